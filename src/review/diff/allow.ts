import type { Allowance } from "../../input/manifest/manifest.js";
import type { Change } from "./change.js";

/** Says of each breaking change that the manifest allows why it is meant. What is allowed until a day that has passed is not. */
export function withAllowed(
  changes: readonly Change[],
  allow: readonly Allowance[],
  today: Date,
): readonly Change[] {
  const day = today.toISOString().slice(0, 10);
  const standing = allow.filter(
    ({ until }) => until === undefined || until >= day,
  );
  return changes.map((change) => {
    const allowance = standing.find(
      (one) =>
        one.event === change.event &&
        one.change === change.change &&
        one.path === change.path,
    );
    return allowance && isBreaking(change)
      ? { ...change, allowed: allowance.reason }
      : change;
  });
}

/** Whether a change breaks anybody. */
export function isBreaking({ senders, workflows }: Change): boolean {
  return senders === "breaking" || workflows === "breaking";
}
