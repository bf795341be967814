import { get, type JsonObject } from "../../base/json/json.js";
import type { PayloadType, Property } from "../../type/payload-type.js";
import { unionOf } from "../../type/union.js";
import { stringFormats } from "../../type/formats.js";
import { dereference, type SchemaBundle } from "../load/bundle.js";
import { conditionalProperties } from "./conditional.js";
import { isSchema, type Schema } from "../load/keywords.js";
import { both } from "./both.js";
import {
  isScalar,
  type JsonType,
  listOf,
  mapOf,
  ownConstants,
  ownTypes,
  requiredOf,
} from "./own-types.js";

/** Values that are described in all: through references to references, their number can double at every level. */
const maxValues = 10_000;

/** Levels of the payload that are described; the next is tried where there are too many values on them. */
const levels = [200, 50, 20, 12, 9, 7, 6, 5, 4, 3, 2, 1];

interface Walk {
  readonly bundle: SchemaBundle;
  /** Levels that may still be gone down. */
  readonly levels: number;
  /** Schemas that the value at hand stands in: where one comes again, there is no end to it. */
  readonly above: readonly Schema[];
  readonly count: { values: number };
}

type Conditional = ReturnType<typeof conditionalProperties>;

const unknown: PayloadType = { kind: "unknown" };

/** A coarse view of the payloads that a hand-written schema describes: enough to tell the variables and their types. */
export function toPayloadType(bundle: SchemaBundle): PayloadType {
  let type = unknown;
  for (const each of levels) {
    const count = { values: 0 };
    type = typeOf(bundle.schema, { bundle, levels: each, above: [], count });
    if (count.values <= maxValues) break;
  }
  return type;
}

function typeOf(schema: Schema, walk: Walk, isMember = false): PayloadType {
  if (typeof schema === "boolean" || walk.above.includes(schema))
    return unknown;
  if (walk.levels < 0 || walk.count.values > maxValues) return unknown;
  walk.count.values += 1;
  const inner: Walk = { ...walk, above: [...walk.above, schema] };
  const conditional: Conditional = isMember
    ? new Map()
    : conditionalProperties(walk.bundle, schema);
  const parts = [ownType(schema, conditional, inner)];
  const target = targetOf(schema, walk);
  if (target !== undefined) parts.push(typeOf(target, inner));
  parts.push(
    ...(listOf(schema, "allOf") ?? []).map((member) =>
      typeOf(member, inner, true),
    ),
  );
  for (const keyword of ["anyOf", "oneOf"]) {
    const list = listOf(schema, keyword)?.filter((member) => member !== false);
    if (list) parts.push(unionOf(list.map((member) => typeOf(member, inner))));
  }
  // Where two parts exclude each other no payload fits, and what the first says is as good as any.
  return parts.reduce((whole, part) => both(whole, part) ?? whole);
}

function ownType(
  schema: JsonObject,
  conditional: Conditional,
  walk: Walk,
): PayloadType {
  const constants = ownConstants(schema);
  if (constants) {
    const values = constants.filter(isScalar);
    return values.length === constants.length && values.length > 0
      ? { kind: "enum", values }
      : unknown;
  }
  const below: Walk = { ...walk, levels: walk.levels - 1 };
  const types =
    ownTypes(schema) ??
    (conditional.size > 0 ? (["object"] as const) : undefined);
  return types
    ? unionOf(types.map((type) => single(type, schema, conditional, below)))
    : unknown;
}

function single(
  type: JsonType,
  schema: JsonObject,
  conditional: Conditional,
  walk: Walk,
): PayloadType {
  switch (type) {
    case "string": {
      const written = get(schema, "format");
      const format = stringFormats.find((each) => each === written);
      return { kind: "string", ...(format && { format }) };
    }
    case "array":
      return { kind: "array", items: itemsOf(schema, walk) };
    case "object":
      return objectOf(schema, conditional, walk);
    case "integer":
    case "number":
    case "boolean":
    case "null":
      return { kind: type };
  }
}

function itemsOf(schema: JsonObject, walk: Walk): PayloadType {
  const first = listOf(schema, "prefixItems") ?? listOf(schema, "items") ?? [];
  const rest = get(
    schema,
    Array.isArray(get(schema, "items")) ? "additionalItems" : "items",
  );
  const schemas = isSchema(rest) && rest !== false ? [...first, rest] : first;
  return unionOf(schemas.map((item) => typeOf(item, walk)));
}

function objectOf(
  schema: JsonObject,
  conditional: Conditional,
  walk: Walk,
): PayloadType {
  const required = requiredOf(schema);
  const properties = new Map(
    mapOf(schema, "properties").map(([key, value]) => [
      key,
      property(key, value, !required.has(key), walk),
    ]),
  );
  for (const [key, [value]] of conditional) {
    if (value !== undefined && !properties.has(key))
      properties.set(key, property(key, value, true, walk));
  }
  for (const key of required) {
    if (!properties.has(key))
      properties.set(key, { key, type: unknown, optional: false });
  }
  const additional =
    get(schema, "additionalProperties") ?? get(schema, "unevaluatedProperties");
  const others = mapOf(schema, "patternProperties").map(([, value]) => value);
  if (isSchema(additional) && additional !== false) others.push(additional);
  const isMap =
    properties.size === 0 && (others.length > 0 || additional !== false);
  if (isMap)
    return {
      kind: "map",
      values: unionOf(others.map((other) => typeOf(other, walk))),
    };
  return { kind: "object", properties: [...properties.values()] };
}

function property(
  key: string,
  schema: Schema,
  optional: boolean,
  walk: Walk,
): Property {
  const described = [schema, targetOf(schema, walk)].filter(
    (each) => typeof each === "object",
  );
  const description = described
    .map((each) => get(each, "description"))
    .find((text) => typeof text === "string");
  const deprecated = described.some((each) => get(each, "deprecated") === true);
  return {
    key,
    type: typeOf(schema, walk),
    optional,
    ...(description !== undefined && { description }),
    ...(deprecated && { deprecated }),
  };
}

function targetOf(schema: Schema, { bundle }: Walk): Schema | undefined {
  const reference =
    typeof schema === "object" ? get(schema, "$ref") : undefined;
  return typeof reference === "string"
    ? dereference(bundle, reference)
    : undefined;
}
