import type { Allowance } from "../../input/manifest/manifest.js";
import { findAllowance } from "../../input/manifest/find-allowance.js";
import type { Change } from "./change.js";

/** Says of each breaking change that the manifest allows why it is meant. */
export function withAllowed(
  changes: readonly Change[],
  allow: readonly Allowance[],
  today: Date,
): readonly Change[] {
  return changes.map((change) => {
    const allowance = findAllowance(change, allow, today);
    return allowance && isBreaking(change)
      ? { ...change, allowed: allowance.reason }
      : change;
  });
}

/** Whether a change breaks anybody. */
export function isBreaking({ senders, workflows }: Change): boolean {
  return senders === "breaking" || workflows === "breaking";
}
