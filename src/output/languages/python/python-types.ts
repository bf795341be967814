import type { ClassType } from "../classes.js";
import { pythonWidth } from "./python-text.js";

/** A type of Python: a name, or one with arguments. */
export type PythonType = string | PythonGeneric;

interface PythonGeneric {
  readonly name: string;
  readonly of: readonly PythonType[];
}

/** Writes types; what has to be imported for them is noted. */
export interface PythonTypes {
  /** A type; what `isDeclared` denies stands in quotes, because it comes further below. */
  of(type: ClassType, isDeclared: (name: string) => boolean): PythonType;
  /** A name of the module `typing`, which is imported. */
  typing(name: string): string;
  /** The names of `typing` that were used. */
  readonly imports: ReadonlySet<string>;
}

/** Makes what writes the types of a module. */
export function createPythonTypes(): PythonTypes {
  const imports = new Set<string>();
  const typing = (name: string): string => {
    imports.add(name);
    return name;
  };
  const of: PythonTypes["of"] = (type, isDeclared) => {
    switch (type.kind) {
      case "any":
        return typing("Any");
      case "list":
        return { name: "list", of: [of(type.items, isDeclared)] };
      case "map":
        return { name: "dict", of: ["str", of(type.values, isDeclared)] };
      case "declared":
        return isDeclared(type.name) ? type.name : `"${type.name}"`;
      case "union":
        return {
          name: typing("Union"),
          of: type.members.map((member) => of(member, isDeclared)),
        };
      case "null":
      case "boolean":
      case "integer":
      case "number":
      case "string":
        return plain[type.kind];
    }
  };
  return { of, typing, imports };
}

const plain = {
  null: "None",
  boolean: "bool",
  integer: "int",
  number: "float",
  string: "str",
};

/** A type behind a beginning of its line and before an end, laid out as black does: broken where it is too long. */
export function layOut(
  head: string,
  type: PythonType,
  end: string,
  indent: string,
): readonly string[] {
  const line = head + flat(type) + end;
  if (typeof type === "string" || line.length <= pythonWidth) return [line];
  const inner = `${indent}    `;
  // A comma behind the only argument would make a tuple of it.
  const comma = type.of.length > 1 ? "," : "";
  return [
    `${head}${type.name}[`,
    ...type.of.flatMap((argument) => layOut(inner, argument, comma, inner)),
    `${indent}]${end}`,
  ];
}

function flat(type: PythonType): string {
  return typeof type === "string"
    ? type
    : `${type.name}[${type.of.map(flat).join(", ")}]`;
}
