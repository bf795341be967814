import { isObject, type Json } from "../../base/json/json.js";

/** Levels of nesting that a payload may have; the payload itself is the first. */
export const maxPayloadDepth = 200;

/** Whether arrays and objects are nested deeper in a value than `levels`; it looks no deeper than that. */
export function isDeeperThan(value: Json, levels: number): boolean {
  if (!Array.isArray(value) && !isObject(value)) return false;
  if (levels === 0) return true;
  return Object.values<Json>(value).some((item) =>
    isDeeperThan(item, levels - 1),
  );
}
