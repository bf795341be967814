import { isList, isObject, type Json, type JsonObject } from "./json.js";

/** The sizes of objects and lists, which many values may share. */
const known = new WeakMap<object, number>();

/** How many characters a value's JSON has. */
export function sizeOf(value: Json): number {
  if (!isList(value) && !isObject(value)) return JSON.stringify(value).length;
  const size = known.get(value) ?? sizeWithin(value);
  known.set(value, size);
  return size;
}

function sizeWithin(value: readonly Json[] | JsonObject): number {
  const sizes = isList(value)
    ? value.map(sizeOf)
    : Object.entries(value).map(
        ([key, inner]) => sizeOf(key) + ":".length + sizeOf(inner),
      );
  const commas = Math.max(0, sizes.length - 1);
  return sizes.reduce((sum, size) => sum + size, "{}".length + commas);
}
