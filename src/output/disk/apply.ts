import { dirname } from "node:path";
import type { FileSystem } from "../../base/file-system.js";
import type { DiskContext, PlannedChange } from "./plan.js";
import { temporaryPath } from "./temporary.js";

/**
 * Makes the planned changes. All new texts are written beside their files first; only when the last of them
 * is on the disk are they renamed, one by one, into place. So no file is ever seen half written, and a disk
 * that is full or forbidden leaves everything as it was.
 *
 * @param onProgress called after each file with how many of how many are written
 */
export function applyChanges(
  changes: readonly PlannedChange[],
  context: DiskContext,
  onProgress: (done: number, total: number) => void,
): void {
  const { fs, diagnostics, place } = context;
  const temporaries = new Map<PlannedChange, string>();
  try {
    writeTemporaries(changes, temporaries, fs, onProgress);
    for (const change of changes) {
      const temporary = temporaries.get(change);
      if (temporary !== undefined) fs.renameSync(temporary, change.path);
      else if (change.action === "remove")
        fs.rmSync(change.path, { force: true });
      temporaries.delete(change);
    }
  } catch (error) {
    for (const temporary of temporaries.values())
      fs.rmSync(temporary, { force: true });
    diagnostics.add(
      "CE603",
      `The output cannot be written: ${reason(error)}.`,
      place(),
    );
  }
}

function writeTemporaries(
  changes: readonly PlannedChange[],
  temporaries: Map<PlannedChange, string>,
  fs: FileSystem,
  onProgress: (done: number, total: number) => void,
): void {
  const folders = new Set<string>();
  const total = changes.filter(({ bytes }) => bytes).length;
  for (const change of changes) {
    if (!change.bytes) continue;
    const folder = dirname(change.path);
    if (!folders.has(folder)) fs.mkdirSync(folder, { recursive: true });
    folders.add(folder);
    const temporary = temporaryPath(folder);
    temporaries.set(change, temporary); // before it is there, so that half of it is removed, too
    fs.writeFileSync(temporary, change.bytes, { flag: "wx" });
    onProgress(temporaries.size, total);
  }
}

/** `EACCES: permission denied, open '…'`, without the name of the temporary file. */
function reason(error: unknown): string {
  return error instanceof Error
    ? error.message.replace(/, \w+ '.*$/s, "")
    : String(error);
}
