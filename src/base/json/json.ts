/** A JSON value, as `JSON.parse` makes it. */
export type Json =
  null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON value that holds no other value. */
export type JsonScalar = null | boolean | number | string;

/** A JSON object; keys may be anything, `__proto__` included. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Steps from the root of a document to a value. */
export type JsonPath = readonly (string | number)[];

/** Whether the value is an object, and neither an array nor null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the value is an array. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value's JSON type, for messages: `"an array"`, `"null"`, `"a string"`. */
export function describe(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The value of an object's own key; an inherited `constructor` or `toString` does not count. */
export function get(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
