import type { FormatSet } from "./formats.js";

/**
 * Everything that samples showed at one path, one facet for each JSON type. Values of it are never
 * changed; they grow by {@link merge}, which is commutative and associative, has {@link nothing} as its
 * identity and takes the same sample twice without a change. So the result depends neither on the order
 * of the samples nor on how they were grouped, and samples need not be kept.
 */
export interface Shape {
  readonly null: boolean;
  readonly boolean: boolean;
  readonly number: NumberFacet | undefined;
  readonly string: StringFacet | undefined;
  readonly array: ArrayFacet | undefined;
  readonly object: ObjectFacet | undefined;
}

/** The numbers seen. */
export interface NumberFacet {
  /** Whether any was no integer. */
  readonly fraction: boolean;
  /** Whether any was an integer beyond 2^53, which arrives as another number than was written. */
  readonly inexact: boolean;
  /** Whether any was beyond what a double holds, such as `1e999`. */
  readonly infinite: boolean;
}

/** The strings seen. */
export interface StringFacet {
  /** The formats that every one of them has. */
  readonly formats: FormatSet;
}

/** The arrays seen. */
export interface ArrayFacet {
  /** All items of all of them; {@link nothing} where all were empty. */
  readonly items: Shape;
}

/** The objects seen. */
export interface ObjectFacet {
  /** In the order in which the keys first appeared. */
  readonly properties: ReadonlyMap<string, PropertyFacet>;
}

/** One key of the objects seen. */
export interface PropertyFacet {
  readonly shape: Shape;
  /** Whether any of the objects did not have it. */
  readonly optional: boolean;
}

/** The shape of no samples. */
export const nothing: Shape = {
  null: false,
  boolean: false,
  number: undefined,
  string: undefined,
  array: undefined,
  object: undefined,
};

/** Whether the shape is that of no samples at all. */
export function isNothing(shape: Shape): boolean {
  const { number, string, array, object } = shape;
  return (
    !shape.null && !shape.boolean && !number && !string && !array && !object
  );
}
