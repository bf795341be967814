import {
  type ClassDeclaration,
  type Classes,
  type ClassType,
  type EnumDeclaration,
  type Field,
  withoutNull,
} from "../classes.js";
import { type DeclaredNames, nameDeclarations } from "../declared-names.js";
import { createNaming, snakeCase, wordsOf } from "../key-words.js";
import {
  rubyComment,
  rubyConstant,
  rubyMethod,
  rubyString,
} from "./ruby-text.js";
import {
  enumsIn,
  indented,
  rubyBlock,
  rubyReading,
  rubyType,
} from "./ruby-values.js";

/** Constants that the code of types refers to. */
const used = ["ABSENT", "Array", "Hash", "JSON", "NAME", "Record", "SLUG"];

/** Writes the types of an event, which are nested in its module: each a class, or a module of constants. */
export function rubyTypes(
  classes: Classes,
  payloadName: string,
): readonly (readonly string[])[] {
  const { payload, declarations } = classes;
  const claim = createNaming();
  used.forEach(claim);
  const names = nameDeclarations(classes, (name) => claim(rubyConstant(name)));
  const blocks = declarations.map((declaration) =>
    declaration.kind === "enum"
      ? enumLines(declaration, names.nameOf(declaration.name))
      : classLines(declaration, names.nameOf(declaration.name), names),
  );
  return names.has(payloadName)
    ? blocks
    : [
        wrapperLines(payload, claim(rubyConstant(payloadName)), names),
        ...blocks,
      ];
}

/** The texts that a value may be, which stay strings. */
function enumLines(
  { values }: EnumDeclaration,
  name: string,
): readonly string[] {
  const claim = createNaming();
  const all = claim("ALL");
  const constants = values.map((value) => ({
    name: claim(rubyConstant(snakeCase(wordsOf(value)).toUpperCase())),
    value: rubyString(value),
  }));
  return [
    `module ${name}`,
    ...constants.map(({ name, value }) => `  ${name} = ${value}`),
    "",
    `  ${all} = [`,
    ...constants.map(
      ({ name }, index) =>
        `    ${name}${index === constants.length - 1 ? "" : ","}`,
    ),
    "  ].freeze",
    "end",
  ];
}

/** A property of a class, and how it is read and written. */
interface Property {
  readonly name: string;
  readonly comment: readonly string[];
  /** Behind its name as a keyword. */
  readonly byDefault: string;
  readonly read: readonly string[];
  readonly write: string;
}

function classLines(
  { fields, description }: ClassDeclaration,
  name: string,
  names: DeclaredNames,
): readonly string[] {
  const claim = createNaming();
  const properties = fields.map((field) =>
    propertyOf(field, claim(rubyMethod(wordsOf(field.key))), names),
  );
  const written = call(
    "Record.plain",
    properties.map(({ write }) => [write]),
    "({})",
  );
  return [
    ...rubyComment(description),
    ...around(name, properties, fields.length > 0 ? "hash" : "_hash", written),
  ];
}

/** A class of a payload that is no object whose properties are known. */
function wrapperLines(
  payload: ClassType,
  name: string,
  names: DeclaredNames,
): readonly string[] {
  const value: Property = {
    name: "value",
    comment: typeComment(payload, [], names),
    byDefault: "",
    read: rubyReading(payload, "hash", names) ?? ["hash"],
    write: "",
  };
  return around(name, [value], "hash", ["Record.plain(@value)"]);
}

/** A class between what it is made of and what is made of it. */
function around(
  name: string,
  properties: readonly Property[],
  taken: string,
  written: readonly string[],
): readonly string[] {
  const body = [
    ...properties.flatMap(({ name, comment }) => [
      ...comment,
      `attr_reader :${name}`,
      "",
    ]),
    ...call(
      "def initialize",
      properties.map(({ name, byDefault }) => [`${name}:${byDefault}`]),
    ),
    ...properties.map(({ name }) => `  @${name} = ${name}`),
    "  freeze",
    "end",
    "",
    "# Reads what JSON.parse gives.",
    `def self.from_h(${taken})`,
    ...indented(
      call(
        "new",
        properties.map(({ name, read: [first = "", ...others] }) => [
          `${name}: ${first}`,
          ...others,
        ]),
      ),
    ),
    "end",
    "",
    "def to_h",
    ...indented(written),
    "end",
  ];
  return [`class ${name} < Record`, ...indented(body), "end"];
}

/** A call or a definition whose arguments have lines of their own. */
function call(
  name: string,
  args: readonly (readonly string[])[],
  without = "",
): readonly string[] {
  if (args.length === 0) return [name + without];
  return [
    `${name}(`,
    ...args.flatMap((lines, index) => {
      const end = index === args.length - 1 ? "" : ",";
      return indented([...lines.slice(0, -1), `${lines.at(-1) ?? ""}${end}`]);
    }),
    ")",
  ];
}

/**
 * What is optional is nil where it is absent; what may as well be null has a value of its own, which tells the two
 * apart.
 */
function propertyOf(
  { key, type, optional, description }: Field,
  name: string,
  names: DeclaredNames,
): Property {
  const { type: own, isNullable } = withoutNull(type);
  const at = rubyString(key);
  const property = { name, write: `${at} => @${name}` };
  const comment = (...others: readonly string[]) =>
    typeComment(type, description, names, others);
  if (!optional) {
    const from = `hash.fetch(${at})`;
    const read = rubyReading(type, from, names) ?? [from];
    return { ...property, comment: comment(), byDefault: "", read };
  }
  if (!isNullable) {
    const from = `hash[${at}]`;
    return {
      name,
      comment: comment("nil"),
      byDefault: " nil",
      read: rubyReading(type, from, names, true) ?? [from],
      write: `${at} => @${name}.nil? ? ABSENT : @${name}`,
    };
  }
  const read = rubyReading(own, "value", names, false);
  return {
    ...property,
    comment: comment("ABSENT"),
    byDefault: " ABSENT",
    read: read
      ? rubyBlock(`read(hash, ${at})`, "value", read)
      : [`hash.fetch(${at}, ABSENT)`],
  };
}

/** What is said of a property, and its type. */
function typeComment(
  type: ClassType,
  description: readonly string[],
  names: DeclaredNames,
  others: readonly string[] = [],
): readonly string[] {
  const types = [rubyType(type, names), ...others].join(", ");
  const enums = [...new Set(enumsIn(type, names))];
  const note = enums.length === 0 ? "" : ` of ${enums.join(" and ")}`;
  return [
    ...rubyComment(description),
    ...(description.length > 0 ? ["#"] : []),
    `# @return [${types}]${note}`,
  ];
}
