import { basename, dirname } from "node:path";
import { applyChanges } from "./apply.js";
import {
  createPlan,
  type DiskContext,
  type FileChange,
  type PlannedChange,
} from "./plan.js";

/** A disk, and whom to tell what is wrong with it. */
export type PageDisk = Pick<DiskContext, "fs" | "diagnostics">;

/** Writes one page. What stands in the way, such as a file that was not generated, is reported, and left. */
export function writePage(
  path: string,
  html: string,
  disk: PageDisk,
): readonly FileChange[] {
  return writePlanned(
    planPages(dirname(path), [{ path: basename(path), text: html }], disk),
    disk,
  );
}

/** What it takes to have pages in a folder, by their paths relative to it. */
export function planPages(
  folder: string,
  pages: readonly { readonly path: string; readonly text: string }[],
  disk: PageDisk,
): readonly PlannedChange[] {
  const plan = createPlan(contextOf(folder, disk));
  for (const { path, text } of pages) plan.add({ path, text, settled: true });
  return plan.finish();
}

/** Makes the changes, all of them or none. */
export function writePlanned(
  changes: readonly PlannedChange[],
  disk: PageDisk,
): readonly FileChange[] {
  const done = applyChanges(changes, contextOf("", disk), () => undefined);
  return done.map(({ path, action }) => ({ path, action }));
}

function contextOf(path: string, disk: PageDisk): DiskContext {
  return {
    output: { path, folder: path, file: undefined, own: false },
    place: () => undefined,
    ...disk,
  };
}
