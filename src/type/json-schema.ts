import type { Json, JsonObject } from "../base/json/json.js";
import { isAwkward, patternOf } from "./awkward-key.js";
import { misspellingsOf } from "./misspelt-keys.js";
import type {
  ObjectType,
  PayloadType,
  Property,
  TupleType,
  UnionType,
} from "./payload-type.js";

/** What the schemas that are written here call their draft. */
export const draft07 = "http://json-schema.org/draft-07/schema#";

/** How a JSON Schema is to be printed. */
export interface JsonSchemaOptions {
  /** Whether objects forbid properties that no sample has. */
  readonly closed: boolean;
  /** With `settled`, closed objects that let other properties in refuse misspelt ones all the same. */
  readonly evidence?: "any" | "settled";
}

/**
 * The draft-07 JSON Schema of a payload; it describes the same values as the TypeScript type. References lead to
 * `definitions` of their names, which are for the caller to write.
 */
export function toJsonSchema(
  type: PayloadType,
  options: JsonSchemaOptions,
): JsonObject {
  switch (type.kind) {
    case "unknown":
      return {};
    case "string":
      return {
        type: "string",
        ...(type.format !== undefined && { format: type.format }),
        ...(type.except && { not: { enum: type.except } }),
      };
    case "never":
      return { not: {} };
    case "reference":
      return { $ref: `#/definitions/${type.name}` };
    case "intersection":
      return { allOf: type.parts.map((part) => toJsonSchema(part, options)) };
    case "tuple":
      return tupleSchema(type, options);
    case "enum":
      return type.values.length === 1
        ? { const: type.values[0] ?? null }
        : { enum: type.values };
    case "array":
      return type.items.kind === "unknown"
        ? { type: "array" }
        : { type: "array", items: toJsonSchema(type.items, options) };
    case "map":
      return type.values.kind === "unknown"
        ? { type: "object" }
        : {
            type: "object",
            additionalProperties: toJsonSchema(type.values, options),
          };
    case "object":
      return objectSchema(type, options);
    case "union":
      return unionSchema(type, options);
    case "null":
    case "boolean":
    case "integer":
    case "number":
      return { type: type.kind };
  }
}

function tupleSchema(
  { items, least, rest }: TupleType,
  options: JsonSchemaOptions,
): JsonObject {
  return {
    type: "array",
    items: items.map((item) => toJsonSchema(item, options)),
    ...(least > 0 && { minItems: least }),
    ...(rest.kind === "never" && { additionalItems: false }),
    ...(rest.kind !== "never" &&
      rest.kind !== "unknown" && {
        additionalItems: toJsonSchema(rest, options),
      }),
  };
}

/** Writes `T | null` as validators and people read it best; any other union as `anyOf` or `oneOf`. */
function unionSchema(union: UnionType, options: JsonSchemaOptions): JsonObject {
  const members = union.members.map((member) => toJsonSchema(member, options));
  const [first, second] = union.members;
  const [schema] = members;
  if (members.length === 2 && first && schema && second?.kind === "null") {
    if (first.kind === "enum")
      return { enum: [...new Set([...first.values, null])] };
    if (typeof schema["type"] === "string")
      return { ...schema, type: [schema["type"], "null"] };
  }
  return isEitherOr(union) ? { oneOf: members } : { anyOf: members };
}

/**
 * Whether there are several objects, which differ in the value of their discriminator, and no value fits two members.
 */
function isEitherOr({ members }: UnionType): boolean {
  const objects = members.filter(({ kind }) => kind === "object");
  const others = members
    .filter(({ kind }) => kind !== "object")
    .flatMap((member) => [...new Set(jsonKindsOf(member))]);
  return (
    objects.length > 1 &&
    new Set(others).size === others.length &&
    !others.includes("object")
  );
}

/** The kinds of JSON value that a type may have; "object", beside which there is no other, where that is not told at a glance. */
function jsonKindsOf(type: PayloadType): readonly string[] {
  switch (type.kind) {
    case "enum":
      return type.values.map((value) =>
        value === null ? "null" : typeof value,
      );
    case "integer":
      return ["number"];
    case "tuple":
      return ["array"];
    case "string":
    case "boolean":
    case "number":
    case "null":
    case "array":
      return [type.kind];
    case "object":
    case "map":
    case "reference":
    case "union":
    case "intersection":
    case "never":
    case "unknown":
      return ["object"];
  }
}

function objectSchema(
  { properties, others, without }: ObjectType,
  options: JsonSchemaOptions,
): JsonObject {
  const named: Record<string, Json> = {};
  const required: string[] = [];
  const schema: Record<string, Json> = { type: "object", properties: named };
  const patterns: Record<string, Json> = {};
  for (const property of properties) {
    const { key, optional } = property;
    if (isAwkward(key))
      patterns[patternOf(key)] = propertySchema(property, options);
    else named[key] = propertySchema(property, options);
    if (!optional && key.isWellFormed()) required.push(key);
  }
  if (Object.keys(patterns).length > 0) schema["patternProperties"] = patterns;
  if (required.length > 0) schema["required"] = required;
  const misspelt =
    others && options.closed && options.evidence === "settled"
      ? misspellingsOf(properties.map(({ key }) => key))
      : undefined;
  if (misspelt) schema["propertyNames"] = { not: misspelt };
  if (others) schema["additionalProperties"] = toJsonSchema(others, options);
  else if (options.closed) schema["additionalProperties"] = false;
  else if (without) schema["propertyNames"] = { not: { enum: without } };
  return schema;
}

function propertySchema(
  { type, description, deprecated }: Property,
  options: JsonSchemaOptions,
): JsonObject {
  const schema = toJsonSchema(type, options);
  if (description === undefined && deprecated === undefined) return schema;
  return {
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated: true }),
    ...schema,
  };
}
