import {
  type ClassDeclaration,
  type Classes,
  type ClassType,
  type EnumDeclaration,
  type Field,
  withoutNull,
} from "../classes.js";
import { type DeclaredNames, nameDeclarations } from "../declared-names.js";
import { createNaming, pascalCase, wordsOf } from "../key-words.js";
import {
  csharpName,
  csharpProperty,
  csharpString,
  xmlDoc,
} from "./csharp-text.js";

/** What the types of an event are written with. */
interface Writing extends DeclaredNames {
  readonly blocks: (readonly string[])[];
  readonly claim: (name: string) => string;
}

/**
 * Writes the types of an event, which are nested in its class: a class for Json.NET or an enum, and for a union, or a
 * payload that is no object with known properties, a class with a constructor for each type.
 *
 * @param claim gives every member of the event's class a name of its own
 */
export function csharpTypes(
  classes: Classes,
  payloadName: string,
  claim: (name: string) => string,
): readonly (readonly string[])[] {
  const { payload, declarations } = classes;
  const writing: Writing = {
    blocks: [],
    ...nameDeclarations(classes, (name) => claim(csharpName(name))),
    claim,
  };
  if (!writing.has(payloadName)) {
    const { type } = withoutNull(payload);
    const members = type.kind === "union" ? type.members : [type];
    writeOneOf(members, claim(csharpName(payloadName)), writing);
  }
  for (const declaration of declarations)
    if (declaration.kind === "class") writeClass(declaration, writing);
    else writing.blocks.push(enumLines(declaration, writing));
  return writing.blocks;
}

const plain = {
  any: "object",
  null: "object",
  boolean: "bool",
  integer: "long",
  number: "double",
  string: "string",
};

/**
 * A type, of which null is one where the type in the payload says so.
 *
 * @param hint what a type without a name is called, where it needs one
 * @param isNullable whether null is one besides
 */
function typeOf(
  type: ClassType,
  hint: string,
  writing: Writing,
  isNullable = withoutNull(type).isNullable,
): string {
  const { type: own } = withoutNull(type);
  const written = withoutNullOf(own, hint, writing);
  return isNullable && isValueType(own, writing) ? `${written}?` : written;
}

function withoutNullOf(
  type: ClassType,
  hint: string,
  writing: Writing,
): string {
  switch (type.kind) {
    case "list":
      return `List<${typeOf(type.items, `${hint}Item`, writing)}>`;
    case "map":
      return `Dictionary<string, ${typeOf(type.values, `${hint}Value`, writing)}>`;
    case "declared":
      return writing.nameOf(type.name);
    case "union": {
      const name = writing.claim(csharpName(`${hint}Union`));
      writeOneOf(type.members, name, writing);
      return name;
    }
    case "any":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "string":
      return plain[type.kind];
  }
}

/** Whether null is none of its values. */
function isValueType(type: ClassType, { isEnum }: DeclaredNames): boolean {
  return type.kind === "declared"
    ? isEnum(type.name)
    : ["boolean", "integer", "number"].includes(type.kind);
}

function writeClass(
  { name: given, description, fields }: ClassDeclaration,
  writing: Writing,
): void {
  const name = writing.nameOf(given);
  const claim = createNaming();
  const at = writing.blocks.length;
  const properties = fields.map((field) => {
    const own = claim(csharpProperty(field.key, name));
    return propertyLines(field, own, `${name}${own}`, writing);
  });
  // Before the unions in it.
  writing.blocks.splice(at, 0, [
    ...xmlDoc(description),
    "[JsonConverter(typeof(PayloadConverter))]",
    `public sealed class ${name}`,
    ...braced(
      properties.flatMap((lines, index) =>
        index === 0 ? lines : ["", ...lines],
      ),
    ),
  ]);
}

/** What is optional is null where it is absent; what may as well be null is an `Optional`, which tells the two apart. */
function propertyLines(
  { key, type, optional, description }: Field,
  name: string,
  hint: string,
  writing: Writing,
): readonly string[] {
  const { isNullable } = withoutNull(type);
  const own = typeOf(type, hint, writing, optional || isNullable);
  return [
    ...xmlDoc(description),
    `[JsonProperty(${csharpString(key)}, ${handlingOf(optional, isNullable)})]`,
    `public ${optional && isNullable ? `Optional<${own}>` : own} ${name} { get; set; }`,
  ];
}

/** When it is left out, or has to be there; by whole names, because a property of the class may be called the same. */
function handlingOf(optional: boolean, isNullable: boolean): string {
  if (!optional)
    return `Required = global::Newtonsoft.Json.Required.${isNullable ? "AllowNull" : "Always"}`;
  const handling = isNullable ? "DefaultValueHandling" : "NullValueHandling";
  return `${handling} = global::Newtonsoft.Json.${handling}.Ignore`;
}

/** Members begin at 1: what was never set is none of them, and is not sent as the first one. */
function enumLines(
  { name, values }: EnumDeclaration,
  { nameOf }: Writing,
): readonly string[] {
  const claim = createNaming();
  return [
    "[JsonConverter(typeof(TextConverter))]",
    `public enum ${nameOf(name)}`,
    ...braced(
      values.flatMap((value, index) => [
        ...(index === 0 ? [] : [""]),
        `[EnumMember(Value = ${csharpString(value)})]`,
        `${claim(csharpName(pascalCase(wordsOf(value))))}${index === 0 ? " = 1" : ""},`,
      ]),
    ),
  ];
}

/** A class that holds one of several types, each of another kind of JSON value: by that its converter chooses. */
function writeOneOf(
  members: readonly ClassType[],
  name: string,
  writing: Writing,
): void {
  const at = writing.blocks.length;
  const types = members.map((member) => typeOf(member, name, writing, false));
  writing.blocks.splice(at, 0, [
    `public sealed class ${name} : OneOf`,
    ...braced([
      ...types.flatMap((type, index) => [
        ...(index === 0 ? [] : [""]),
        `public ${name}(${type} value) : base(value) { }`,
      ]),
      // From what every type is, no conversion can be declared.
      ...types
        .filter((type) => type !== plain.any)
        .flatMap((type) => [
          "",
          `public static implicit operator ${name}(${type} value) => new ${name}(value);`,
        ]),
    ]),
  ]);
}

/** Lines in braces, further inwards. */
export function braced(lines: readonly string[]): readonly string[] {
  return ["{", ...lines.map((line) => (line === "" ? "" : `    ${line}`)), "}"];
}
