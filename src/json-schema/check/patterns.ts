import { get, isObject, type JsonPath } from "../../base/json/json.js";
import { type Schema, subschemas } from "../load/keywords.js";

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
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
