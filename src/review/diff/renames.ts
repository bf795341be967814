import type { PathChange } from "../../type/path-change.js";
import { valuesAt } from "../../type/values-at.js";
import type { ReviewedEvent } from "../reviewed-events.js";

/** A path that is gone, and the one that has its values now. */
export interface Rename {
  readonly removed: PathChange;
  readonly added: PathChange;
}

/** More values of one path would not make a rename surer. */
const mostValues = 1_000;

/**
 * Finds the paths that were renamed: what was added has the type of what was removed and some of its values in the
 * samples. Where two could be meant, none is.
 */
export function findRenames(
  changes: readonly PathChange[],
  before: ReviewedEvent,
  after: ReviewedEvent,
): readonly Rename[] {
  const removed = changes.filter(({ change }) => change === "path-removed");
  const added = changes.filter(({ change }) => change === "path-added");
  if (removed.length === 0 || added.length === 0) return [];
  const old = valuesOfPaths(removed, before);
  const now = valuesOfPaths(added, after);
  const fits = (one: PathChange, other: PathChange): boolean =>
    one.before === other.after &&
    overlap(old.get(one) ?? new Set(), now.get(other) ?? new Set());
  return removed.flatMap((one) => {
    const [only, ...more] = added.filter((other) => fits(one, other));
    const isMutual =
      only && removed.filter((other) => fits(other, only)).length === 1;
    return isMutual && more.length === 0 ? [{ removed: one, added: only }] : [];
  });
}

function overlap(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
): boolean {
  return [...left].some((value) => right.has(value));
}

/** The values at each path in an event's samples, as text. What says nothing by being alike is left out. */
function valuesOfPaths(
  changes: readonly PathChange[],
  { samples }: ReviewedEvent,
): ReadonlyMap<PathChange, ReadonlySet<string>> {
  const found = new Map(changes.map((change) => [change, new Set<string>()]));
  for (const { payload } of samples())
    for (const [{ segments }, values] of found) {
      if (values.size >= mostValues) continue;
      for (const value of valuesAt(payload, segments))
        if (typeof value !== "boolean" && value !== null && value !== "")
          values.add(JSON.stringify(value));
    }
  return found;
}
