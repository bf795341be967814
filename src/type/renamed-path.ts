import type { Segments } from "./variable-path.js";

/** A path that was renamed, and is kept for those who still read it. */
export interface RenamedPath {
  readonly old: Segments;
  readonly now: Segments;
  /** Whether the old path is filled from the new one before a payload is sent. */
  readonly isFilled: boolean;
  /** How many of the objects that the old path leads through no sample has, so that they may be made. */
  readonly made: number;
}
