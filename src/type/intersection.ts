import { isScalar, isOfType } from "../base/json/json-type.js";
import type { EnumType, PayloadType, PlainType } from "./payload-type.js";
import { isSame } from "./same-type.js";

const never: PayloadType = { kind: "never" };

/**
 * The type of values that are of every one of the parts: intersections flattened, what says nothing or comes twice
 * left out, and scalars decided. No part at all is `unknown`.
 */
export function intersectionOf(types: readonly PayloadType[]): PayloadType {
  let parts: PayloadType[] = [];
  for (const type of types.flatMap((each) =>
    each.kind === "intersection" ? each.parts : [each],
  )) {
    if (type.kind === "never") return never;
    if (type.kind === "unknown" || parts.some((part) => isSame(part, type)))
      continue;
    const scalar = parts.find(isScalarType);
    const decided =
      scalar && isScalarType(type) ? bothScalars(scalar, type) : undefined;
    if (decided === undefined) parts.push(type);
    else if (decided.kind === "never") return never;
    else parts = parts.map((part) => (part === scalar ? decided : part));
  }
  const [only, ...others] = parts;
  if (!only) return { kind: "unknown" };
  return others.length === 0 ? only : { kind: "intersection", parts };
}

/** A type whose values hold no others. */
export type ScalarType = Extract<
  PlainType,
  { kind: "null" | "boolean" | "integer" | "number" | "string" | "enum" }
>;

const scalarKinds: ReadonlySet<string> = new Set([
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "enum",
]);

/** Whether values of the type hold no others. */
export function isScalarType(type: PayloadType): type is ScalarType {
  return (
    scalarKinds.has(type.kind) &&
    (type.kind !== "enum" || type.values.every(isScalar))
  );
}

/** The type of values that are of two types of scalars at once. */
export function bothScalars(
  a: ScalarType,
  b: ScalarType,
): ScalarType | { readonly kind: "never" } {
  if (a.kind === "enum") return constantsOf(a, b);
  if (b.kind === "enum") return constantsOf(b, a);
  if (a.kind === "number" && b.kind === "integer") return b;
  if (a.kind === "integer" && b.kind === "number") return a;
  if (a.kind !== b.kind) return { kind: "never" };
  return a.kind === "string" && a.format === undefined ? b : a;
}

/** Those of the constants that are of the other type. */
function constantsOf(
  { values }: EnumType,
  other: ScalarType,
): ScalarType | { readonly kind: "never" } {
  const kept = values.filter((value) =>
    other.kind === "enum"
      ? other.values.includes(value)
      : isOfType(value, [other.kind]),
  );
  return kept.length > 0 ? { kind: "enum", values: kept } : { kind: "never" };
}
