import type {
  ObjectType,
  PayloadType,
  Property,
  TupleType,
} from "../../type/payload-type.js";
import { literalType, propertyKey } from "../typescript/escape.js";
import type { TsMember, TsType } from "../typescript/type.js";

/** What the types are called that a type refers to, by reference. */
export type TypeNames = ReadonlyMap<string, string>;

const noNames: TypeNames = new Map();

/** The TypeScript type of payloads of the given type. */
export function toTsType(
  type: PayloadType,
  names: TypeNames = noNames,
): TsType {
  switch (type.kind) {
    case "integer":
    case "number":
      return numberType;
    case "unknown":
    case "never":
    case "null":
    case "boolean":
      return keywords[type.kind];
    case "string":
      return type.known ? openUnion(type.known) : keywords.string;
    case "enum":
      return unionOrOne(
        type.values.map((value) => ({
          kind: "text",
          text: literalType(value),
        })),
      );
    case "array":
      return { kind: "array", items: toTsType(type.items, names) };
    case "tuple":
      return tupleType(type, names);
    case "map":
      return mapType(toTsType(type.values, names));
    case "object":
      return objectType(type, names);
    case "union":
      return anyOf(type.members.map((member) => toTsType(member, names)));
    case "intersection":
      return {
        kind: "intersection",
        parts: type.parts.map((part) => toTsType(part, names)),
      };
    case "reference":
      return { kind: "text", text: names.get(type.name) ?? "unknown" };
  }
}

/** Known strings, and any other: `string` alone would swallow them, and editors propose none. */
function openUnion(known: readonly string[]): TsType {
  const texts = [...known.map((value) => literalType(value)), "(string & {})"];
  return unionOrOne(texts.map((text) => ({ kind: "text", text })));
}

function tupleType(
  { items, least, rest }: TupleType,
  names: TypeNames,
): TsType {
  const own = items.map((item, index) => ({
    before: "",
    type: toTsType(item, names),
    after: index < least ? "" : "?",
  }));
  const more = {
    before: "...",
    type: toTsType({ kind: "array", items: rest }, names),
    after: "",
  };
  return {
    kind: "tuple",
    elements: rest.kind === "never" ? own : [...own, more],
  };
}

function objectType(
  { properties, others, without = [] }: ObjectType,
  names: TypeNames,
): TsType {
  if (properties.length === 0 && !others) return emptyObject;
  const members = [
    ...properties.map((property) => toMember(property, names)),
    // Of a union, TypeScript takes an object with properties of several members.
    ...without.map((key) => ({
      doc: [],
      head: `${propertyKey(key)}?`,
      type: keywords.never,
    })),
  ];
  if (!others) return { kind: "object", members };
  // What an index says has to be true of every property.
  const types = [others, ...properties.map(({ type }) => type)].map((type) =>
    toTsType(type, names),
  );
  const absent = properties.some(({ optional }) => optional)
    ? [keywords.undefined]
    : [];
  const index: TsMember = {
    doc: [],
    head: "[key: string]",
    type: anyOf([...types, ...absent]),
  };
  return { kind: "object", members: [...members, index] };
}

/** The type of values of any of the types, of which one may come several times. */
export function anyOf(types: readonly TsType[]): TsType {
  const members = types.flatMap(membersOf);
  const isUnknown = members.some((member) =>
    isSameText(member, keywords.unknown),
  );
  if (isUnknown) return keywords.unknown;
  const isNull = (member: TsType): boolean => isSameText(member, keywords.null);
  const covered = literalsOf(members);
  const others = members.filter(
    (member) => !isNull(member) && !isLiteral(member, covered),
  );
  return unionOrOne([...others, ...members.filter(isNull)]);
}

/** What literals look like whose own type is among the types. */
function literalsOf(types: readonly TsType[]): readonly RegExp[] {
  const texts = new Set(
    types.map((type) => (type.kind === "text" ? type.text : "")),
  );
  return [...texts].flatMap((text) => literals[text] ?? []);
}

function isLiteral(type: TsType, forms: readonly RegExp[]): boolean {
  return type.kind === "text" && forms.some((form) => form.test(type.text));
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
  never: { kind: "text", text: "never" },
  undefined: { kind: "text", text: "undefined" },
  null: { kind: "text", text: "null" },
  boolean: { kind: "text", text: "boolean" },
  string: { kind: "text", text: "string" },
} as const satisfies Record<string, TsType>;

const emptyObject: TsType = {
  kind: "apply",
  name: "Record",
  arguments: [keywords.string, keywords.never],
  tail: "",
};

function toMember(
  { key, type, optional, description, deprecated }: Property,
  names: TypeNames,
): TsMember {
  return {
    doc: docLines({ description, deprecated, format: formatOf(type) }),
    head: optional ? `${propertyKey(key)}?` : propertyKey(key),
    type: toTsType(type, names),
  };
}

function formatOf(type: PayloadType): string | undefined {
  if (type.kind === "union")
    return type.members.map(formatOf).find((format) => format !== undefined);
  return type.kind === "string" ? (type.format ?? type.hint) : undefined;
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
  const [first, ...others] = withoutRepeats(members);
  if (!first) return keywords.unknown;
  return others.length === 0
    ? first
    : { kind: "union", members: [first, ...others] };
}

function withoutRepeats(types: readonly TsType[]): readonly TsType[] {
  const known = new Set<TsType | string>();
  return types.filter((type) => {
    const { size } = known;
    return known.add(type.kind === "text" ? type.text : type).size > size;
  });
}

function membersOf(type: TsType): readonly TsType[] {
  return type.kind === "union" ? type.members : [type];
}

function isSameText(a: TsType, b: TsType): boolean {
  return (
    a === b || (a.kind === "text" && b.kind === "text" && a.text === b.text)
  );
}
