import type { ClassType } from "../classes.js";
import { pythonWidth } from "./python-text.js";

/** A type of Python: a name, one with arguments, or a union. */
export type PythonType = string | PythonGeneric | PythonUnion;

interface PythonGeneric {
  readonly name: string;
  readonly of: readonly PythonType[];
}

interface PythonUnion {
  readonly oneOf: readonly PythonType[];
}

/** Writes types; what has to be imported for them is noted. */
export interface PythonTypes {
  /** A type; what `isDeclared` denies stands in quotes, because it comes further below. */
  of(type: ClassType, isDeclared: (name: string) => boolean): PythonType;
  /** A type behind a beginning of its line and before an end, laid out as black does: broken where it is too long. */
  layOut(
    head: string,
    type: PythonType,
    end: string,
    indent: string,
  ): readonly string[];
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
        return { oneOf: type.members.map((one) => of(one, isDeclared)) };
      case "null":
      case "boolean":
      case "integer":
      case "number":
      case "string":
        return plain[type.kind];
    }
  };
  const layOut: PythonTypes["layOut"] = (head, type, end, indent) => {
    const line = flat(type);
    if (typeof type === "string") return [head + type + end];
    if (line !== undefined && (head + line + end).length <= pythonWidth)
      return [head + line + end];
    const { name, of } =
      "oneOf" in type ? { name: typing("Union"), of: type.oneOf } : type;
    const inner = `${indent}    `;
    // A comma behind the only argument would make a tuple of it.
    const comma = of.length > 1 ? "," : "";
    return [
      `${head}${name}[`,
      ...of.flatMap((argument) => layOut(inner, argument, comma, inner)),
      `${indent}]${end}`,
    ];
  };
  return { of, layOut, typing, imports };
}

const plain = {
  null: "None",
  boolean: "bool",
  integer: "int",
  number: "float",
  string: "str",
};

/** A type on one line; none where a name in quotes is in a union, because Python cannot join a string to a type. */
function flat(type: PythonType): string | undefined {
  if (typeof type === "string") return type;
  const parts = ("oneOf" in type ? type.oneOf : type.of).map(flat);
  if (parts.includes(undefined)) return undefined;
  if (!("oneOf" in type)) return `${type.name}[${parts.join(", ")}]`;
  return parts.some((part) => part?.startsWith('"'))
    ? undefined
    : parts.join(" | ");
}
