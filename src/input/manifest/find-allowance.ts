import type { Allowance } from "./manifest.js";

/** Finds what allows a change. What is allowed until a day that has passed allows nothing. */
export function findAllowance(
  change: Pick<Allowance, "event" | "path" | "change">,
  allow: readonly Allowance[],
  today: Date,
): Allowance | undefined {
  const day = today.toISOString().slice(0, 10);
  return allow.find(
    ({ event, path, change: kind, until }) =>
      event === change.event &&
      kind === change.change &&
      path === change.path &&
      (until === undefined || until >= day),
  );
}
