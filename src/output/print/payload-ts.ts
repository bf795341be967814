import type { JsonScalar } from "../../base/json/json.js";
import type { PayloadType, Property } from "../../type/payload-type.js";
import { propertyKey, stringLiteral } from "../typescript/escape.js";
import type { TsMember, TsType } from "../typescript/type.js";

/** The TypeScript type of payloads of the given type. */
export function toTsType(type: PayloadType): TsType {
  switch (type.kind) {
    case "integer":
    case "number":
      return numberType;
    case "unknown":
    case "null":
    case "boolean":
    case "string":
      return keywords[type.kind];
    case "enum":
      return unionOrOne(
        type.values.map((value) => ({ kind: "text", text: literal(value) })),
      );
    case "array":
      return { kind: "array", items: toTsType(type.items) };
    case "map":
      return mapType(toTsType(type.values));
    case "object":
      return { kind: "object", members: type.properties.map(toMember) };
    case "union":
      return anyOf(type.members.map(toTsType));
  }
}

/** The type of values of any of the types, of which one may come several times. */
export function anyOf(types: readonly TsType[]): TsType {
  const members = types.flatMap(membersOf);
  const isUnknown = members.some((member) =>
    isSameText(member, keywords.unknown),
  );
  if (isUnknown) return keywords.unknown;
  const isNull = (member: TsType): boolean => isSameText(member, keywords.null);
  const others = members.filter(
    (member) => !isNull(member) && !isCovered(member, members),
  );
  return unionOrOne([...others, ...members.filter(isNull)]);
}

/** Whether a literal's own type is among the types. */
function isCovered(literal: TsType, types: readonly TsType[]): boolean {
  return (
    literal.kind === "text" &&
    types.some(
      (type) =>
        type.kind === "text" &&
        literals[type.text]?.test(literal.text) === true,
    )
  );
}

const literals: Partial<Record<string, RegExp>> = {
  string: /^["']/,
  number: /^-?\d/,
  boolean: /^(?:true|false)$/,
};

/** The JSDoc of a property or an event, a line an entry. */
export function docLines(about: {
  readonly title?: string;
  readonly description?: string | undefined;
  readonly deprecated?: string | true | undefined;
  readonly format?: string | undefined;
}): string[] {
  const { title, description, deprecated, format } = about;
  const lines: string[] = [];
  if (title !== undefined) lines.push(title);
  if (description) lines.push(description);
  if (format !== undefined) lines.push(`@format ${format}`);
  if (deprecated !== undefined)
    lines.push(
      deprecated === true ? "@deprecated" : `@deprecated ${deprecated}`,
    );
  return lines;
}

const numberType: TsType = { kind: "text", text: "number" };

const keywords = {
  unknown: { kind: "text", text: "unknown" },
  null: { kind: "text", text: "null" },
  boolean: { kind: "text", text: "boolean" },
  string: { kind: "text", text: "string" },
} as const satisfies Record<string, TsType>;

function toMember({
  key,
  type,
  optional,
  description,
  deprecated,
}: Property): TsMember {
  return {
    doc: docLines({ description, deprecated, format: formatOf(type) }),
    head: optional ? `${propertyKey(key)}?` : propertyKey(key),
    type: toTsType(type),
  };
}

function formatOf(type: PayloadType): string | undefined {
  if (type.kind === "union")
    return type.members.map(formatOf).find((format) => format !== undefined);
  return type.kind === "string" ? type.format : undefined;
}

/** `Record` reads best for a scalar; for more, prettier would tear its arguments apart. */
function mapType(values: TsType): TsType {
  if (values.kind === "text")
    return {
      kind: "apply",
      name: "Record",
      arguments: [keywords.string, values],
      tail: "",
    };
  return {
    kind: "object",
    members: [{ doc: [], head: "[key: string]", type: values }],
  };
}

function unionOrOne(members: readonly TsType[]): TsType {
  const [first, ...others] = members.filter(
    (member, index) =>
      index === members.findIndex((other) => isSameText(member, other)),
  );
  if (!first) return keywords.unknown;
  return others.length === 0
    ? first
    : { kind: "union", members: [first, ...others] };
}

function membersOf(type: TsType): readonly TsType[] {
  return type.kind === "union" ? type.members : [type];
}

function isSameText(a: TsType, b: TsType): boolean {
  return (
    a === b || (a.kind === "text" && b.kind === "text" && a.text === b.text)
  );
}

function literal(value: JsonScalar): string {
  if (typeof value === "string") return stringLiteral(value);
  // Prettier writes exponents without a plus sign.
  return String(value).replace("e+", "e");
}
