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
import { createNaming, wordsOf } from "../key-words.js";
import {
  columns,
  exported,
  goCase,
  goComment,
  type GoRow,
  goString,
} from "./go-text.js";

/** The types of an event in Go, and what they are called. */
export interface GoTypes {
  readonly blocks: readonly (readonly string[])[];
  readonly names: readonly string[];
}

/** What the types of an event are written with. */
interface Writing extends DeclaredNames {
  readonly blocks: (readonly string[])[];
  readonly claim: (name: string) => string;
}

/** Writes the types of an event; a class is a struct, an enum a string with constants, a union a struct of pointers. */
export function goTypes(classes: Classes, payloadName: string): GoTypes {
  const { payload, declarations } = classes;
  const names: string[] = [];
  const unique = createNaming();
  const claim = (name: string): string => {
    const own = unique(name);
    names.push(own);
    return own;
  };
  const writing: Writing = {
    blocks: [],
    ...nameDeclarations(classes, (name) => claim(exported(name))),
    claim,
  };
  if (!writing.has(payloadName)) {
    const name = claim(exported(payloadName));
    const type = goType(payload, name, writing);
    writing.blocks.push([`type ${name} = ${type}`]);
  }
  for (const declaration of declarations)
    if (declaration.kind === "class") writeStruct(declaration, writing);
    else writeEnum(declaration, writing);
  return { blocks: writing.blocks, names };
}

/** @param hint what a type without a name is called, where it needs one */
function goType(type: ClassType, hint: string, writing: Writing): string {
  switch (type.kind) {
    case "any":
    case "null":
      return "any";
    case "boolean":
      return "bool";
    case "integer":
      return "int64";
    case "number":
      return "float64";
    case "string":
      return "string";
    case "list":
      return `[]${goType(type.items, `${hint}Item`, writing)}`;
    case "map":
      return `map[string]${goType(type.values, `${hint}Value`, writing)}`;
    case "declared":
      return writing.nameOf(type.name);
    case "union": {
      const { type: own, isNullable } = withoutNull(type);
      const name =
        own.kind === "union"
          ? writeUnion(own, hint, writing)
          : goType(own, hint, writing);
      return isNullable ? `*${name}` : name;
    }
  }
}

function writeStruct(
  { name: given, description, fields }: ClassDeclaration,
  writing: Writing,
): void {
  const name = writing.nameOf(given);
  const claim = createNaming();
  // What stands in the tags of keys that cannot: no key of the struct is called so.
  const unlike = createNaming();
  for (const { key } of fields) unlike(key);
  const renamed: (readonly [tag: string, key: string])[] = [];
  const rows: GoRow[] = [];
  const at = writing.blocks.length;
  for (const field of fields) {
    const { key, optional } = field;
    const tag = isTag(key) ? key : unlike("key");
    if (tag !== key) renamed.push([tag, key]);
    const own = claim(exported(goCase(wordsOf(key))));
    const type = fieldType(field, `${name}${own}`, writing);
    const options = optional ? ",omitempty" : tag === "-" ? "," : "";
    rows.push({
      comment: field.description,
      cells: [own, type, `\`json:"${tag}${options}"\``],
    });
  }
  // Before the unions in it.
  writing.blocks.splice(at, 0, [
    ...goComment(description),
    ...(fields.length === 0
      ? [`type ${name} struct{}`]
      : [`type ${name} struct {`, ...columns(rows), "}"]),
    ...(renamed.length > 0 ? renamingMethods(name, renamed) : []),
  ]);
}

/**
 * What is optional is a pointer, which is nil where it is absent; what may as well be null is a `Nullable`, which tells
 * the two apart.
 */
function fieldType(
  { type, optional }: Field,
  hint: string,
  writing: Writing,
): string {
  const { type: own, isNullable } = withoutNull(type);
  if (!optional) return goType(type, hint, writing);
  const name = goType(own, hint, writing);
  return isNullable ? `Nullable[${name}]` : `*${name}`;
}

/** What a tag takes as a name. */
function isTag(key: string): boolean {
  return (
    key !== "" && /^[\p{L}\p{Nd}!#$%&()*+\-./:;<=>?@[\]^_{|}~ ]+$/u.test(key)
  );
}

function renamingMethods(
  name: string,
  renamed: readonly (readonly [tag: string, key: string])[],
): readonly string[] {
  const keys = renamed.map(
    ([tag, key]) => `${goString(tag)}: ${goString(key)}`,
  );
  const map = `map[string]string{${keys.join(", ")}}`;
  return [
    "",
    "// MarshalJSON writes keys that a tag cannot hold.",
    `func (x ${name}) MarshalJSON() ([]byte, error) {`,
    `\ttype plain ${name}`,
    `\treturn marshalRenamed(plain(x), ${map})`,
    "}",
    "",
    "// UnmarshalJSON reads keys that a tag cannot hold.",
    `func (x *${name}) UnmarshalJSON(data []byte) error {`,
    `\ttype plain ${name}`,
    `\treturn unmarshalRenamed(data, (*plain)(x), ${map})`,
    "}",
  ];
}

function writeEnum(
  { name: given, values }: EnumDeclaration,
  writing: Writing,
): void {
  const name = writing.nameOf(given);
  const rows = values.map((value) => ({
    cells: [
      writing.claim(name + goCase(wordsOf(value))),
      name,
      `= ${goString(value)}`,
    ],
  }));
  writing.blocks.push([
    `type ${name} string`,
    "",
    "const (",
    ...columns(rows),
    ")",
  ]);
}

const memberNames = {
  any: "Any",
  null: "Any",
  boolean: "Bool",
  integer: "Int64",
  number: "Float64",
  string: "String",
  list: "List",
  map: "Map",
  union: "Any",
};

/** A struct of which one field is set: quicktype leaves one member of a union for each kind of JSON value. */
function writeUnion(
  { members }: UnionOfKinds,
  hint: string,
  writing: Writing,
): string {
  const name = writing.claim(`${hint}Union`);
  const rows = members.map(
    (member) =>
      [
        member.kind === "declared"
          ? writing.isEnum(member.name)
            ? "Enum"
            : "Object"
          : memberNames[member.kind],
        `*${goType(member, hint, writing)}`,
      ] as const,
  );
  const fields = rows.map(([field]) => field);
  writing.blocks.push([
    `// ${name} is one of several types: the field that is set; with none, it is null.`,
    `type ${name} struct {`,
    ...columns(rows.map((cells) => ({ cells }))),
    "}",
    "",
    "// MarshalJSON writes the field that is set.",
    `func (x ${name}) MarshalJSON() ([]byte, error) {`,
    `\treturn marshalUnion(${fields.map((field) => `x.${field}`).join(", ")})`,
    "}",
    "",
    "// UnmarshalJSON sets the field that the value fits.",
    `func (x *${name}) UnmarshalJSON(data []byte) error {`,
    `\t*x = ${name}{}`,
    `\treturn unmarshalUnion(data, ${fields.map((field) => `&x.${field}`).join(", ")})`,
    "}",
  ]);
  return name;
}
