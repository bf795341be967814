/** Stands in a variable path for any item of an array, or any value of a map. */
export const anyItem: unique symbol = Symbol("any item");

/** How {@link anyItem} is written by people. */
export const anyItemSign = "*";

/** One step from a value to one in it: a key, or {@link anyItem}. */
export type Segment = string | typeof anyItem;

/** The steps from a payload to a value in it. */
export type Segments = readonly Segment[];

/** A variable path as people write it: `items.*.sku`. */
export function writePath(segments: Segments): string {
  return segments
    .map((segment) => (segment === anyItem ? anyItemSign : segment))
    .join(".");
}

/** A path at the beginning of a message. */
export function showPath(segments: Segments): string {
  return segments.length === 0
    ? "The payload"
    : JSON.stringify(writePath(segments));
}

/**
 * Levels of a payload that the generated constants reach down to. TypeScript gives up on types of literals
 * that are nested much deeper, and no workflow reads from there.
 */
export const maxConstantDepth = 32;

/** Why no generated constant stands for a path. */
export type NoConstant = "empty" | "dot" | "reserved" | "deep";

/**
 * Why no generated constant stands for a path, or nothing where one does.
 *
 * The platform reads variables by dot paths, and how it would reach a key that itself holds a dot is
 * stated nowhere; `$path` and `$at` are taken by the constants.
 */
export function whyNoConstant(segments: Segments): NoConstant | undefined {
  if (segments.length > maxConstantDepth) return "deep";
  const key = segments.at(-1);
  if (key === undefined || key === anyItem) return undefined;
  if (key === "") return "empty";
  if (key.includes(".")) return "dot";
  return key === "$path" || key === "$at" ? "reserved" : undefined;
}
