import { get, isList, isObject, type Json } from "./json.js";

/** Whether two JSON values are the same; the order of keys says nothing. */
export function isSame(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b))
    return (
      a.length === b.length &&
      a.every((item, index) => isSame(item, b[index] ?? null))
    );
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      const [value, other] = [get(a, key), get(b, key)];
      return value !== undefined && other !== undefined && isSame(value, other);
    })
  );
}
