import { valuesOf } from "../shape/merge.js";
import type { ObjectFacet, Shape } from "../shape/shape.js";
import { kindsIn } from "../shape/kinds-in.js";

/** With fewer objects, a key that all of them have may be chance. */
const fewestObjects = 3;

/** With fewer keys, that their values are alike may be chance. */
const fewestKeys = 3;

/** The share of objects that bring a new key, from which on more are to be expected. */
const mostNewKeys = 0.1;

/** Whether enough payloads had the object for a key that none lacked to be required. */
export function isRequiringSettled({ fresh }: ObjectFacet): boolean {
  return fresh >= fewestObjects;
}

/** Whether payloads keep bringing new keys of the object. */
export function isOpen({ fresh, properties }: ObjectFacet): boolean {
  let once = 0;
  for (const property of properties.values())
    if (property.fresh === 1) once += 1;
  return once > fresh * mostNewKeys;
}

/** The values of all keys as one, where there are enough of them and all are of one JSON type. */
export function alikeIn(facet: ObjectFacet): Shape | undefined {
  if (facet.properties.size < fewestKeys) return undefined;
  const values = valuesOf(facet);
  return kindsIn(values) === 1 ? values : undefined;
}

/**
 * The keys that objects beside this one have and it has not, where those are settled: what is alike tells of an object
 * that itself was seen too seldom.
 */
export function keysOfAlike(
  { properties }: ObjectFacet,
  siblings: Shape | undefined,
): readonly string[] | undefined {
  const object = siblings?.object;
  if (!object || object.values || isOpen(object)) return undefined;
  // Objects that share hardly a key are not alike.
  if (object.properties.size > object.most * 2) return undefined;
  return [...object.properties.keys()].filter((key) => !properties.has(key));
}
