import { dirname, join } from "node:path";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { isGenerated } from "../print/header.js";
import type { Output } from "../print/output.js";
import type { OutputFile } from "../print/output-file.js";
import { errorCode, type FileSystem } from "./file-system.js";
import { isAbandoned } from "./temporary.js";

/** What has to be done to a file for the output to be what it should. */
export interface FileChange {
  /** Absolute path. */
  readonly path: string;
  readonly action: "create" | "update" | "unchanged" | "remove";
}

/** A change, with what the file has to hold; nothing where it is removed. */
export interface PlannedChange extends FileChange {
  readonly bytes: Uint8Array;
}

const noBytes = new Uint8Array();

/** Where the output is, and whom to tell. */
export interface DiskContext {
  readonly output: Output;
  readonly fs: FileSystem;
  readonly diagnostics: Diagnostics;
  /** Where the manifest names the output, if it does. */
  readonly place: () => Place | undefined;
}

/**
 * Compares the files with what is on the disk, and says what has to change. Nothing is written; what stands
 * in the way (hand-written files, folders, links that lead elsewhere) is reported.
 */
export function planChanges(
  files: readonly OutputFile[],
  context: DiskContext,
): PlannedChange[] {
  const present = new Map<string, ReadonlySet<string>>();
  for (const folder of foldersOf(files, context)) {
    const names = namesIn(folder, context);
    if (!names) return [];
    present.set(folder, names);
  }
  const changes: PlannedChange[] = [];
  for (const file of files) {
    const path = join(context.output.folder, file.path);
    const exists = present.get(dirname(path))?.has(path) ?? false;
    const bytes = Buffer.from(file.text);
    const action = exists ? compare(path, bytes, context) : "create";
    if (action) changes.push({ path, action, bytes });
  }
  return context.output.own ? withLeftOver(changes, present, context) : changes;
}

/** The folder of the output and those in it, whether or not there is anything to be written there. */
function foldersOf(
  files: readonly OutputFile[],
  { output: { folder, own } }: DiskContext,
): ReadonlySet<string> {
  const folders = new Set([
    folder,
    ...files.map(({ path }) => dirname(join(folder, path))),
  ]);
  return own
    ? folders.add(join(folder, "events")).add(join(folder, "schemas"))
    : folders;
}

/** The absolute paths in a folder, none where it is not there; undefined where it is no folder of ours. */
function namesIn(
  folder: string,
  { output, fs, diagnostics, place }: DiskContext,
): Set<string> | undefined {
  try {
    if (folder !== output.folder && fs.lstatSync(folder).isSymbolicLink()) {
      diagnostics.add(
        "CE602",
        `${folder} is a link, and following it would lead out of the output.`,
        place(),
      );
      return undefined;
    }
    return new Set(fs.readdirSync(folder).map((name) => join(folder, name)));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return new Set();
    const message =
      code === "ENOTDIR"
        ? `${folder} is not a folder.`
        : `${folder} cannot be read (${code}).`;
    diagnostics.add("CE602", message, place());
    return undefined;
  }
}

/** What has to be done to a file that exists; undefined where nothing may be. */
function compare(
  path: string,
  bytes: Uint8Array,
  { fs, diagnostics, place }: DiskContext,
): "update" | "unchanged" | undefined {
  try {
    const present = fs.readFileSync(path);
    if (present.equals(bytes)) return "unchanged";
    const text = present.toString("utf8");
    if (isGenerated(text))
      return isSameText(text, bytes) ? "unchanged" : "update";
    diagnostics.add(
      "CE601",
      `${path} would be generated, but is there and was not generated.`,
      place(),
    );
  } catch (error) {
    const code = errorCode(error);
    const message =
      code === "EISDIR"
        ? `${path} is a folder, not a file.`
        : `${path} cannot be read (${code}).`;
    diagnostics.add("CE602", message, place());
  }
  return undefined;
}

/** A checkout with CRLF line endings is as good as the text that was committed. */
function isSameText(text: string, bytes: Uint8Array): boolean {
  return (
    text.includes("\r\n") &&
    text.replaceAll("\r\n", "\n") === Buffer.from(bytes).toString("utf8")
  );
}

/** Adds the removal of generated files that are not wanted any more. */
function withLeftOver(
  changes: readonly PlannedChange[],
  present: ReadonlyMap<string, ReadonlySet<string>>,
  { fs }: DiskContext,
): PlannedChange[] {
  const wanted = new Set(changes.map(({ path }) => path));
  const folded = new Set(changes.map(({ path }) => path.toLowerCase()));
  const before: PlannedChange[] = [];
  const after: PlannedChange[] = [];
  for (const path of [...present.values()].flatMap((paths) => [...paths])) {
    if (wanted.has(path) || !isLeftOver(path, fs)) continue;
    // On a disk that ignores case, removing `A.ts` after `a.ts` was written would remove what was written.
    (folded.has(path.toLowerCase()) ? before : after).push({
      path,
      action: "remove",
      bytes: noBytes,
    });
  }
  return [...before, ...changes, ...after];
}

function isLeftOver(path: string, fs: FileSystem): boolean {
  if (isAbandoned(path)) return true;
  if (!path.endsWith(".ts") && !path.endsWith(".schema.json")) return false;
  try {
    return isGenerated(fs.readFileSync(path, "utf8"));
  } catch {
    return false; // a folder, or gone in the meantime
  }
}
