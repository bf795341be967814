import { valuesOf } from "../shape/merge.js";
import {
  isOne,
  type Mark,
  type ObjectFacet,
  type Shape,
} from "../shape/shape.js";
import { kindsIn } from "../shape/kinds-in.js";

/** With fewer payloads, that all of them have a key may be chance. */
const fewestPayloads = 3;

/** With fewer keys, that their values are alike may be chance. */
const fewestKeys = 3;

/** The chance that the next payload brings a new key, up to which none is expected. */
const mostNewKeys = 1 / 20;

/** Whether enough payloads had the object for a key that none lacked to be required. */
export function isRequiringSettled({ payloads }: ObjectFacet): boolean {
  return payloads >= fewestPayloads;
}

/** Whether payloads keep bringing new keys of the object: by Good and Turing, the share of those that alone have one. */
export function isOpen({ payloads, properties }: ObjectFacet): boolean {
  const alone = new Set<Mark>();
  for (const { only } of properties.values()) if (isOne(only)) alone.add(only);
  return alone.size > payloads * mostNewKeys;
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
