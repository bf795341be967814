import { asSent } from "../../type/as-sent.js";
import { changesBetween } from "../../type/changes-between.js";
import type { PathChange } from "../../type/path-change.js";
import { pathId } from "../../type/variable-path.js";
import type { WholeType } from "../../type/payload-type.js";

/** A change of a payload, and whom it concerns. */
export interface SideChange extends PathChange {
  /** Whether it is one of what may be sent. */
  readonly forSenders: boolean;
  /** Whether it is one of what arrives, old paths filled. */
  readonly forWorkflows: boolean;
}

/** What changed for either side. Both see the same, but where old paths are filled on the way. */
export function sideChanges(
  before: WholeType,
  after: WholeType,
): readonly SideChange[] {
  const written = changesBetween(before, after);
  const [was, is] = [asSent(before), asSent(after)];
  const isSame = was === before && is === after;
  const read = isSame ? written : changesBetween(was, is);
  const [sides, readers] = [written, read].map(
    (changes) => new Set(changes.map(keyOf)),
  );
  return [
    ...written.map((change) => ({
      ...change,
      forSenders: true,
      forWorkflows: readers?.has(keyOf(change)) === true,
    })),
    ...read
      .filter((change) => sides?.has(keyOf(change)) === false)
      .map((change) => ({ ...change, forSenders: false, forWorkflows: true })),
  ];
}

function keyOf({ segments, change }: PathChange): string {
  return `${change} ${pathId(segments)}`;
}
