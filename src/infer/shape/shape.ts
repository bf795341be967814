import type { FormatSet } from "../../type/formats.js";

/**
 * Everything that samples showed at one path, one facet for each JSON type, with how often each was seen. It
 * grows by `observe`, value by value, or by `merge`, which is commutative and associative and has
 * {@link nothing} as its identity; only the order of the keys is that of the operands. The type that follows
 * from a shape asks whether something was seen, never how often, so that a sample seen twice changes no type.
 * So the result depends neither on the order of the samples nor on how they were grouped, and samples need
 * not be kept.
 */
export interface Shape {
  nulls: number;
  booleans: number;
  number: NumberFacet | undefined;
  string: StringFacet | undefined;
  array: ArrayFacet | undefined;
  object: ObjectFacet | undefined;
}

/** The numbers seen. */
export interface NumberFacet {
  count: number;
  /** Those that were no integers. */
  fractions: number;
  /** Integers beyond 2^53, which arrive as another number than was written. */
  inexact: number;
  /** Those beyond what a double holds, such as `1e999`. */
  infinite: number;
  distinct: Distinct<number>;
}

/** The strings seen. */
export interface StringFacet {
  count: number;
  /** How many had exactly these formats, by the set as a number. */
  readonly byFormats: (FormatFacet | undefined)[];
  distinct: Distinct<string>;
}

/** The strings seen of one set of formats. */
export interface FormatFacet {
  count: number;
  /** The least of them by code units, cut off: the example that shows why a format was refused. */
  least: string;
  /** The one string that all of them were, by its {@link digest}; undefined once there were two. */
  only: number | undefined;
}

/** The arrays seen. */
export interface ArrayFacet {
  count: number;
  /** All items of all of them; that of {@link nothing} where all were empty. */
  readonly items: Shape;
}

/** The objects seen. */
export interface ObjectFacet {
  count: number;
  /** Keys of the object that has the most. */
  most: number;
  /** How many payloads that differ had one; none where nobody keeps track of that. */
  payloads: number;
  /** The mark of the last of them. */
  latest: Mark;
  /** In the order in which the keys first appeared; none once there were more than {@link maxKeys}. */
  readonly properties: Map<string, PropertyFacet>;
  /** The values of all keys as one, once there were too many keys to be names. */
  values: Shape | undefined;
  /** What stood at each place of the object seen last: where the next has the same key there, nothing is looked up. */
  readonly inPlace: PropertyFacet[];
}

/** One key of the objects seen. */
export interface PropertyFacet {
  readonly key: string;
  readonly shape: Shape;
  /** The earliest place among the keys of an object, from 0: an order of keys that does not depend on that of samples. */
  position: number;
  /** The one payload that has it, by its {@link Mark}; {@link unmarked} where none was marked, {@link several} where several have it. */
  only: Mark;
}

/** The number of a payload among those that differ, from 1: which one it is does not matter, only that it is another. */
export type Mark = number;

/** The mark of what came before, or of which nobody keeps track. */
export const unmarked: Mark = 0;

/** Stands for more than one mark. */
export const several: Mark = -1;

/** Whether it is the mark of one payload. */
export function isOne(mark: Mark): boolean {
  return mark !== unmarked && mark !== several;
}

/** The mark of what has one mark and another. */
export function joinMarks(one: Mark, other: Mark): Mark {
  if (one === other || other === unmarked) return one;
  return one === unmarked ? other : several;
}

/**
 * How often each value was seen, while there are few; undefined once there are more than {@link maxDistinct}, and where
 * nobody tallies them.
 */
export type Distinct<Value> = Map<Value, ValueFacet> | undefined;

/** One value seen. */
export interface ValueFacet {
  count: number;
  /** Of a string. */
  readonly formats: FormatSet;
}

/**
 * Different keys of the objects at one path that are kept one by one. Whether there are more is a matter of the set
 * of all of them, and so of neither their order nor how samples were grouped.
 */
export const maxKeys = 4096;

/** Different values of a path that are counted one by one. */
export const maxDistinct = 64;

/** Characters of a string that is kept; a longer one is no member of a small set. */
export const maxKept = 64;

/** A shape of no samples, to be grown. */
export function emptyShape(): Shape {
  return {
    nulls: 0,
    booleans: 0,
    number: undefined,
    string: undefined,
    array: undefined,
    object: undefined,
  };
}

export function emptyNumber(tally = true): NumberFacet {
  return {
    count: 0,
    fractions: 0,
    inexact: 0,
    infinite: 0,
    distinct: tally ? new Map() : undefined,
  };
}

export function emptyString(): StringFacet {
  return { count: 0, byFormats: [], distinct: new Map() };
}

export function emptyArray(): ArrayFacet {
  return { count: 0, items: emptyShape() };
}

export function emptyObject(): ObjectFacet {
  return {
    count: 0,
    most: 0,
    payloads: 0,
    latest: unmarked,
    properties: new Map(),
    values: undefined,
    inPlace: [],
  };
}

/** The shape of no samples. */
export const nothing: Readonly<Shape> = emptyShape();

/** How many values there were. */
export function seen(shape: Shape): number {
  const { nulls, booleans, number, string, array, object } = shape;
  return (
    nulls +
    booleans +
    (number?.count ?? 0) +
    (string?.count ?? 0) +
    (array?.count ?? 0) +
    (object?.count ?? 0)
  );
}

/** Whether nothing was seen. */
export function isNothing(shape: Shape): boolean {
  return seen(shape) === 0;
}

/** Whether any of the objects did not have the property. */
export function isOptional(
  { count }: ObjectFacet,
  { shape }: PropertyFacet,
): boolean {
  return seen(shape) < count;
}

/** Whether two different strings were seen: what only one has may be chance. */
export function hasSeveral({ byFormats }: StringFacet): boolean {
  const facets = byFormats.filter((facet) => facet !== undefined);
  return facets.length > 1 || facets.some(({ only }) => only === undefined);
}

/** The formats that every string has. */
export function commonFormats({ byFormats }: StringFacet): FormatSet {
  let common = -1;
  byFormats.forEach((facet, formats) => {
    if (facet) common &= formats;
  });
  return common;
}
