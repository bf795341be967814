import type { PayloadType } from "../../type/payload-type.js";
import type { ObjectFacet } from "../shape/shape.js";

/** With fewer objects, a key that all of them have may be chance. */
const fewestObjects = 3;

/** The share of objects that bring a new key, from which on more are to be expected. */
const mostNewKeys = 0.1;

/** Whether enough payloads had the object for a key that none lacked to be required. */
export function isRequiringSettled({ fresh }: ObjectFacet): boolean {
  return fresh >= fewestObjects;
}

/** The type of the keys that an object may have besides, if any: anything, as long as new ones keep coming. */
export function othersOf({ fresh, properties }: ObjectFacet): {
  readonly others?: PayloadType;
} {
  let once = 0;
  for (const property of properties.values())
    if (property.fresh === 1) once += 1;
  return once > fresh * mostNewKeys ? { others: { kind: "unknown" } } : {};
}
