import type { Json, JsonScalar } from "./json.js";

/** The types of JSON, as the `type` of a JSON Schema names them. */
export const jsonTypes = [
  "string",
  "integer",
  "number",
  "boolean",
  "object",
  "array",
  "null",
] as const;

/** A type of JSON. */
export type JsonType = (typeof jsonTypes)[number];

/** Whether the value is neither an array nor an object. */
export function isScalar(value: Json): value is JsonScalar {
  return value === null || typeof value !== "object";
}

/** Whether the value is of one of the types. */
export function isOfType(value: Json, types: readonly string[]): boolean {
  if (value === null) return types.includes("null");
  if (Array.isArray(value)) return types.includes("array");
  if (typeof value === "number")
    return (
      types.includes("number") ||
      (Number.isInteger(value) && types.includes("integer"))
    );
  return types.includes(typeof value);
}
