import type { Options } from "json-schema-to-typescript";
import type { JsonObject } from "../../base/json/json.js";
import type { EventModel } from "../../event/event.js";
import { isList, isObject } from "../../base/json/json.js";
import { mapSubschemas, type Schema } from "../../json-schema/load/keywords.js";
import { definitionOf } from "../../type/definitions.js";
import { toJsonSchema } from "../../type/json-schema.js";
import type {
  Definition,
  PayloadType,
  Remarks,
  TupleType,
} from "../../type/payload-type.js";
import { unionOf } from "../../type/union.js";
import { childrenOf, mapChildren } from "../../type/visit.js";
import { docComment, literalType, propertyKey } from "../typescript/escape.js";
import { createMarks, type Marks } from "./marks.js";
import type { TypeNames } from "./payload-ts.js";

/** What json-schema-to-typescript calls the type it is given, whatever its name will be. */
const placeholder = "Payload";

const options: Partial<Options> = {
  additionalProperties: false,
  bannerComment: "",
  format: false,
  maxItems: -1,
  unknownAny: true,
  $refOptions: { resolve: { external: false } },
};

/**
 * Prints the TypeScript of a hand-written schema: the payload's type, which is exported, and a type for each part that
 * is referred to, which is not. The text is not laid out.
 */
export async function declareTypes({
  payload,
  names,
  typeNames,
}: EventModel): Promise<string> {
  const { definitions } = payload.type;
  const whole = await declare(
    `export type ${names.payload}`,
    payload.type,
    typeNames,
  );
  const parts = new Map<string, string>();
  for (const [reference, name] of typeNames) {
    if (name === names.payload) continue;
    const definition = definitionOf(reference, definitions);
    parts.set(name, await declare(`type ${name}`, definition, typeNames));
  }
  return [whole, ...usedAmong(parts, whole)].join("");
}

async function declare(
  head: string,
  { type, ...remarks }: Definition,
  typeNames: TypeNames,
): Promise<string> {
  const { compile } = await import("json-schema-to-typescript");
  const marks = createMarks();
  const schema = toJsonSchema(marked(type, marks, typeNames), { closed: true });
  const printed = await compile(
    { ...forPrinter(schema), ...markedRemarks(remarks, marks) },
    placeholder,
    options,
  );
  return marks.restore(asAlias(printed, head));
}

/** The parts that are named: of a tuple that is too long to print, not every item may be left. */
function usedAmong(
  parts: ReadonlyMap<string, string>,
  whole: string,
): readonly string[] {
  const words = new Set<string>();
  const texts = new Set([whole]);
  // The set grows while it is gone through.
  for (const text of texts) {
    for (const word of text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ??
      [])
      words.add(word);
    for (const [name, part] of parts)
      if (words.has(name) && part !== text) texts.add(part);
  }
  return [...parts].flatMap(([name, part]) => (words.has(name) ? [part] : []));
}

/** The type with a mark in place of every text of a user's, and without tuples that are too much to print. */
function marked(
  type: PayloadType,
  marks: Marks,
  typeNames: TypeNames,
): PayloadType {
  if (type.kind === "tuple" && isTooLong(type))
    return marked(
      { kind: "array", items: unionOf([...type.items, type.rest]) },
      marks,
      typeNames,
    );
  const inner = mapChildren(type, (child) => marked(child, marks, typeNames));
  if (inner.kind === "enum")
    return {
      ...inner,
      values: inner.values.map((value) => marks.mark(literalType(value))),
    };
  if (inner.kind === "reference")
    return {
      ...inner,
      name: marks.mark(typeNames.get(inner.name) ?? "unknown"),
    };
  if (inner.kind !== "object") return inner;
  const properties = inner.properties.map(
    ({ key, type, optional, ...remarks }) => ({
      key: marks.mark(propertyKey(key)),
      type,
      optional,
      ...markedRemarks(remarks, marks),
    }),
  );
  return { ...inner, properties };
}

function markedRemarks(
  { description, deprecated }: Remarks,
  marks: Marks,
): Remarks {
  return {
    ...(description !== undefined && {
      description: marks.mark(commentText(description)),
    }),
    ...(deprecated !== undefined && { deprecated: true }),
  };
}

/** Longer tuples, and those whose items are optional and of many words, become arrays of any of their items. */
const longestTuple = 10;

/** A tuple with optional items is printed as one tuple for each length, which would grow beyond all bounds. */
function isTooLong({ items, least }: TupleType): boolean {
  const isShort = items.every((item) => childrenOf(item).length === 0);
  return items.length > longestTuple || (least < items.length && !isShort);
}

/** Says with `tsType` what json-schema-to-typescript would print otherwise than it is meant. */
function forPrinter(schema: JsonObject): JsonObject {
  const inner = mapSubschemas(schema, (child): Schema =>
    typeof child === "boolean" ? child : forPrinter(child),
  );
  const { description, deprecated, ...said } = inner;
  return {
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
    ...corrected(said),
  };
}

function corrected(schema: JsonObject): JsonObject {
  const { $ref, const: constant, enum: constants } = schema;
  if (typeof $ref === "string")
    return code($ref.slice("#/definitions/".length));
  if (typeof constant === "string") return code(constant);
  if (isList(constants))
    return {
      anyOf: constants.map((value) =>
        code(typeof value === "string" ? value : "null"),
      ),
    };
  if (isObject(schema["not"]) && !Object.hasOwn(schema, "type"))
    return code("never");
  if (Object.keys(schema).length === 0) return code("unknown");
  // Where nothing is said of further items, there would be none.
  if (isList(schema["items"]) && !Object.hasOwn(schema, "additionalItems"))
    return { ...schema, additionalItems: code("unknown") };
  return namesProperties(schema) ? schema : correctedObject(schema);
}

/** An object whose keys are all data, or that has none at all. */
function correctedObject(schema: JsonObject): JsonObject {
  const { type, additionalProperties } = schema;
  const types = [type].flat();
  if (!types.includes("object") || isObject(additionalProperties))
    return schema;
  if (additionalProperties === undefined)
    return { ...schema, additionalProperties: code("unknown") };
  const others = types.filter((each) => each !== "object");
  return {
    anyOf: [
      code("Record<string, never>"),
      ...others.map((each) => ({ type: each ?? null })),
    ],
  };
}

function namesProperties({ properties }: JsonObject): boolean {
  return isObject(properties) && Object.keys(properties).length > 0;
}

function code(text: string): JsonObject {
  return { tsType: text };
}

const begin = "/**\n *\n * ";
const end = "\n */\n";

/** A text as it may stand in a JSDoc comment, after the star of its first line. */
function commentText(text: string): string {
  return docComment(["", text], "").slice(begin.length, -end.length);
}

const declared = new RegExp(
  `^(?<comment>(?:/\\*\\*[^]*?\\*/\\n)?)export (?:type ${placeholder} = |interface ${placeholder} (?={))(?<type>[^]*)\\n$`,
);

/** Makes a type alias of what json-schema-to-typescript declares: an interface is no `Record<string, unknown>`. */
function asAlias(printed: string, head: string): string {
  const { comment, type } = declared.exec(printed)?.groups ?? {};
  if (comment === undefined || type === undefined) {
    throw new Error(
      "json-schema-to-typescript declares types in another way than it did.",
    );
  }
  return `${comment}${head} = ${type};\n`;
}
