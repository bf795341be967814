import { dirname } from "node:path";
import { type FileSystem, systemReason } from "../../base/file-system.js";
import { patiently } from "./patiently.js";
import type { DiskContext, FileChange, PlannedChange } from "./plan.js";
import { temporaryPath } from "./temporary.js";
import { undisturbed } from "./undisturbed.js";

/**
 * Makes the planned changes. All new texts are written beside their files first; only when the last of them
 * is on the disk are they renamed, one by one, into place. So no file is ever seen half written, and a disk
 * that is full or forbidden leaves everything as it was: what had been replaced is put back.
 *
 * @param onProgress called after each file with how many of how many are written
 * @returns what was done; after an error, what could not be undone
 */
export function applyChanges(
  changes: readonly PlannedChange[],
  context: DiskContext,
  onProgress: (done: number, total: number) => void,
): readonly FileChange[] {
  const { fs, diagnostics, place } = context;
  const temporaries = new Map<PlannedChange, string>();
  const done: Done[] = [];
  return undisturbed(() => {
    try {
      writeTemporaries(changes, temporaries, fs, onProgress);
      for (const change of changes) {
        if (change.action === "unchanged") continue;
        const before = bytesBefore(change, fs);
        make(change, temporaries.get(change), fs);
        temporaries.delete(change);
        done.push({ change, before });
      }
      return changes;
    } catch (error) {
      for (const temporary of temporaries.values())
        fs.rmSync(temporary, { force: true });
      const left = done.reverse().filter((each) => !undo(each, fs));
      const message = `The output cannot be written: ${systemReason(error)}${leftAs(left)}.`;
      diagnostics.add("CE603", message, place());
      return left.map(({ change }) => change);
    }
  });
}

/** A change that was made, with what the file held before it. */
interface Done {
  readonly change: PlannedChange;
  readonly before: Uint8Array | undefined;
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

/** What a file holds that is going to be replaced or removed; undefined where there is none any more. */
function bytesBefore(
  { action, path }: PlannedChange,
  fs: FileSystem,
): Uint8Array | undefined {
  return action === "create" || !fs.existsSync(path)
    ? undefined
    : fs.readFileSync(path);
}

function make(
  { path }: PlannedChange,
  temporary: string | undefined,
  fs: FileSystem,
): void {
  patiently(() => {
    if (temporary === undefined) fs.rmSync(path, { force: true });
    else fs.renameSync(temporary, path);
  });
}

/** Undoes a change; false where that is impossible, too. */
function undo({ change, before }: Done, fs: FileSystem): boolean {
  const temporary = temporaryPath(dirname(change.path));
  try {
    if (before) fs.writeFileSync(temporary, before, { flag: "wx" });
    make(change, before && temporary, fs);
    return true;
  } catch {
    fs.rmSync(temporary, { force: true });
    return false;
  }
}

/** Which files are not as they were. */
function leftAs(left: readonly Done[]): string {
  if (left.length === 0) return "";
  const files = left.map(({ change: { action, path } }) =>
    action === "remove" ? `${path} (removed)` : path,
  );
  return `; what had been changed by then could not be undone: ${files.join(", ")}`;
}
