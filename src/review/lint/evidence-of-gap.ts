import { isObject, type Json } from "../../base/json/json.js";
import { valuesAt } from "../../type/values-at.js";
import { isAny, type Segments } from "../../type/variable-path.js";
import type { KnownEvent } from "./known-event.js";

/** Why a variable may be absent or null: how many samples show it, or else who says so. */
export function evidenceOfGap(
  segments: Segments,
  what: "absent" | "null",
  { samples, isHandwritten }: KnownEvent,
): string {
  const all = samples();
  const shows = what === "null" ? isNullIn : isAbsentFrom;
  const some = all.filter((payload) => shows(payload, segments)).length;
  if (some > 0)
    return `${what} in ${some} of ${all.length} sample${all.length === 1 ? "" : "s"}`;
  return isHandwritten ? "its schema allows that" : "an override says so";
}

function isNullIn(payload: Json, segments: Segments): boolean {
  return valuesAt(payload, segments).includes(null);
}

/** Of items, one that lacks the key is enough; a list without items shows nothing. */
function isAbsentFrom(payload: Json, segments: Segments): boolean {
  const key = segments.at(-1);
  const around = valuesAt(payload, segments.slice(0, -1));
  if (around.length === 0) return !segments.some(isAny);
  return around.some(
    (value) =>
      typeof key === "string" &&
      !(isObject(value) && Object.hasOwn(value, key)),
  );
}
