import {
  type ClassDeclaration,
  type Classes,
  type ClassType,
  type EnumDeclaration,
  type Field,
  withoutNull,
} from "../classes.js";
import { type DeclaredNames, nameDeclarations } from "../declared-names.js";
import { docComment } from "../doc-comment.js";
import { createNaming, wordsOf } from "../key-words.js";
import {
  phpAccess,
  phpCase,
  phpName,
  phpString,
  phpVariable,
} from "./php-text.js";
import { describedType, phpReading, phpType, phpUnion } from "./php-values.js";

/** The types of an event in PHP, and what they are called. */
export interface PhpTypes {
  readonly blocks: readonly (readonly string[])[];
  readonly names: readonly string[];
}

/** Writes the types of an event, each a class that `json_encode` takes or an enum. */
export function phpTypes(classes: Classes, payloadName: string): PhpTypes {
  const { payload, declarations } = classes;
  // As PHP looks classes up.
  const claim = createNaming((name) => name.toLowerCase());
  const php = nameDeclarations(classes, (name) => claim(phpName(name)));
  const { nameOf } = php;
  const names = declarations.map(({ name }) => nameOf(name));
  const blocks = declarations.map((declaration) =>
    declaration.kind === "enum"
      ? enumLines(declaration, nameOf(declaration.name))
      : classLines(declaration, nameOf(declaration.name), php),
  );
  if (php.has(payloadName)) return { blocks, names };
  const name = claim(phpName(payloadName));
  return {
    blocks: [wrapperLines(payload, name, php), ...blocks],
    names: [name, ...names],
  };
}

function enumLines(
  { values }: EnumDeclaration,
  name: string,
): readonly string[] {
  const claim = createNaming();
  return [
    `enum ${name}: string`,
    "{",
    ...values.map(
      (value) =>
        `    case ${claim(phpCase(wordsOf(value)))} = ${phpString(value)};`,
    ),
    "}",
  ];
}

/** A property of a class, and how it is read and written. */
interface Property {
  readonly parameter: readonly string[];
  readonly read: string;
  readonly write: string;
  readonly hasDefault: boolean;
}

function classLines(
  { fields, description }: ClassDeclaration,
  name: string,
  php: DeclaredNames,
): readonly string[] {
  const claim = createNaming();
  const properties = fields.map((field) =>
    propertyOf(field, claim(phpVariable(wordsOf(field.key))), php),
  );
  // A parameter without a default cannot come after one that has it.
  const ordered = [
    ...properties.filter(({ hasDefault }) => !hasDefault),
    ...properties.filter(({ hasDefault }) => hasDefault),
  ];
  return [
    ...docComment(description),
    ...around(
      name,
      ordered.flatMap(({ parameter }) => parameter),
      String.raw`\stdClass`,
      call(
        "new self",
        ordered.map(({ read }) => read),
      ),
      call(
        "Absent::leaveOut",
        properties.map(({ write }) => write),
        ["[", "]"],
      ),
      String.raw`\stdClass`,
    ),
  ];
}

/** A class of a payload that is no object whose properties are known. */
function wrapperLines(
  payload: ClassType,
  name: string,
  php: DeclaredNames,
): readonly string[] {
  const type = phpType(payload, php);
  return around(
    name,
    [...typeComment(payload, [], php), `public ${type} $value,`],
    "mixed",
    [`new self(${phpReading(payload, "$json", php)})`],
    ["$this->value"],
    "mixed",
  );
}

/** A class between what it is made of and what is made of it. */
function around(
  name: string,
  parameters: readonly string[],
  taken: string,
  made: readonly string[],
  sent: readonly string[],
  given: string,
): readonly string[] {
  return [
    `final readonly class ${name} implements \\JsonSerializable`,
    "{",
    ...(parameters.length === 0
      ? []
      : [
          "    public function __construct(",
          ...parameters.map((line) => `        ${line}`),
          "    ) {",
          "    }",
          "",
        ]),
    "    /**",
    "     * Reads what json_decode gives without JSON_OBJECT_AS_ARRAY.",
    "     */",
    `    public static function fromJson(${taken} $json): self`,
    "    {",
    ...returning(made),
    "    }",
    "",
    `    public function jsonSerialize(): ${given}`,
    "    {",
    ...returning(sent),
    "    }",
    "}",
  ];
}

function returning(lines: readonly string[]): readonly string[] {
  return lines.map(
    (line, index) =>
      `        ${index === 0 ? "return " : ""}${line}${index === lines.length - 1 ? ";" : ""}`,
  );
}

function call(
  name: string,
  lines: readonly string[],
  [open, close] = ["", ""],
): readonly string[] {
  return lines.length === 0
    ? [`${name}(${open}${close})`]
    : [`${name}(${open}`, ...lines.map((line) => `    ${line},`), `${close})`];
}

/**
 * What is optional is null where it is absent; what may as well be null has a value of its own, which tells the two
 * apart.
 */
function propertyOf(
  { key, type, optional, description }: Field,
  name: string,
  php: DeclaredNames,
): Property {
  const { isNullable } = withoutNull(type);
  const at = phpAccess("$json", key);
  const read = phpReading(type, at, php);
  const property = `$this->${name}`;
  const entry = `${phpString(key)} => ${property}`;
  const parameter = (end = "", ...others: readonly string[]) => [
    ...typeComment(type, description, php, others),
    `public ${phpUnion([phpType(type, php), ...others])} $${name}${end},`,
  ];
  if (!optional)
    return {
      parameter: parameter(),
      read: `${name}: ${read}`,
      write: entry,
      hasDefault: false,
    };
  if (!isNullable)
    return {
      parameter: parameter(" = null", "null"),
      read: `${name}: ${read === at ? `${at} ?? null` : `isset(${at}) ? ${read} : null`}`,
      write: `${entry} ?? Absent::Value`,
      hasDefault: true,
    };
  return {
    parameter: parameter(" = Absent::Value", "Absent"),
    read: `${name}: property_exists($json, ${phpString(key)}) ? ${read} : Absent::Value`,
    write: entry,
    hasDefault: true,
  };
}

/** What is said of a property; of a type that PHP has no words for, too. */
function typeComment(
  type: ClassType,
  description: readonly string[],
  php: DeclaredNames,
  others: readonly string[] = [],
): readonly string[] {
  const exact = describedType(type, php);
  return docComment([
    ...description,
    ...(exact === phpType(type, php)
      ? []
      : [`@var ${phpUnion([exact, ...others])}`]),
  ]);
}
