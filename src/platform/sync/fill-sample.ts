import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { isScalar } from "../../base/json/json-type.js";

/** A rebuilt sample with the values that are known of its paths, in place of those that say nothing. */
export function fillSample(rebuilt: JsonObject, known: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(rebuilt).map(([key, value]) => [
      key,
      fill(value, get(known, key)),
    ]),
  );
}

function fill(value: Json, known: Json | undefined): Json {
  if (known === undefined) return value;
  if (isObject(value) && isObject(known)) return fillSample(value, known);
  if (isList(value) && isList(known))
    return value.map((item, index) => fill(item, known[index] ?? known[0]));
  return isScalar(value) && isScalar(known) ? known : value;
}
