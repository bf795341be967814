import {
  get,
  isObject,
  type Json,
  type JsonObject,
  type JsonScalar,
} from "../../base/json/json.js";
import { dereference, type SchemaBundle } from "../load/bundle.js";
import { isSchema, type Schema } from "../load/keywords.js";

/** The types of JSON, as `type` names them. */
export const jsonTypes = [
  "string",
  "integer",
  "number",
  "boolean",
  "object",
  "array",
  "null",
] as const;

/** A type of JSON. */
export type JsonType = (typeof jsonTypes)[number];

const objectKeywords = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "required",
];
const arrayKeywords = ["items", "prefixItems"];

/**
 * The types that a schema's own `type` allows. Without one, a schema with properties is taken for one of
 * objects, and one with items for one of arrays, as people mean them.
 *
 * @returns undefined where it says nothing
 */
export function ownTypes(schema: JsonObject): readonly JsonType[] | undefined {
  const written = get(schema, "type");
  if (written !== undefined) {
    const names = Array.isArray(written)
      ? (written as readonly Json[])
      : [written];
    const types = jsonTypes.filter((type) => names.includes(type));
    return get(schema, "nullable") === true && !types.includes("null")
      ? [...types, "null"]
      : types;
  }
  const implied: JsonType[] = [];
  if (objectKeywords.some((keyword) => Object.hasOwn(schema, keyword)))
    implied.push("object");
  if (arrayKeywords.some((keyword) => Object.hasOwn(schema, keyword)))
    implied.push("array");
  return implied.length > 0 ? implied : undefined;
}

/** The values of a schema's `enum` and `const` that its own types allow; undefined where it has neither. */
export function ownConstants(schema: JsonObject): readonly Json[] | undefined {
  const listed = get(schema, "enum");
  const constant = get(schema, "const");
  const values =
    constant !== undefined
      ? [constant]
      : Array.isArray(listed)
        ? (listed as readonly Json[])
        : undefined;
  const types = ownTypes(schema);
  return types ? values?.filter((value) => isOfType(value, types)) : values;
}

/** The schemas in a list such as `anyOf`. */
export function listOf(
  schema: JsonObject,
  keyword: string,
): readonly Schema[] | undefined {
  const list = get(schema, keyword);
  return Array.isArray(list)
    ? (list as readonly Json[]).filter(isSchema)
    : undefined;
}

/** The schemas in a map such as `properties`, or in `dependencies`, whose lists of names are passed over. */
export function mapOf(
  schema: JsonObject,
  keyword: string,
): readonly (readonly [string, Schema])[] {
  const map = get(schema, keyword);
  if (!isObject(map)) return [];
  return Object.entries(map).flatMap(([key, value]) =>
    isSchema(value) ? [[key, value] as const] : [],
  );
}

/** The names that a schema requires. */
export function requiredOf(schema: JsonObject): ReadonlySet<string> {
  const names = get(schema, "required");
  return new Set(
    Array.isArray(names)
      ? (names as readonly Json[]).filter((name) => typeof name === "string")
      : [],
  );
}

/** Whether the schema allows no value, in the way this is written: `"not": {}`. */
export function allowsNothing(schema: Schema): boolean {
  if (typeof schema === "boolean") return !schema;
  const not = get(schema, "not");
  return not === true || (isObject(not) && Object.keys(not).length === 0);
}

/** Whether a payload can satisfy the bundle's schema, as far as its types tell. */
export function canBeObject(bundle: SchemaBundle): boolean {
  return possibleTypes(bundle, bundle.schema).has("object");
}

/** Whether nothing but objects satisfies the bundle's schema. */
export function isAlwaysObject(bundle: SchemaBundle): boolean {
  const [type, ...others] = possibleTypes(bundle, bundle.schema);
  return type === "object" && others.length === 0;
}

/** The types that values of a schema may have, references and combinations followed. */
function possibleTypes(
  bundle: SchemaBundle,
  schema: Schema,
  above: readonly Schema[] = [],
): ReadonlySet<JsonType> {
  // A schema that refers to itself before it says anything says nothing.
  if (allowsNothing(schema)) return new Set();
  if (typeof schema === "boolean" || above.includes(schema))
    return new Set(jsonTypes);
  const below = [...above, schema];
  const possible = (inner: Schema): ReadonlySet<JsonType> =>
    possibleTypes(bundle, inner, below);
  const reference = get(schema, "$ref");
  const target =
    typeof reference === "string" ? dereference(bundle, reference) : undefined;
  const alternatives = [
    listOf(schema, "anyOf"),
    listOf(schema, "oneOf"),
  ].filter((list) => list !== undefined);
  const conditions = [
    new Set(ownTypes(schema) ?? jsonTypes),
    ...(target === undefined ? [] : [possible(target)]),
    ...(listOf(schema, "allOf") ?? []).map(possible),
    ...alternatives.map(
      (list) => new Set(list.flatMap((member) => [...possible(member)])),
    ),
  ];
  const constants = ownConstants(schema);
  const types = jsonTypes.filter((type) =>
    conditions.every((allowed) => allowed.has(type)),
  );
  return new Set(
    constants
      ? types.filter((type) =>
          constants.some((value) => isOfType(value, [type])),
        )
      : types,
  );
}

/** Whether the value holds no other. */
export function isScalar(value: Json): value is JsonScalar {
  return value === null || typeof value !== "object";
}

/** Whether the value is of one of the types. */
export function isOfType(value: Json, types: readonly string[]): boolean {
  if (value === null) return types.includes("null");
  if (Array.isArray(value)) return types.includes("array");
  if (typeof value === "number")
    return (
      types.includes("number") ||
      (Number.isInteger(value) && types.includes("integer"))
    );
  return types.some((type) => type === typeof value);
}
