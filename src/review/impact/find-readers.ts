import type { Change } from "../diff/change.js";
import { isWithin, matches } from "../usages/path-of-type.js";
import type { WorkflowSource } from "../workflow-source.js";
import type { FormerEvents } from "./former-events.js";
import type { WorkflowRead } from "./impact.js";
import { type PayloadRead, readsIn } from "./payload-reads.js";

/** Finds the places in workflows that read what a change changes. */
export type ReaderFinder = (change: Change) => readonly WorkflowRead[];

/**
 * Reads workflows, once. A workflow is of the event that its start node names; one that names none may be of any
 * event.
 */
export function createReaderFinder(
  sources: readonly WorkflowSource[],
  former: FormerEvents,
): ReaderFinder {
  const reads = sources.flatMap(readsIn).map((read) => ({
    read,
    event: read.eventNames.map(former.named).find((slug) => slug !== undefined),
  }));
  return (change) => {
    const slug = former.slugOf(change);
    return reads
      .filter(({ read, event }) =>
        // What a workflow is started by that says so; what is read, also where it is not said.
        change.path === undefined
          ? read.path === undefined && event === slug
          : (event ?? slug) === slug && isOf(read, change.path),
      )
      .map(({ read }) => read.where);
  };
}

/** Whether a path is read, or something in it. */
function isOf({ path: steps }: PayloadRead, path: string): boolean {
  if (!steps) return false;
  const read = steps.join(".");
  return path === "" || matches(read, path) || isWithin(read, path);
}
