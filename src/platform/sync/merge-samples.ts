import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { isScalar } from "../../base/json/json-type.js";

/** The one sample that has every variable of two: the values of the first, and what only the second has. */
export function mergeSamples(
  first: JsonObject,
  second: JsonObject,
): JsonObject {
  const added = Object.entries(second).filter(
    ([key]) => !Object.hasOwn(first, key),
  );
  const kept = Object.entries(first).map(([key, value]) => {
    const other = get(second, key);
    return [key, other === undefined ? value : merge(value, other)] as const;
  });
  return Object.fromEntries([...kept, ...added]);
}

function merge(first: Json, second: Json): Json {
  // Null says nothing of what a variable holds, and what is in an object or a list are more variables.
  if (first === null || (isScalar(first) && !isScalar(second))) return second;
  if (isObject(first) && isObject(second)) return mergeSamples(first, second);
  if (!isList(first) || !isList(second)) return first;
  const longest = Math.max(first.length, second.length);
  return Array.from({ length: longest }, (_, index) => {
    const [item, other] = [first[index], second[index]];
    if (item === undefined) return other ?? null;
    return other === undefined ? item : merge(item, other);
  });
}
