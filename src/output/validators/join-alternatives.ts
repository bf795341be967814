import { mapSubschemas, type Schema } from "../../json-schema/load/keywords.js";
import { listOf } from "../../json-schema/read/own-types.js";
import {
  get,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { stringFormats } from "../../type/formats.js";

const typeless = ["title", "description", "deprecated", "$comment"];

/** What says something about values of one type alone. */
const keywordsOf: Readonly<Record<string, readonly string[]>> = {
  object: [
    "properties",
    "patternProperties",
    "additionalProperties",
    "required",
    "minProperties",
    "maxProperties",
    "propertyNames",
  ],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  string: ["format", "pattern", "minLength", "maxLength"],
  integer: ["minimum", "maximum", "multipleOf"],
  number: ["minimum", "maximum", "multipleOf"],
  boolean: [],
  null: [],
};

/**
 * Joins alternatives of different types into one schema, everywhere in a schema. It allows the same values, but
 * a value that fits in type alone is then not held against the others, which would only confuse.
 */
export function joinAlternatives(schema: JsonObject): JsonObject {
  const inner = mapSubschemas(schema, (child): Schema =>
    typeof child === "boolean" ? child : joinAlternatives(child),
  );
  return joined(inner, "anyOf") ?? joined(inner, "oneOf") ?? inner;
}

function joined(
  schema: JsonObject,
  keyword: "anyOf" | "oneOf",
): JsonObject | undefined {
  const members = listOf(schema, keyword);
  const others = Object.keys(schema).filter((key) => key !== keyword);
  if (!members || !others.every((key) => typeless.includes(key)))
    return undefined;
  const types: string[] = [];
  const entries: [string, Json][] = [];
  for (const member of members) {
    const type = isObject(member) && get(member, "type");
    if (typeof type !== "string" || !isObject(member)) return undefined;
    if (!isOnlyFor(type, member)) return undefined;
    types.push(type);
    entries.push(...Object.entries(member));
  }
  return isDistinct(types)
    ? Object.fromEntries([...entries, ["type", types]])
    : undefined;
}

/** Whether nothing in the schema says anything about values of another type. */
function isOnlyFor(type: string, schema: JsonObject): boolean {
  const own = keywordsOf[type] ?? [];
  // There are formats of numbers, too.
  const format = get(schema, "format") ?? "date";
  return (
    Object.keys(schema).every(
      (key) => key === "type" || own.includes(key) || typeless.includes(key),
    ) && stringFormats.some((known) => known === format)
  );
}

function isDistinct(types: readonly string[]): boolean {
  const different = new Set(
    types.map((type) => (type === "integer" ? "number" : type)),
  );
  return different.size === types.length;
}
