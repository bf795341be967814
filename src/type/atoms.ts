import { isDeepStrictEqual } from "node:util";
import type { Json } from "../base/json/json.js";
import { hasFormat } from "./formats.js";
import type { PlainType } from "./payload-type.js";

/** The part of a type that has nothing in it: a scalar, or one constant. */
export type Atom =
  | Exclude<
      PlainType,
      { readonly kind: "array" | "tuple" | "object" | "map" | "enum" }
    >
  | { readonly kind: "constant"; readonly value: Json };

/** The atoms of a value's alternatives; what is an object or a list is left out. */
export function atomsOf(alternatives: readonly PlainType[]): readonly Atom[] {
  return alternatives.flatMap((type): readonly Atom[] => {
    if (type.kind === "enum")
      return type.values.map((value) =>
        value === null ? { kind: "null" } : { kind: "constant", value },
      );
    const isContainer =
      type.kind === "array" ||
      type.kind === "tuple" ||
      type.kind === "object" ||
      type.kind === "map";
    return isContainer ? [] : [type];
  });
}

/** Those of the atoms that are not among what others say. */
export function beyond(
  atoms: readonly Atom[],
  others: readonly Atom[],
): readonly Atom[] {
  return atoms.filter((atom) => !isCovered(atom, others));
}

function isCovered(atom: Atom, others: readonly Atom[]): boolean {
  if (others.some((other) => covers(other, atom))) return true;
  if (atom.kind !== "boolean") return false;
  return [true, false].every((value) =>
    isCovered({ kind: "constant", value }, others),
  );
}

function covers(wide: Atom, narrow: Atom): boolean {
  if (wide.kind === "unknown") return true;
  if (narrow.kind === "constant") return takes(wide, narrow.value);
  if (wide.kind === "number")
    return narrow.kind === "number" || narrow.kind === "integer";
  if (wide.kind === "string")
    return (
      narrow.kind === "string" &&
      (wide.format === undefined || wide.format === narrow.format)
    );
  return wide.kind === narrow.kind;
}

function takes(atom: Atom, value: Json): boolean {
  if (atom.kind === "constant") return isDeepStrictEqual(atom.value, value);
  if (atom.kind === "string")
    return (
      typeof value === "string" &&
      (atom.format === undefined || hasFormat(value, atom.format))
    );
  if (atom.kind === "integer") return Number.isInteger(value);
  return typeof value === atom.kind;
}
