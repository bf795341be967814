import {
  get,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import type { JsonType } from "../../base/json/json-type.js";
import { payloadReference } from "../../type/definitions.js";
import { stringFormats } from "../../type/formats.js";
import { intersectionOf } from "../../type/intersection.js";
import type {
  Definition,
  PayloadType,
  Remarks,
  WholeType,
} from "../../type/payload-type.js";
import { unionOf } from "../../type/union.js";
import { isAlwaysObject } from "../../type/values.js";
import { dereference, type SchemaBundle } from "../load/bundle.js";
import { effective } from "../load/draft.js";
import { isSchema, type Schema } from "../load/keywords.js";
import { type Conditional, conditionalProperties } from "./conditional.js";
import { leadsTo } from "./leads-to.js";
import {
  allowsNothing,
  evaluatesMore,
  listOf,
  mapOf,
  ownConstants,
  ownTypes,
  requiredOf,
} from "./own-types.js";
import { namedPatterns } from "./named-patterns.js";
import { readTuple } from "./read-tuple.js";

/** What a schema is read with. */
export interface Reading {
  readonly bundle: SchemaBundle;
  /** The schema that is being read as a type of its own. */
  readonly declared: Schema;
  /** The names of the schemas that are referred to; it grows as they come up. */
  readonly names: Map<JsonObject, string>;
}

const unknown: PayloadType = { kind: "unknown" };
const never: PayloadType = { kind: "never" };
const anyObject: PayloadType = { kind: "map", values: unknown };
const noConditions: Conditional = new Map();

/**
 * Reads the type of the payloads that a hand-written schema describes. What is referred to becomes a definition, so that
 * a schema may refer to itself to any depth. The payload is an object, whatever else the schema allows.
 */
export function readType(bundle: SchemaBundle): WholeType {
  const names = new Map<JsonObject, string>();
  const definitions = new Map<string, Definition>();
  const read = (declared: JsonObject): Definition => ({
    type: readSchema(declared, { bundle, declared, names }, false),
    ...remarksOf(declared),
  });
  const { type, ...remarks } = read(bundle.schema);
  // The map grows while it is gone through: definitions refer to others.
  for (const [schema, name] of names)
    if (schema !== bundle.schema) definitions.set(name, read(schema));
  const payload = isAlwaysObject({ type, definitions })
    ? type
    : intersectionOf([type, anyObject]);
  if (names.has(bundle.schema))
    definitions.set(payloadReference, { type: payload, ...remarks });
  return { type: payload, definitions, ...remarks };
}

/**
 * @param nested whether an object or a list stands between the type that is declared and this one
 * @param isMember whether it is a member of an `allOf`, whose conditions the whole tells
 */
export function readSchema(
  written: Schema,
  reading: Reading,
  nested = true,
  isMember = false,
): PayloadType {
  if (allowsNothing(written)) return never;
  if (typeof written === "boolean") return unknown;
  const schema = namedPatterns(effective(written, reading.bundle.draft));
  const parts = [readReference(schema, reading, nested)];
  for (const keyword of ["anyOf", "oneOf"]) {
    const list = listOf(schema, keyword);
    if (list)
      parts.push(
        anyOf(list.map((member) => readSchema(member, reading, nested))),
      );
  }
  for (const member of listOf(schema, "allOf") ?? [])
    parts.push(readSchema(member, reading, nested, true));
  const conditional = isMember
    ? noConditions
    : conditionalProperties(reading.bundle, schema);
  const isPayload = !nested && reading.declared === reading.bundle.schema;
  const own = readOwn(schema, conditional, isPayload, reading);
  const others = intersectionOf(parts);
  // Where another part says more, it need not be said again that it is an object.
  if (others.kind !== "unknown" && saysOnlyObject(own) && !isOpen(schema))
    return others;
  return intersectionOf([own, ...parts]);
}

/** What people wrote beside a schema. */
export function remarksOf(schema: Schema): Remarks {
  if (typeof schema === "boolean") return {};
  const description = get(schema, "description");
  return {
    ...(typeof description === "string" &&
      description.trim() !== "" && { description }),
    ...(get(schema, "deprecated") === true && { deprecated: true }),
  };
}

function readReference(
  schema: JsonObject,
  { bundle, declared, names }: Reading,
  nested: boolean,
): PayloadType {
  const reference = get(schema, "$ref");
  const target =
    typeof reference === "string" ? dereference(bundle, reference) : undefined;
  if (typeof reference !== "string" || target === undefined || target === true)
    return unknown;
  if (target === false) return never;
  // A type may refer to itself from within an object or a list, but not be itself.
  if (!nested && leadsTo(bundle, target, declared)) return unknown;
  const name =
    names.get(target) ??
    (target === bundle.schema ? payloadReference : reference);
  names.set(target, name);
  return { kind: "reference", name };
}

/** What the schema says by itself, combinations and references aside. */
function readOwn(
  schema: JsonObject,
  conditional: Conditional,
  isPayload: boolean,
  reading: Reading,
): PayloadType {
  const constants = ownConstants(schema);
  if (constants)
    return constants.length > 0 ? { kind: "enum", values: constants } : never;
  const types =
    ownTypes(schema, isPayload) ??
    (conditional.size > 0 ? (["object"] as const) : undefined);
  return types
    ? anyOf(types.map((type) => readValues(type, schema, conditional, reading)))
    : unknown;
}

/** What the schema says of its values of one type. */
function readValues(
  type: JsonType,
  schema: JsonObject,
  conditional: Conditional,
  reading: Reading,
): PayloadType {
  switch (type) {
    case "string": {
      const written = get(schema, "format");
      const format = stringFormats.find((each) => each === written);
      return { kind: "string", ...(format && { format }) };
    }
    case "array":
      return readList(schema, reading);
    case "object":
      return readObject(schema, conditional, reading);
    case "integer":
    case "number":
    case "boolean":
    case "null":
      return { kind: type };
  }
}

function readList(schema: JsonObject, reading: Reading): PayloadType {
  const first = listOf(schema, "prefixItems") ?? listOf(schema, "items") ?? [];
  if (first.length > 0)
    return readTuple(first, schema, (item) => readSchema(item, reading));
  const items = get(schema, "items");
  return {
    kind: "array",
    items: isSchema(items) ? readSchema(items, reading) : unknown,
  };
}

function readObject(
  schema: JsonObject,
  conditional: Conditional,
  reading: Reading,
): PayloadType {
  const required = requiredOf(schema);
  const properties = new Map<string, Definition>();
  for (const [key, value] of mapOf(schema, "properties"))
    properties.set(key, {
      type: readSchema(value, reading),
      ...remarksOf(value),
    });
  for (const [key, type] of readConditional(schema, conditional, reading))
    properties.set(key, { type });
  // What is required without being described has to be there all the same; of what type, another part may say.
  for (const key of required)
    if (!properties.has(key)) properties.set(key, { type: unknown });
  const others = readOthers(schema, reading);
  if (properties.size === 0 && others) return { kind: "map", values: others };
  if (properties.size === 0 && !isClosed(schema)) return anyObject;
  return {
    kind: "object",
    properties: [...properties].map(([key, property]) => ({
      key,
      ...property,
      optional: !required.has(key),
    })),
    ...(others && { others }),
  };
}

/**
 * The types of properties that are spoken of on a condition only. Without it, they are what others may be: anything,
 * where nothing is said of these.
 */
function* readConditional(
  schema: JsonObject,
  conditional: Conditional,
  reading: Reading,
): Generator<readonly [string, PayloadType]> {
  // What is no property of the schema's own is one of these.
  if (Object.hasOwn(schema, "additionalProperties")) return;
  const others = get(schema, "unevaluatedProperties") ?? true;
  for (const [key, schemas] of conditional) {
    const all = isSchema(others) ? [...schemas, others] : schemas;
    const type = anyOf(all.map((each) => readSchema(each, reading)));
    if (type.kind !== "never") yield [key, type];
  }
}

/** The type of properties that are not named; undefined where there are none, or nothing is said of them. */
function readOthers(
  schema: JsonObject,
  reading: Reading,
): PayloadType | undefined {
  const schemas = mapOf(schema, "patternProperties").map(([, value]) => value);
  const additional = additionalOf(schema);
  // An index speaks of all properties: of those that fit no pattern, too, and of those that others describe.
  if (schemas.length > 0 && additional === undefined) return unknown;
  if (
    !Object.hasOwn(schema, "additionalProperties") &&
    evaluatesMore(schema) &&
    (schemas.length > 0 || isObject(additional))
  )
    return unknown;
  if (isSchema(additional)) schemas.push(additional);
  const type = anyOf(schemas.map((each) => readSchema(each, reading)));
  return type.kind === "never" ? undefined : type;
}

function isClosed(schema: JsonObject): boolean {
  return (
    get(schema, "additionalProperties") === false ||
    get(schema, "unevaluatedProperties") === false
  );
}

/** Whether it is written that there may be more properties than are named. */
function isOpen(schema: JsonObject): boolean {
  return (
    Object.hasOwn(schema, "patternProperties") ||
    (additionalOf(schema) ?? false) !== false
  );
}

function additionalOf(schema: JsonObject): Json | undefined {
  return (
    get(schema, "additionalProperties") ?? get(schema, "unevaluatedProperties")
  );
}

function anyOf(types: readonly PayloadType[]): PayloadType {
  return types.length > 0 ? unionOf(types) : never;
}

function saysOnlyObject(type: PayloadType): boolean {
  return type.kind === "map"
    ? type.values.kind === "unknown"
    : type.kind === "object" && type.properties.length === 0 && !type.others;
}
