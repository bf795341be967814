import {
  type ClassDeclaration,
  type Classes,
  type ClassType,
  type EnumDeclaration,
  type Field,
  type UnionOfKinds,
  withoutNull,
} from "../classes.js";
import { type DeclaredNames, nameDeclarations } from "../declared-names.js";
import { createNaming, pascalCase, snakeCase, wordsOf } from "../key-words.js";
import { holding } from "./rust-boxes.js";
import {
  asWritten,
  fits,
  rustAttribute,
  rustDoc,
  rustLine,
  rustName,
  rustString,
} from "./rust-text.js";

/** The types of an event in Rust, and what they are made with. */
export interface RustTypes {
  readonly blocks: readonly (readonly string[])[];
  readonly imports: readonly string[];
}

/** What the types of an event are written with. */
interface Writing extends DeclaredNames {
  readonly blocks: (readonly string[])[];
  readonly imports: Set<string>;
  readonly claim: (name: string) => string;
  readonly holds: (outer: string, inner: string) => boolean;
}

/** A type without a name of its own. */
interface Place {
  /** What it is called, where it needs a name. */
  readonly hint: string;
  /** The class in whose values its own values are held. */
  readonly owner?: string;
}

/** Writes the types of an event, for serde: a class is a struct, and a union an enum without tags. */
export function rustTypes(classes: Classes, payloadName: string): RustTypes {
  const { payload, declarations } = classes;
  const claim = createNaming();
  const writing: Writing = {
    blocks: [],
    imports: new Set(),
    ...nameDeclarations(classes, (name) => claim(rustName(name))),
    claim,
    holds: holding(classes),
  };
  if (!writing.has(payloadName)) {
    const name = claim(rustName(payloadName));
    const type = rustType(payload, { hint: name }, writing);
    writing.blocks.unshift(rustLine([`pub type ${name} =`, `${type};`]));
  }
  for (const declaration of declarations)
    if (declaration.kind === "class") writeStruct(declaration, writing);
    else writeEnum(declaration, writing);
  const { blocks, imports } = writing;
  return { blocks, imports: [...imports].sort() };
}

const plain = {
  boolean: "bool",
  integer: "i64",
  number: "f64",
  string: "String",
};

function rustType(type: ClassType, place: Place, writing: Writing): string {
  const { imports } = writing;
  switch (type.kind) {
    case "any":
    case "null":
      imports.add("serde_json::Value");
      return "Value";
    case "list": {
      const hint = `${place.hint}Item`;
      return `Vec<${rustType(type.items, { hint }, writing)}>`;
    }
    case "map": {
      imports.add("std::collections::BTreeMap");
      const hint = `${place.hint}Value`;
      return `BTreeMap<String, ${rustType(type.values, { hint }, writing)}>`;
    }
    case "declared": {
      const name = writing.nameOf(type.name);
      const isOwn =
        place.owner !== undefined && writing.holds(type.name, place.owner);
      return isOwn ? `Box<${name}>` : name;
    }
    case "union": {
      const { type: own, isNullable } = withoutNull(type);
      const name =
        own.kind === "union"
          ? writeUnion(own, place, writing)
          : rustType(own, place, writing);
      return isNullable ? `Option<${name}>` : name;
    }
    case "boolean":
    case "integer":
    case "number":
    case "string":
      return plain[type.kind];
  }
}

/** Adds the lines of a type that serde reads and writes. */
function writeType(
  lines: readonly string[],
  at: number,
  { blocks, imports }: Writing,
): void {
  imports.add("serde::{Deserialize, Serialize}");
  blocks.splice(at, 0, lines);
}

function writeStruct(
  { name: given, description, fields }: ClassDeclaration,
  writing: Writing,
): void {
  const name = writing.nameOf(given);
  const claim = createNaming();
  const at = writing.blocks.length;
  const lines = fields.flatMap((field) => {
    const own = claim(rustName(snakeCase(wordsOf(field.key))));
    const hint =
      name +
      pascalCase(wordsOf(field.key)).replace(/[^\p{XID_Continue}]/gu, "");
    return fieldLines(field, own, { hint, owner: given }, writing);
  });
  const isEmptyValid = fields.every(({ optional }) => optional);
  const head = `pub struct ${name}`;
  // Before the unions in it.
  writeType(
    [
      ...rustDoc(description),
      `#[derive(Clone, Debug, ${isEmptyValid ? "Default, " : ""}PartialEq, Deserialize, Serialize)]`,
      ...(fits(`${head} {`) ? [`${head} {`] : [head, "{"]),
      ...lines,
      "}",
    ],
    at,
    writing,
  );
}

/**
 * What is optional is `None` where it is absent; what may as well be null is an option in it, and where null is a value
 * like others, it is read as one.
 */
function fieldLines(
  { key, type, optional, description }: Field,
  name: string,
  place: Place,
  writing: Writing,
): readonly string[] {
  const { isNullable } = withoutNull(type);
  const own = rustType(type, place, writing);
  // Of its own accord serde takes null for what is absent, and the other way round.
  const read = optional ? "super::present" : "Option::deserialize";
  const isReadSo = optional ? isNullable : own.startsWith("Option<");
  return [
    ...rustDoc(description, "    "),
    ...(name === key ? [] : rustAttribute(`rename = ${rustString(key)}`)),
    ...(optional
      ? rustAttribute('default, skip_serializing_if = "Option::is_none"')
      : []),
    ...(isReadSo ? rustAttribute(`deserialize_with = "${read}"`) : []),
    ...rustLine(
      [`pub ${asWritten(name)}:`, `${optional ? `Option<${own}>` : own},`],
      "    ",
    ),
  ];
}

function writeEnum(
  { name: given, values }: EnumDeclaration,
  writing: Writing,
): void {
  const claim = createNaming();
  const variants = values.flatMap((value) => {
    const name = claim(rustName(pascalCase(wordsOf(value))));
    return [
      ...(name === value ? [] : rustAttribute(`rename = ${rustString(value)}`)),
      `    ${name},`,
    ];
  });
  writeType(
    [
      "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]",
      `pub enum ${writing.nameOf(given)} {`,
      ...variants,
      "}",
    ],
    writing.blocks.length,
    writing,
  );
}

const variantNames = {
  any: "Any",
  null: "Any",
  boolean: "Bool",
  integer: "Integer",
  number: "Number",
  string: "String",
  list: "List",
  map: "Map",
  union: "Any",
};

/** An enum of which serde takes the first variant that fits: there is one for each kind of JSON value. */
function writeUnion(
  { members }: UnionOfKinds,
  { hint, owner }: Place,
  writing: Writing,
): string {
  const name = writing.claim(`${hint}Union`);
  const at = writing.blocks.length;
  // A struct could be read from a list.
  const isObject = ({ kind }: ClassType): boolean => kind === "declared";
  const ordered = [
    ...members.filter((member) => !isObject(member)),
    ...members.filter(isObject),
  ];
  const variants = ordered.map((member) => {
    const variant =
      member.kind === "declared"
        ? writing.isEnum(member.name)
          ? "Enum"
          : "Object"
        : variantNames[member.kind];
    const place = {
      hint: name + variant,
      ...(owner !== undefined && { owner }),
    };
    return `    ${variant}(${rustType(member, place, writing)}),`;
  });
  writeType(
    [
      "/// One of several types.",
      "#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]",
      "#[serde(untagged)]",
      `pub enum ${name} {`,
      ...variants,
      "}",
    ],
    at,
    writing,
  );
  return name;
}
