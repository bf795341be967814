import type { Json } from "../../base/json/json.js";

/**
 * A part of a payload, to any depth. Arrays are replaced as a whole, and `undefined` removes an optional property.
 */
export type PayloadOverrides<Payload> = Payload extends readonly unknown[]
  ? Payload
  : Payload extends object
    ? {
        readonly [Key in keyof Payload]?:
          PayloadOverrides<Payload[Key]> | Removal<Payload, Key>;
      }
    : Payload;

type Removal<Payload, Key extends keyof Payload> =
  Partial<Pick<Payload, Key>> extends Pick<Payload, Key> ? undefined : never;

/**
 * A copy of a value in which the overrides replace what they name.
 *
 * @param value JSON
 * @param overrides JSON, and `undefined` for each property to remove
 */
export function withOverrides(value: unknown, overrides: unknown): Json {
  return JSON.parse(JSON.stringify(merge(value, overrides))) as Json;
}

function merge(value: unknown, overrides: unknown): unknown {
  if (!isRecord(overrides)) return overrides;
  const merged = new Map<string, unknown>(
    isRecord(value) ? Object.entries(value) : [],
  );
  for (const [key, override] of Object.entries(overrides)) {
    if (override === undefined) merged.delete(key);
    else merged.set(key, merge(merged.get(key), override));
  }
  // Defines each key anew, `__proto__` like any other.
  return Object.fromEntries(merged);
}

/** Whether the value goes into JSON as an object does, key by key. */
function isRecord(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !("toJSON" in value)
  );
}
