import { get, isObject, type JsonPath } from "../../base/json/json.js";
import { type Schema, subschemas } from "../load/keywords.js";

/**
 * Makes a regular expression as validators have it: of code points, or, where that is refused for an escape that
 * nothing needs (`\\-`), of UTF-16 units as every engine takes it.
 */
export const compilePattern = Object.assign(
  (pattern: string, flags: string): RegExp => {
    try {
      return new RegExp(pattern, flags);
    } catch (error) {
      // Without the flag, these would mean other characters.
      if (/\\[pPu]\{/.test(pattern)) throw error;
      try {
        return new RegExp(pattern, flags.replace("u", ""));
      } catch {
        throw error;
      }
    }
  },
  { code: "new RegExp" },
);

/** A regular expression that is none. */
export interface BrokenPattern {
  readonly path: JsonPath;
  /** Which part of what stands at the path it is. */
  readonly part: "key" | "value";
  /** What the engine says of it. */
  readonly reason: string;
}

/** Finds the regular expressions that cannot be used; schemas of drafts leave them unchecked. */
export function* brokenPatterns(
  schema: Schema,
  path: JsonPath = [],
): Generator<BrokenPattern> {
  if (typeof schema === "boolean") return;
  const pattern = get(schema, "pattern");
  const keyed = get(schema, "patternProperties");
  const reason = typeof pattern === "string" ? problemOf(pattern) : undefined;
  if (reason !== undefined)
    yield { path: [...path, "pattern"], part: "value", reason };
  for (const key of isObject(keyed) ? Object.keys(keyed) : []) {
    const reason = problemOf(key);
    if (reason !== undefined)
      yield { path: [...path, "patternProperties", key], part: "key", reason };
  }
  for (const [steps, child] of subschemas(schema)) {
    yield* brokenPatterns(child, [...path, ...steps]);
  }
}

function problemOf(pattern: string): string | undefined {
  try {
    compilePattern(pattern, "u");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
