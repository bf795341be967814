import type { PathChange, PathChangeKind } from "./path-change.js";
import type { Definitions, PayloadType } from "./payload-type.js";
import { summarise } from "./summarise.js";
import { pathId, type Segments } from "./variable-path.js";

/** The comparison of two payloads. */
export interface Comparison {
  readonly old: Definitions;
  readonly now: Definitions;
  readonly changes: Map<string, PathChange>;
  /** How often there was a change to tell, those of what several kinds of objects have included. */
  noted: number;
  /** Pairs that may still be compared. */
  left: number;
}

/** A value before and after: the types it may be of. */
export interface Pair {
  readonly segments: Segments;
  readonly before: PayloadType;
  readonly after: PayloadType;
  /** Whether it need not be there, after the change. */
  readonly optional: boolean;
  /** The pairs of references that were gone through on the way. */
  readonly above: readonly string[];
}

/** Notes a change, once. */
export function note(
  { segments, before, after, optional }: Pair,
  change: PathChangeKind,
  walk: Comparison,
): void {
  walk.noted += 1;
  const id = `${change} ${pathId(segments)}`;
  if (walk.changes.has(id)) return;
  walk.changes.set(id, {
    segments,
    change,
    optional,
    ...(change !== "path-added" && { before: summarise(before) }),
    ...(change !== "path-removed" && { after: summarise(after) }),
  });
}
