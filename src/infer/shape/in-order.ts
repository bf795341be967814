import { emptyShape, type PropertyFacet, type Shape } from "./shape.js";

/**
 * The shape with its keys in an order that depends on the samples alone and not on theirs: by the earliest place
 * that a key has in any object, and then by name.
 */
export function inOrder(shape: Shape): Shape {
  const { array, object } = shape;
  return {
    ...emptyShape(),
    ...shape,
    array: array && { ...array, items: inOrder(array.items) },
    object: object && {
      ...object,
      values: object.values && inOrder(object.values),
      properties: new Map(
        [...object.properties]
          .sort(byPlace)
          .map(([key, property]) => [
            key,
            { ...property, shape: inOrder(property.shape) },
          ]),
      ),
    },
  };
}

type Entry = readonly [key: string, property: PropertyFacet];

function byPlace([a, mine]: Entry, [b, theirs]: Entry): number {
  return mine.position - theirs.position || (a < b ? -1 : 1);
}
