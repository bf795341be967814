import { matchesIn } from "../../input/sensitive/matches.js";
import { maxKept } from "../../infer/shape/shape.js";

/** A value of a sample, where it may be shown; else only what kind it is of. */
export type ShownValue<Value extends string | number = string | number> =
  { readonly value: Value } | { readonly kind: string };

/**
 * What may be shown of a value.
 *
 * @param key the name of the property that it is the value of, or an item of
 */
export function shownValue<Value extends string | number>(
  value: Value,
  key: string | undefined,
): ShownValue<Value> {
  // What is cut off may hold half of a secret, which nothing finds.
  if (typeof value === "string" && value.length >= maxKept)
    return { kind: "a long text" };
  const [match] = matchesIn(value, key);
  return match ? { kind: `<${match.kind}>` } : { value };
}
