import type { MapType, ObjectType, PlainType } from "./payload-type.js";

/** Whether values of a type are objects. */
export function isObjectLike(type: PlainType): type is ObjectType | MapType {
  return type.kind === "object" || type.kind === "map";
}

/** Whether values of a type are lists. */
export function isListLike(
  type: PlainType,
): type is Extract<PlainType, { kind: "array" | "tuple" }> {
  return type.kind === "array" || type.kind === "tuple";
}
