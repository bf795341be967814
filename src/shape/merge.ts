import type {
  ArrayFacet,
  NumberFacet,
  ObjectFacet,
  PropertyFacet,
  Shape,
  StringFacet,
} from "./shape.js";

/**
 * The shape of all samples behind `a` and all behind `b`.
 *
 * Gives back `a` itself where `b` adds nothing, so that the thousandth sample of an event costs no memory.
 */
export function merge(a: Shape, b: Shape): Shape {
  if (a === b) return a;
  const number = mergeFacet(a.number, b.number, mergeNumbers);
  const string = mergeFacet(a.string, b.string, mergeStrings);
  const array = mergeFacet(a.array, b.array, mergeArrays);
  const object = mergeFacet(a.object, b.object, mergeObjects);
  const unchanged =
    number === a.number &&
    string === a.string &&
    array === a.array &&
    object === a.object &&
    (a.null || !b.null) &&
    (a.boolean || !b.boolean);
  if (unchanged) return a;
  return {
    null: a.null || b.null,
    boolean: a.boolean || b.boolean,
    number,
    string,
    array,
    object,
  };
}

function mergeFacet<Facet extends object>(
  a: Facet | undefined,
  b: Facet | undefined,
  both: (a: Facet, b: Facet) => Facet,
): Facet | undefined {
  if (!a || !b || a === b) return a ?? b;
  return both(a, b);
}

function mergeNumbers(a: NumberFacet, b: NumberFacet): NumberFacet {
  const adds =
    (!a.fraction && b.fraction) ||
    (!a.inexact && b.inexact) ||
    (!a.infinite && b.infinite);
  if (!adds) return a;
  return {
    fraction: a.fraction || b.fraction,
    inexact: a.inexact || b.inexact,
    infinite: a.infinite || b.infinite,
  };
}

function mergeStrings(a: StringFacet, b: StringFacet): StringFacet {
  const formats = a.formats & b.formats;
  return formats === a.formats ? a : { formats };
}

function mergeArrays(a: ArrayFacet, b: ArrayFacet): ArrayFacet {
  const items = merge(a.items, b.items);
  return items === a.items ? a : { items };
}

function mergeObjects(a: ObjectFacet, b: ObjectFacet): ObjectFacet {
  let properties: Map<string, PropertyFacet> | undefined;
  const set = (key: string, property: PropertyFacet): void => {
    properties ??= new Map(a.properties);
    properties.set(key, property);
  };
  for (const [key, mine] of a.properties) {
    const theirs = b.properties.get(key);
    const shape = theirs ? merge(mine.shape, theirs.shape) : mine.shape;
    const optional = mine.optional || !theirs || theirs.optional;
    if (shape !== mine.shape || optional !== mine.optional)
      set(key, { shape, optional });
  }
  for (const [key, theirs] of b.properties) {
    if (!a.properties.has(key))
      set(key, { shape: theirs.shape, optional: true });
  }
  return properties ? { properties } : a;
}
