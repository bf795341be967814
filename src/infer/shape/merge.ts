import {
  type Distinct,
  emptyArray,
  emptyNumber,
  emptyObject,
  emptyShape,
  emptyString,
  joinMarks,
  maxDistinct,
  maxKeys,
  type NumberFacet,
  type ObjectFacet,
  type PropertyFacet,
  type Shape,
  type StringFacet,
  unmarked,
} from "./shape.js";

/** The shape of all samples behind `a` and all behind `b`. It shares nothing with them. */
export function merge(a: Shape, b: Shape): Shape {
  const merged = emptyShape();
  mergeInto(merged, a);
  mergeInto(merged, b);
  return merged;
}

/** Adds all samples behind another shape to a shape. It costs what the other is long, however long the first is. */
export function mergeInto(into: Shape, other: Shape): void {
  const { number, string, array, object } = other;
  into.nulls += other.nulls;
  into.booleans += other.booleans;
  if (number) mergeNumbers((into.number ??= emptyNumber()), number);
  if (string) mergeStrings((into.string ??= emptyString()), string);
  if (array) {
    into.array ??= emptyArray();
    into.array.count += array.count;
    mergeInto(into.array.items, array.items);
  }
  if (object) mergeObjects((into.object ??= emptyObject()), object);
}

function mergeNumbers(into: NumberFacet, other: NumberFacet): void {
  into.count += other.count;
  into.fractions += other.fractions;
  into.inexact += other.inexact;
  into.infinite += other.infinite;
  into.distinct = withDistinct(into.distinct, other.distinct);
}

function mergeStrings(into: StringFacet, other: StringFacet): void {
  into.count += other.count;
  other.byFormats.forEach((facet, formats) => {
    if (!facet) return;
    const same = into.byFormats[formats];
    if (!same) into.byFormats[formats] = { ...facet };
    else {
      same.count += facet.count;
      if (facet.least < same.least) same.least = facet.least;
      if (facet.only !== same.only) same.only = undefined;
    }
  });
  into.distinct = withDistinct(into.distinct, other.distinct);
}

function withDistinct<Value>(
  into: Distinct<Value>,
  other: Distinct<Value>,
): Distinct<Value> {
  if (!into || !other) return undefined;
  for (const [value, { count, formats }] of other) {
    const known = into.get(value);
    if (known) known.count += count;
    else into.set(value, { count, formats });
  }
  return into.size > maxDistinct ? undefined : into;
}

function mergeObjects(into: ObjectFacet, other: ObjectFacet): void {
  into.count += other.count;
  into.payloads += other.payloads;
  into.most = Math.max(into.most, other.most);
  if (other.values) mergeInto(fold(into), other.values);
  for (const { key, shape, position, only } of other.properties.values()) {
    const own = addProperty(into, key, position);
    own.only = joinMarks(own.only, only);
    mergeInto(own.shape, shape);
  }
}

/**
 * The property of a key that stands at a place of an object; what is observed of it goes there. Once there are more
 * than {@link maxKeys}, there is one for all keys.
 */
export function addProperty(
  facet: ObjectFacet,
  key: string,
  position: number,
): PropertyFacet {
  const { properties, values } = facet;
  if (values) return { key, shape: values, position, only: unmarked };
  const known = properties.get(key);
  if (known) {
    if (position < known.position) known.position = position;
    return known;
  }
  if (properties.size === maxKeys)
    return { key, shape: fold(facet), position, only: unmarked };
  const property = {
    key,
    shape: emptyShape(),
    position,
    only: unmarked,
  };
  properties.set(key, property);
  return property;
}

/** Gives up the keys of the objects: from then on, what they are called is taken for data. */
export function fold(facet: ObjectFacet): Shape {
  if (facet.values) return facet.values;
  facet.values = valuesOf(facet);
  facet.properties.clear();
  facet.inPlace.length = 0;
  return facet.values;
}

/** The values of all keys, as one: what the values of a map are like. */
export function valuesOf({ properties, values }: ObjectFacet): Shape {
  if (values) return values;
  const all = emptyShape();
  for (const { shape } of properties.values()) mergeInto(all, shape);
  return all;
}
