import type { Json, JsonObject } from "../json/json.js";
import type {
  ObjectType,
  PayloadType,
  Property,
  UnionType,
} from "./payload-type.js";

/** How a JSON Schema is to be printed. */
export interface JsonSchemaOptions {
  /** Whether objects forbid properties that no sample has. */
  readonly closed: boolean;
}

/** The draft-07 JSON Schema of a payload; it describes the same values as the TypeScript type. */
export function toJsonSchema(
  type: PayloadType,
  options: JsonSchemaOptions,
): JsonObject {
  switch (type.kind) {
    case "unknown":
      return {};
    case "string":
      return type.format === undefined
        ? { type: "string" }
        : { type: "string", format: type.format };
    case "enum":
      return { enum: type.values };
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

/** Writes `T | null` as validators and people read it best; any other union as `anyOf`. */
function unionSchema(union: UnionType, options: JsonSchemaOptions): JsonObject {
  const members = union.members.map((member) => toJsonSchema(member, options));
  const [first, second] = union.members;
  const [schema] = members;
  if (members.length === 2 && first && schema && second?.kind === "null") {
    if (first.kind === "enum") return { enum: [...first.values, null] };
    if (typeof schema["type"] === "string")
      return { ...schema, type: [schema["type"], "null"] };
  }
  return { anyOf: members };
}

function objectSchema(
  { properties }: ObjectType,
  options: JsonSchemaOptions,
): JsonObject {
  const named: [string, Json][] = [];
  const patterns: [string, Json][] = [];
  for (const property of properties) {
    const schema = propertySchema(property, options);
    // Validators read `properties` as a plain object, where this one name is the prototype.
    if (property.key === "__proto__") patterns.push(["^__proto__$", schema]);
    else named.push([property.key, schema]);
  }
  const required = properties
    .filter(({ optional }) => !optional)
    .map(({ key }) => key);
  return {
    type: "object",
    ...(named.length > 0 && { properties: Object.fromEntries(named) }),
    ...(patterns.length > 0 && {
      patternProperties: Object.fromEntries(patterns),
    }),
    ...(required.length > 0 && { required }),
    ...(options.closed && { additionalProperties: false }),
  };
}

function propertySchema(
  property: Property,
  options: JsonSchemaOptions,
): JsonObject {
  const { type, description, deprecated } = property;
  return {
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated: true }),
    ...toJsonSchema(type, options),
  };
}
