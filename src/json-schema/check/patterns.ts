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

/** A regular expression in a schema. */
export interface Pattern {
  readonly pattern: string;
  readonly path: JsonPath;
  /** Which part of what stands at the path it is. */
  readonly part: "key" | "value";
}

/** A regular expression that is none. */
export interface BrokenPattern extends Pattern {
  /** What the engine says of it. */
  readonly reason: string;
}

/** The regular expressions in a schema. */
export function* patternsIn(
  schema: Schema,
  path: JsonPath = [],
): Generator<Pattern> {
  if (typeof schema === "boolean") return;
  const pattern = get(schema, "pattern");
  const keyed = get(schema, "patternProperties");
  if (typeof pattern === "string")
    yield { pattern, path: [...path, "pattern"], part: "value" };
  for (const key of isObject(keyed) ? Object.keys(keyed) : []) {
    const own = [...path, "patternProperties", key];
    yield { pattern: key, path: own, part: "key" };
  }
  for (const [steps, child] of subschemas(schema))
    yield* patternsIn(child, [...path, ...steps]);
}

/** Finds the regular expressions that cannot be used; schemas of drafts leave them unchecked. */
export function* brokenPatterns(schema: Schema): Generator<BrokenPattern> {
  for (const each of patternsIn(schema)) {
    const reason = problemOf(each.pattern);
    if (reason !== undefined) yield { ...each, reason };
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
