import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../base/json/json.js";

/** A variable as the platform tells it: its dot path, and a coarse type such as `text` or `object`. */
export interface EventVariable {
  readonly key: string;
  readonly type: string;
}

/** The variables of a sample payload, each before what it holds. Items of an array are told by their position. */
export function variablesOfSample(
  sample: JsonObject,
): readonly EventVariable[] {
  const found: EventVariable[] = [];
  const visit = (value: Json, key: string): void => {
    if (key !== "") found.push({ key, type: typeOf(value) });
    const inside = isList(value)
      ? value.entries()
      : isObject(value)
        ? Object.entries(value)
        : [];
    for (const [step, below] of inside)
      visit(below, key === "" ? String(step) : `${key}.${step}`);
  };
  visit(sample, "");
  return found;
}

/** The vendor's pages know two types; that of an array is in none of them. */
function typeOf(value: Json): string {
  if (isList(value)) return "array";
  return isObject(value) ? "object" : "text";
}
