import {
  type ArrayFacet,
  type Distinct,
  emptyArray,
  emptyNumber,
  emptyObject,
  emptyString,
  type FormatFacet,
  maxDistinct,
  nothing,
  type NumberFacet,
  type ObjectFacet,
  type PropertyFacet,
  type Shape,
  type StringFacet,
  type ValueFacet,
} from "./shape.js";

/** The shape of all samples behind `a` and all behind `b`. It shares nothing with them. */
export function merge(a: Shape, b: Shape): Shape {
  return {
    nulls: a.nulls + b.nulls,
    booleans: a.booleans + b.booleans,
    number: both(a.number, b.number, emptyNumber, mergeNumbers),
    string: both(a.string, b.string, emptyString, mergeStrings),
    array: both(a.array, b.array, emptyArray, mergeArrays),
    object: both(a.object, b.object, emptyObject, mergeObjects),
  };
}

function both<Facet>(
  a: Facet | undefined,
  b: Facet | undefined,
  empty: () => Facet,
  mergeFacets: (a: Facet, b: Facet) => Facet,
): Facet | undefined {
  return a || b ? mergeFacets(a ?? empty(), b ?? empty()) : undefined;
}

function mergeNumbers(a: NumberFacet, b: NumberFacet): NumberFacet {
  return {
    count: a.count + b.count,
    fractions: a.fractions + b.fractions,
    inexact: a.inexact + b.inexact,
    infinite: a.infinite + b.infinite,
    distinct: mergeDistinct(a.distinct, b.distinct),
  };
}

function mergeStrings(a: StringFacet, b: StringFacet): StringFacet {
  const byFormats: (FormatFacet | undefined)[] = [];
  for (const facets of [a.byFormats, b.byFormats]) {
    facets.forEach((facet, formats) => {
      if (!facet) return;
      const same = byFormats[formats];
      byFormats[formats] = {
        count: facet.count + (same?.count ?? 0),
        least: same && same.least < facet.least ? same.least : facet.least,
      };
    });
  }
  return {
    count: a.count + b.count,
    byFormats,
    distinct: mergeDistinct(a.distinct, b.distinct),
  };
}

function mergeDistinct<Value>(
  a: Distinct<Value>,
  b: Distinct<Value>,
): Distinct<Value> {
  if (!a || !b) return undefined;
  const merged = new Map<Value, ValueFacet>();
  for (const values of [a, b]) {
    for (const [value, { count, formats }] of values) {
      const known = merged.get(value)?.count ?? 0;
      merged.set(value, { count: known + count, formats });
    }
  }
  return merged.size > maxDistinct ? undefined : merged;
}

function mergeArrays(a: ArrayFacet, b: ArrayFacet): ArrayFacet {
  return { count: a.count + b.count, items: merge(a.items, b.items) };
}

function mergeObjects(a: ObjectFacet, b: ObjectFacet): ObjectFacet {
  const properties = new Map<string, PropertyFacet>();
  for (const own of [a.properties, b.properties]) {
    for (const [key, { shape, position }] of own) {
      const same = properties.get(key);
      properties.set(key, {
        key,
        shape: merge(same?.shape ?? nothing, shape),
        position: Math.min(same?.position ?? position, position),
      });
    }
  }
  return { count: a.count + b.count, properties, inPlace: [] };
}
