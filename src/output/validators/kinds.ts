import { mapSubschemas, type Schema } from "../../json-schema/load/keywords.js";
import { listOf, requiredOf } from "../../json-schema/read/own-types.js";
import {
  get,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";

/** What the conditions say in place of the alternatives. */
const conditionKeywords = ["type", "properties", "required", "allOf"];

/** Alternatives of objects, of which each has another constant as the value of one property. */
interface Kinds {
  readonly key: string;
  readonly tags: readonly Json[];
  readonly schemas: readonly JsonObject[];
}

/**
 * Rewrites alternatives of objects that one property tells apart, everywhere in a schema, as conditions on that
 * property. They allow the same values, but a value is then held against its own alternative alone.
 */
export function tellKindsApart(schema: JsonObject): JsonObject {
  const inner = mapSubschemas(schema, (child): Schema =>
    typeof child === "boolean" ? child : tellKindsApart(child),
  );
  const members = listOf(inner, "oneOf");
  if (
    !members?.every(isObject) ||
    conditionKeywords.some((key) => Object.hasOwn(inner, key))
  )
    return inner;
  const others = Object.entries(inner).filter(([key]) => key !== "oneOf");
  const objects = members.filter((member) => get(member, "type") === "object");
  const types = members
    .filter((member) => !objects.includes(member))
    .map(onlyType);
  const kinds = kindsOf(objects);
  if (!kinds || types.includes(undefined)) return inner;
  const rest = types.filter((type) => type !== undefined);
  return { ...Object.fromEntries(others), ...conditions(kinds, rest) };
}

function conditions(
  { key, tags, schemas }: Kinds,
  types: readonly string[],
): JsonObject {
  return {
    type: ["object", ...types],
    required: [key],
    properties: { [key]: { enum: tags } },
    allOf: schemas.map((schema, index) => ({
      if: {
        type: "object",
        required: [key],
        properties: { [key]: { const: tags[index] ?? null } },
      },
      then: schema,
    })),
  };
}

function kindsOf(schemas: readonly JsonObject[]): Kinds | undefined {
  const [first, second] = schemas;
  if (!first || !second) return undefined;
  for (const key of requiredOf(first)) {
    const tags = schemas.flatMap((schema) => tagOf(schema, key) ?? []);
    if (new Set(tags).size === schemas.length) return { key, tags, schemas };
  }
  return undefined;
}

/** The one value that a property has to have. */
function tagOf(schema: JsonObject, key: string): Json | undefined {
  const properties = get(schema, "properties");
  const property = isObject(properties) ? get(properties, key) : undefined;
  const tag = isObject(property) ? get(property, "const") : undefined;
  const isTag = typeof tag !== "object" && requiredOf(schema).has(key);
  return isTag ? tag : undefined;
}

/** The type of a schema that says nothing else. */
function onlyType(schema: JsonObject): string | undefined {
  const type = get(schema, "type");
  return typeof type === "string" && Object.keys(schema).length === 1
    ? type
    : undefined;
}
