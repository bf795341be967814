import type { PayloadType } from "./payload-type.js";
import { childrenOf } from "./visit.js";

/** How often a type that refers to itself is gone into, one within the other. */
const maxRecursion = 2;

const none: readonly string[] = [];

/** The types that a type refers to without an object or a list between. */
export function referencesIn(type: PayloadType): readonly string[] {
  if (type.kind === "reference") return [type.name];
  return type.kind === "union" || type.kind === "intersection"
    ? childrenOf(type).flatMap(referencesIn)
    : none;
}

/**
 * Whether what has some references is no longer gone into, so that types that refer to themselves come to an end:
 * variables, values and changes end at the same depth.
 *
 * @param above the references that were gone through on the way
 */
export function isRecurring(
  references: readonly string[],
  above: readonly string[],
): boolean {
  return references.some(
    (name) => above.filter((other) => other === name).length >= maxRecursion,
  );
}
