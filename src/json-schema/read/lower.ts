import type { JSONSchema } from "json-schema-to-typescript";
import { get, type Json, type JsonObject } from "../../base/json/json.js";
import { propertyKey } from "../../output/typescript/escape.js";
import { dereference, type SchemaBundle } from "../load/bundle.js";
import { conditionalProperties } from "./conditional.js";
import { isSchema, type Schema } from "../load/keywords.js";
import {
  anyObject,
  intersection,
  isNever,
  isUnknown,
  literal,
  never,
  union,
  unknown,
} from "./lowered.js";
import { commentText, type Texts } from "./texts.js";
import {
  allowsNothing,
  type JsonType,
  listOf,
  mapOf,
  ownConstants,
  ownTypes,
  requiredOf,
} from "./own-types.js";

/** What a schema is lowered with. */
export interface Lowering {
  readonly bundle: SchemaBundle;
  readonly texts: Texts;
  /**
   * The mark of the type that a schema referred to is declared as; undefined where there can be none.
   *
   * @param nested whether an object or array stands between the type that is declared and the reference
   */
  readonly refer: (
    target: JsonObject,
    reference: string,
    nested: boolean,
  ) => string | undefined;
}

/**
 * Says the same as a schema in the few words of JSON Schema that json-schema-to-typescript prints right:
 * one type, `properties` or `items`, `anyOf` and `allOf`. Only keywords that are known here get through.
 *
 * @param nested see {@link Lowering.refer}
 */
export function lower(
  schema: Schema,
  lowering: Lowering,
  nested = true,
  isMember = false,
): JSONSchema {
  if (allowsNothing(schema)) return never;
  if (typeof schema === "boolean") return unknown;
  const inner = (member: Schema): JSONSchema => lower(member, lowering, nested);
  const parts = [lowerReference(schema, lowering, nested)];
  for (const keyword of ["anyOf", "oneOf"]) {
    const list = listOf(schema, keyword);
    if (list) parts.push(union(list.map(inner)));
  }
  for (const member of listOf(schema, "allOf") ?? [])
    parts.push(lower(member, lowering, nested, true));
  const conditional = isMember
    ? new Map<string, Schema[]>()
    : conditionalProperties(lowering.bundle, schema);
  const own = lowerOwn(schema, conditional, lowering);
  const others = intersection(parts);
  const adds = own && (isUnknown(others) || !saysOnlyObject(own));
  const whole = adds ? intersection([own, ...parts]) : others;
  return annotate(whole, schema, lowering.texts);
}

function lowerReference(
  schema: JsonObject,
  { bundle, refer }: Lowering,
  nested: boolean,
): JSONSchema {
  const reference = get(schema, "$ref");
  const target =
    typeof reference === "string" ? dereference(bundle, reference) : undefined;
  if (typeof reference !== "string" || target === undefined || target === true)
    return unknown;
  if (target === false) return never;
  const type = refer(target, reference, nested);
  return type === undefined ? unknown : { tsType: type };
}

/** What the schema says by itself, combinations and references aside. */
function lowerOwn(
  schema: JsonObject,
  conditional: ReadonlyMap<string, readonly Schema[]>,
  lowering: Lowering,
): JSONSchema | undefined {
  const constants = ownConstants(schema);
  if (constants)
    return union(
      constants.map((value) => ({
        tsType: lowering.texts.mark(literal(value)),
      })),
    );
  const types =
    ownTypes(schema) ??
    (conditional.size > 0 ? (["object"] as const) : undefined);
  return (
    types &&
    union(types.map((type) => lowerType(type, schema, conditional, lowering)))
  );
}

function lowerType(
  type: JsonType,
  schema: JsonObject,
  conditional: ReadonlyMap<string, readonly Schema[]>,
  lowering: Lowering,
): JSONSchema {
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return { type };
    case "integer":
    case "number":
      return { type: "number" };
    case "array":
      return lowerArray(schema, lowering);
    case "object":
      return lowerObject(schema, conditional, lowering);
  }
}

function lowerObject(
  schema: JsonObject,
  conditional: ReadonlyMap<string, readonly Schema[]>,
  lowering: Lowering,
): JSONSchema {
  const { texts } = lowering;
  const key = (name: string): string => texts.mark(propertyKey(name));
  const required = requiredOf(schema);
  const properties = new Map(
    mapOf(schema, "properties").map(([name, value]) => [
      name,
      lower(value, lowering),
    ]),
  );
  for (const [name, schemas] of conditional) {
    if (!properties.has(name))
      properties.set(name, union(schemas.map((each) => lower(each, lowering))));
  }
  // What is required without being described has to be there all the same; of what type, another part may say.
  for (const name of required)
    if (!properties.has(name)) properties.set(name, unknown);
  const others = lowerOthers(schema, lowering);
  if (properties.size === 0 && others === undefined) {
    return isClosed(schema) ? { tsType: "Record<string, never>" } : anyObject;
  }
  return {
    type: "object",
    properties: Object.fromEntries(
      [...properties].map(([name, value]) => [key(name), value]),
    ),
    required: [...required].map(key),
    additionalProperties: others ?? false,
  };
}

function saysOnlyObject(lowered: JSONSchema): boolean {
  return lowered === anyObject || lowered.tsType === "Record<string, never>";
}

/** The values of properties that are not named; undefined where there are none, or nothing is said of them. */
function lowerOthers(
  schema: JsonObject,
  lowering: Lowering,
): JSONSchema | undefined {
  const additional =
    get(schema, "additionalProperties") ?? get(schema, "unevaluatedProperties");
  const schemas = mapOf(schema, "patternProperties").map(([, value]) => value);
  if (isSchema(additional)) schemas.push(additional);
  const lowered = union(schemas.map((each) => lower(each, lowering)));
  return isNever(lowered) ? undefined : lowered;
}

function isClosed(schema: JsonObject): boolean {
  return (
    get(schema, "additionalProperties") === false ||
    get(schema, "unevaluatedProperties") === false
  );
}

function lowerArray(schema: JsonObject, lowering: Lowering): JSONSchema {
  const items = get(schema, "items");
  const first = listOf(schema, "prefixItems") ?? listOf(schema, "items");
  if (first && first.length > 0) {
    const rest = Array.isArray(items) ? get(schema, "additionalItems") : items;
    return lowerTuple(
      first,
      isSchema(rest) ? rest : false,
      get(schema, "minItems"),
      lowering,
    );
  }
  return {
    type: "array",
    items: isSchema(items) ? lower(items, lowering) : unknown,
  };
}

/** Longer tuples, and those whose items are optional and of many words, become arrays of any of their items. */
const longestTuple = 10;

function lowerTuple(
  first: readonly Schema[],
  rest: Schema,
  minItems: Json | undefined,
  lowering: Lowering,
): JSONSchema {
  const lowered = first.map((item) => lower(item, lowering));
  const others = lower(rest, lowering);
  const least =
    typeof minItems === "number"
      ? Math.min(Math.trunc(minItems), first.length)
      : 0;
  // A tuple with optional items is printed as one tuple for each length, which would grow beyond all bounds.
  const short = lowered.every(
    ({ properties, anyOf, allOf, items }) =>
      !(properties ?? anyOf ?? allOf ?? items),
  );
  if (lowered.length > longestTuple || (least < lowered.length && !short)) {
    return { type: "array", items: union([...lowered, others]) };
  }
  return {
    type: "array",
    items: lowered,
    ...(least > 0 && { minItems: least }),
    ...(!isNever(others) && { additionalItems: others }),
  };
}

function annotate(
  lowered: JSONSchema,
  schema: JsonObject,
  texts: Texts,
): JSONSchema {
  const description = get(schema, "description");
  const described =
    typeof description === "string" && description.trim() !== "";
  return {
    ...lowered,
    ...(described && { description: texts.mark(commentText(description)) }),
    ...(get(schema, "deprecated") === true && { deprecated: true }),
  };
}
