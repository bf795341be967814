/**
 * Stands in a variable path for any item of an array. As {@link anyKey}, one for all copies of this module: the command
 * line and what it loads later have one each.
 */
export const anyItem: unique symbol = Symbol.for("cobalt-events: any item");

/** Stands in a variable path for any key of a map. */
export const anyKey: unique symbol = Symbol.for("cobalt-events: any key");

/** How {@link anyItem} and {@link anyKey} are written by people. */
export const anySign = "*";

/** One step from a value to one in it: a key, {@link anyItem} or {@link anyKey}. */
export type Segment = string | typeof anyItem | typeof anyKey;

/** The steps from a payload to a value in it. */
export type Segments = readonly Segment[];

/** Whether the step stands for many: any item or any key. */
export function isAny(
  segment: Segment | undefined,
): segment is typeof anyItem | typeof anyKey {
  return segment === anyItem || segment === anyKey;
}

/** A variable path as people write it: `items.*.sku`. */
export function writePath(segments: Segments): string {
  return segments
    .map((segment) => (isAny(segment) ? anySign : segment))
    .join(".");
}

/** What tells a path from all others, for the keys of a table: a key that is called as a sign is none. */
export function pathId(segments: Segments): string {
  return JSON.stringify(
    segments.map((segment) =>
      isAny(segment) ? [segment.description] : segment,
    ),
  );
}

/** A path that cannot be taken for another one: a key that holds a dot stands in brackets, `dependencies["lodash.merge"]`. */
export function tellPath(segments: Segments): string {
  return segments.reduce<string>((path, segment) => {
    if (isAny(segment)) return path === "" ? anySign : `${path}.${anySign}`;
    if (segment === "" || segment === anySign || /[.[\]"]/.test(segment))
      return `${path}[${JSON.stringify(segment)}]`;
    return path === "" ? segment : `${path}.${segment}`;
  }, "");
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
  if (key === undefined || isAny(key)) return undefined;
  if (key === "") return "empty";
  if (key.includes(".")) return "dot";
  return key === "$path" || key === "$at" ? "reserved" : undefined;
}
