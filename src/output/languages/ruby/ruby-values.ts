import { type ClassType, type UnionOfKinds, withoutNull } from "../classes.js";
import type { DeclaredNames } from "../declared-names.js";

const plain = {
  any: "Object",
  null: "nil",
  boolean: "Boolean",
  integer: "Integer",
  number: "Numeric",
  string: "String",
};

/** A type as comments for YARD have it; a text that is one of a few is a String. */
export function rubyType(type: ClassType, names: DeclaredNames): string {
  const describe = (one: ClassType): string => rubyType(one, names);
  switch (type.kind) {
    case "declared":
      return names.isEnum(type.name) ? plain.string : names.nameOf(type.name);
    case "list":
      return `Array<${describe(type.items)}>`;
    case "map":
      return `Hash{String => ${describe(type.values)}}`;
    case "union":
      return [...new Set(type.members.map(describe))].join(", ");
    case "any":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "string":
      return plain[type.kind];
  }
}

/** The enums that the texts in a type are of. */
export function enumsIn(
  type: ClassType,
  names: DeclaredNames,
): readonly string[] {
  if (type.kind === "declared")
    return names.isEnum(type.name) ? [names.nameOf(type.name)] : [];
  if (type.kind === "list") return enumsIn(type.items, names);
  if (type.kind === "map") return enumsIn(type.values, names);
  return type.kind === "union"
    ? type.members.flatMap((one) => enumsIn(one, names))
    : [];
}

/** Lines of code. */
type Lines = readonly string[];

/**
 * What makes a value of a type, which may be null or not, of what `JSON.parse` gives; undefined where it is that already.
 *
 * @param from what gives the value: a variable, or an expression
 */
export function rubyReading(
  type: ClassType,
  from: string,
  names: DeclaredNames,
  isNullable = withoutNull(type).isNullable,
): Lines | undefined {
  const { type: own } = withoutNull(type);
  const dot = isNullable ? "&." : ".";
  if (own.kind === "list")
    return each(`${from}${dot}map`, "item", own.items, names);
  if (own.kind === "map")
    return each(`${from}${dot}transform_values`, "value", own.values, names);
  if (own.kind === "union") return readUnion(own, from, names);
  if (own.kind !== "declared" || names.isEnum(own.name)) return undefined;
  const read = (value: string) => `${names.nameOf(own.name)}.from_h(${value})`;
  return isNullable
    ? rubyBlock(`${from}&.then`, "value", [read("value")])
    : [read(from)];
}

function each(
  method: string,
  variable: string,
  type: ClassType,
  names: DeclaredNames,
): Lines | undefined {
  const body = rubyReading(type, variable, names);
  return body && rubyBlock(method, variable, body);
}

/** Which kind of JSON value it is tells of which type of a union; null is none of those that have to be read. */
function readUnion(
  { members }: UnionOfKinds,
  from: string,
  names: DeclaredNames,
): Lines | undefined {
  const value = /^\w+$/.test(from) ? from : "value";
  const arms = members.flatMap((member) => {
    const read = rubyReading(member, value, names);
    const kind = member.kind === "list" ? "Array" : "Hash";
    return read ? [`when ${kind}`, ...indented(read)] : [];
  });
  if (arms.length === 0) return undefined;
  const lines = [`case ${value}`, ...arms, "else", `  ${value}`, "end"];
  return value === from ? lines : rubyBlock(`${from}.then`, value, lines);
}

/** A call with a block, on one line where that is not too long. */
export function rubyBlock(call: string, variable: string, body: Lines): Lines {
  const [only = "", ...others] = body;
  const line = `${call} { |${variable}| ${only} }`;
  return others.length === 0 && line.length <= rubyWidth
    ? [line]
    : [`${call} { |${variable}|`, ...indented(body), "}"];
}

/** What a line may hold besides its indentation. */
const rubyWidth = 80;

/** Lines, one step further inwards. */
export function indented(lines: Lines): Lines {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}
