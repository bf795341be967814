import { merge } from "./merge.js";
import { nothing, type ObjectFacet, type Shape } from "./shape.js";

/** The values of all keys, as one: what the values of a map are like. */
export function valuesOf({ properties }: ObjectFacet): Shape {
  return [...properties.values()].reduce<Shape>(
    (values, { shape }) => merge(values, shape),
    nothing,
  );
}
