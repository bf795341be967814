import type { JSONSchema } from "json-schema-to-typescript";
import { isObject, type Json } from "../../base/json/json.js";
import { propertyKey, stringLiteral } from "../../output/typescript/escape.js";

/** Anything. */
export const unknown: JSONSchema = { tsType: "unknown" };

/** Nothing. */
export const never: JSONSchema = { tsType: "never" };

/** Any object at all. */
export const anyObject: JSONSchema = {
  type: "object",
  properties: {},
  additionalProperties: unknown,
};

/** What satisfies one of the members. */
export function union(members: readonly JSONSchema[]): JSONSchema {
  if (members.some(isUnknown)) return unknown;
  const [first, ...others] = members.filter((member) => !isNever(member));
  if (!first) return never;
  return others.length === 0 ? first : { anyOf: [first, ...others] };
}

/** What satisfies every part. */
export function intersection(parts: readonly JSONSchema[]): JSONSchema {
  if (parts.some(isNever)) return never;
  const [first, ...others] = parts.filter((part) => !isUnknown(part));
  if (!first) return unknown;
  return others.length === 0 ? first : { allOf: [first, ...others] };
}

/** Whether it says nothing. */
export function isUnknown({ tsType }: JSONSchema): boolean {
  return tsType === "unknown";
}

/** Whether nothing satisfies it. */
export function isNever({ tsType }: JSONSchema): boolean {
  return tsType === "never";
}

/** The TypeScript of one constant. */
export function literal(value: Json): string {
  if (typeof value === "string") return stringLiteral(value);
  if (Array.isArray(value))
    return `[${(value as readonly Json[]).map(literal).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([key, child]) => `${propertyKey(key)}: ${literal(child)}`,
    );
    return members.length === 0
      ? "Record<string, never>"
      : `{ ${members.join("; ")} }`;
  }
  // The literal of a number beyond all range is no number in TypeScript.
  if (typeof value === "number" && !Number.isFinite(value)) return "number";
  return JSON.stringify(value);
}
