import { isList, isObject, type Json } from "./json.js";
import { parseStrict } from "./parse-strict.js";
import { scan } from "./scan.js";

/** The value of a JSON text, and how deep arrays and objects are nested in it. */
export interface SoundJson {
  readonly value: Json;
  readonly depth: number;
}

/** Parses strict JSON that there is nothing to say of; undefined where it is none, or where a key is there twice. */
export function parseSound(text: string): SoundJson | undefined {
  const { keys, depth, tooDeepAt } = scan(text);
  if (tooDeepAt !== undefined) return undefined;
  const value = parseStrict(text);
  if (value === undefined || countKeys(value) < keys) return undefined;
  return { value, depth };
}

/** Counts the properties of a value, at every level. The depth has been limited by {@link scan}. */
export function countKeys(value: Json): number {
  let keys = 0;
  if (isList(value)) {
    for (const item of value) keys += countKeys(item);
  } else if (isObject(value)) {
    for (const key in value) keys += 1 + countKeys(value[key] ?? null);
  }
  return keys;
}
