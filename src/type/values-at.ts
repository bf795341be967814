import { isList, isObject, type Json } from "../base/json/json.js";
import { isAny, type Segments } from "./variable-path.js";

/** The values that a variable path leads to in a payload; none where it is absent. */
export function valuesAt(
  value: Json,
  [step, ...steps]: Segments,
): readonly Json[] {
  if (step === undefined) return [value];
  if (isAny(step)) {
    const inner = isList(value)
      ? value
      : isObject(value)
        ? Object.values(value)
        : [];
    return inner.flatMap((each) => valuesAt(each, steps));
  }
  if (!isObject(value) || !Object.hasOwn(value, step)) return [];
  return valuesAt(value[step] ?? null, steps);
}
