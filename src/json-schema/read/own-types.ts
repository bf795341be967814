import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import {
  isOfType,
  type JsonType,
  jsonTypes,
} from "../../base/json/json-type.js";
import { isSchema, type Schema } from "../load/keywords.js";

const objectKeywords = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "required",
];
const arrayKeywords = ["items", "prefixItems"];

/** Keywords by which other schemas speak of the same value, so that `unevaluated…` does not speak of all the rest. */
const evaluating = [
  "allOf",
  "anyOf",
  "oneOf",
  "if",
  "dependentSchemas",
  "$ref",
];

/** Whether other schemas, too, say what properties and items there are in a value. */
export function evaluatesMore(schema: JsonObject): boolean {
  return evaluating.some((keyword) => Object.hasOwn(schema, keyword));
}

/**
 * The types that a schema's own `type` allows. Without one, a schema with properties is taken for one of
 * objects, and one with items for one of arrays, as people mean them.
 *
 * @param isPayload whether it is an object anyway, of which items say nothing
 * @returns undefined where it says nothing
 */
export function ownTypes(
  schema: JsonObject,
  isPayload = false,
): readonly JsonType[] | undefined {
  const written = get(schema, "type");
  if (written !== undefined) {
    const names = isList(written) ? written : [written];
    const types = jsonTypes.filter((type) => names.includes(type));
    return get(schema, "nullable") === true && !types.includes("null")
      ? [...types, "null"]
      : types;
  }
  const implied: JsonType[] = [];
  if (objectKeywords.some((keyword) => Object.hasOwn(schema, keyword)))
    implied.push("object");
  if (
    !isPayload &&
    arrayKeywords.some((keyword) => Object.hasOwn(schema, keyword))
  )
    implied.push("array");
  return implied.length > 0 ? implied : undefined;
}

/** The values of a schema's `enum` and `const` that its own types allow; undefined where it has neither. */
export function ownConstants(schema: JsonObject): readonly Json[] | undefined {
  const listed = get(schema, "enum");
  const constant = get(schema, "const");
  const values =
    constant !== undefined ? [constant] : isList(listed) ? listed : undefined;
  const types = ownTypes(schema);
  return types ? values?.filter((value) => isOfType(value, types)) : values;
}

/** The schemas in a list such as `anyOf`. */
export function listOf(
  schema: JsonObject,
  keyword: string,
): readonly Schema[] | undefined {
  const list = get(schema, keyword);
  return isList(list) ? list.filter(isSchema) : undefined;
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
    isList(names) ? names.filter((name) => typeof name === "string") : [],
  );
}

/** Whether the schema allows no value, in the way this is written: `"not": {}`. */
export function allowsNothing(schema: Schema): boolean {
  if (typeof schema === "boolean") return !schema;
  const not = get(schema, "not");
  return not === true || (isObject(not) && Object.keys(not).length === 0);
}
