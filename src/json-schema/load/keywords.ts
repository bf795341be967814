import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";

/** A JSON Schema, or a part of one: `true` allows everything, `false` nothing. */
export type Schema = boolean | JsonObject;

/** What a keyword holds, where it holds schemas. */
type Holds = "schema" | "list" | "map";

/**
 * The keywords of all drafts up to 2020-12 that hold schemas. Whatever stands under any other keyword is
 * data: a `$ref` in an `enum` or an example refers to nothing.
 */
const holding: ReadonlyMap<string, readonly Holds[]> = new Map<
  string,
  readonly Holds[]
>([
  ["$defs", ["map"]],
  ["additionalItems", ["schema"]],
  ["additionalProperties", ["schema"]],
  ["allOf", ["list"]],
  ["anyOf", ["list"]],
  ["contains", ["schema"]],
  ["contentSchema", ["schema"]],
  ["definitions", ["map"]],
  ["dependencies", ["map"]], // lists of names among them are no schemas, and passed over
  ["dependentSchemas", ["map"]],
  ["else", ["schema"]],
  ["if", ["schema"]],
  ["items", ["schema", "list"]],
  ["not", ["schema"]],
  ["oneOf", ["list"]],
  ["patternProperties", ["map"]],
  ["prefixItems", ["list"]],
  ["properties", ["map"]],
  ["propertyNames", ["schema"]],
  ["then", ["schema"]],
  ["unevaluatedItems", ["schema"]],
  ["unevaluatedProperties", ["schema"]],
]);

/** Whether schemas stand under the keyword. */
export function holdsSchemas(keyword: string): boolean {
  return holding.has(keyword);
}

/** Whether the value can be a schema at all. */
export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === "boolean" || isObject(value);
}

/** The schemas directly inside a schema, each with the steps that lead to it. */
export function* subschemas(
  schema: JsonObject,
): Generator<readonly [JsonPath, Schema]> {
  for (const [keyword, value] of Object.entries(schema)) {
    for (const [path, child] of held(keyword, value)) {
      if (isSchema(child)) yield [[keyword, ...path], child];
    }
  }
}

/** A copy of the schema with every schema directly inside it changed. */
export function mapSubschemas(
  schema: JsonObject,
  change: (schema: Schema) => Schema,
): JsonObject {
  const changed = (value: Json): Json =>
    isSchema(value) ? change(value) : value;
  // `fromEntries` defines its keys, so that a property `__proto__` stays one.
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]): [string, Json] => {
      const holds = holding.get(keyword) ?? [];
      if (holds.includes("list") && isList(value))
        return [keyword, value.map(changed)];
      if (holds.includes("schema")) return [keyword, changed(value)];
      if (!holds.includes("map") || !isObject(value)) return [keyword, value];
      const entries = Object.entries(value).map(
        ([key, child]): [string, Json] => [key, changed(child)],
      );
      return [keyword, Object.fromEntries(entries)];
    }),
  );
}

function held(
  keyword: string,
  value: Json,
): Iterable<readonly [JsonPath, Json | undefined]> {
  const holds = holding.get(keyword) ?? [];
  if (isList(value)) {
    return holds.includes("list")
      ? value.map((child, index) => [[index], child])
      : [];
  }
  if (holds.includes("schema")) return [[[], value]];
  if (!holds.includes("map") || !isObject(value)) return [];
  return Object.entries(value).map(([key, child]) => [[key], child]);
}
