import type { Dirent } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { Diagnostics, Place } from "../../base/diagnostics/diagnostic.js";
import { isGenerated } from "../print/header.js";
import type { Output } from "../print/output.js";
import type { OutputFile } from "../print/output-file.js";
import {
  errorCode,
  type FileSystem,
  readFile,
} from "../../base/file-system.js";
import { isAbandoned } from "./temporary.js";

/** What has to be done to a file for the output to be what it should. */
export interface FileChange {
  /** Absolute path. */
  readonly path: string;
  readonly action: "create" | "update" | "unchanged" | "remove";
}

/** A change, with what the file has to hold where it is written. */
export interface PlannedChange extends FileChange {
  readonly bytes: Uint8Array | undefined;
}

/** Where the output is, and whom to tell. */
export interface DiskContext {
  readonly output: Output;
  readonly fs: FileSystem;
  readonly diagnostics: Diagnostics;
  /** Where the manifest names the output, if it does. */
  readonly place: () => Place | undefined;
}

/** Compares files with what is on the disk, one by one. */
export interface Plan {
  /** Compares a file; what stands in its way (a hand-written file, a folder) is reported. */
  add(file: OutputFile): void;
  /** Every change there is to make, once all files have been added; in the order in which to make them. */
  finish(): readonly PlannedChange[];
}

/** Makes an empty plan for the output. Nothing is written before {@link applyChanges}. */
export function createPlan(context: DiskContext): Plan {
  const { folder, own } = context.output;
  const present = new Map<string, Entries>();
  const changes: PlannedChange[] = [];
  const entriesAt = (path: string): Entries => {
    // Where the output itself cannot be used, nothing more need be said about what is in it.
    if (path !== folder && entriesAt(folder) === unusable) return unusable;
    const entries = present.get(path) ?? entriesIn(path, context);
    present.set(path, entries);
    return entries;
  };
  return {
    add(file) {
      const path = join(folder, file.path);
      const bytes = Buffer.from(file.text);
      const entry = entriesAt(dirname(path)).get(path);
      const action = entry ? compare(path, entry, bytes, context) : "create";
      if (action)
        changes.push({
          path,
          action,
          bytes: action === "unchanged" ? undefined : bytes,
        });
    },
    finish() {
      if (!own) return changes;
      const paths = ["", "events", "schemas", "validators"].flatMap((name) => [
        ...entriesAt(join(folder, name)).keys(),
      ]);
      return withLeftOver(changes, paths, context);
    },
  };
}

/** What is in a folder, by absolute paths. */
type Entries = ReadonlyMap<string, Dirent>;

/** Stands for what is in a folder that cannot be used. */
const unusable: Entries = new Map();

/** What is in a folder, nothing where it is not there; what forbids its use is reported. */
function entriesIn(
  folder: string,
  { output, fs, diagnostics, place }: DiskContext,
): Entries {
  const problem = (message: string): Entries => {
    diagnostics.add("CE602", message, place());
    return unusable;
  };
  if (folder === dirname(folder))
    return problem("The output is the root of the disk.");
  try {
    if (folder !== output.folder && fs.lstatSync(folder).isSymbolicLink()) {
      return problem(
        `${folder} is a link, and following it would lead out of the output.`,
      );
    }
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    return new Map(entries.map((entry) => [folder + sep + entry.name, entry]));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return new Map();
    return problem(
      code === "ENOTDIR"
        ? `${folder} is not a folder.`
        : `${folder} cannot be read (${code}).`,
    );
  }
}

/** What has to be done to a file that exists; undefined where nothing may be. */
function compare(
  path: string,
  entry: Dirent,
  bytes: Uint8Array,
  { fs, diagnostics, place }: DiskContext,
): "update" | "unchanged" | undefined {
  try {
    // Of thousands of files, to look at each once more would take half of the time that reading them does.
    const present = entry.isFile() ? fs.readFileSync(path) : readFile(path, fs);
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
    const fault = faults[code] ?? `cannot be read (${code})`;
    const message = `${path} ${fault}.`;
    diagnostics.add("CE602", message, place());
  }
  return undefined;
}

const faults: Partial<Record<string, string>> = {
  EISDIR: "is a folder, not a file",
  ENOTFILE: "is no file, but a pipe or a device",
};

/** A checkout with CRLF line ends is as good as the text that was committed; where CRLF was asked for, LF is not. */
function isSameText(text: string, bytes: Uint8Array): boolean {
  return (
    text.includes("\r\n") &&
    text.replaceAll("\r\n", "\n") === Buffer.from(bytes).toString("utf8")
  );
}

/** Adds the removal of generated files that are not wanted any more. */
function withLeftOver(
  changes: readonly PlannedChange[],
  present: readonly string[],
  { fs, output }: DiskContext,
): PlannedChange[] {
  const { files = /\.(?:ts|js|schema\.json)$/ } = output;
  const wanted = new Set(changes.map(({ path }) => path));
  const folded = new Set(changes.map(({ path }) => path.toLowerCase()));
  const before: PlannedChange[] = [];
  const after: PlannedChange[] = [];
  for (const path of present) {
    if (wanted.has(path) || !isLeftOver(path, files, fs)) continue;
    // On a disk that ignores case, removing `A.ts` after `a.ts` was written would remove what was written.
    (folded.has(path.toLowerCase()) ? before : after).push({
      path,
      action: "remove",
      bytes: undefined,
    });
  }
  return [...before, ...changes, ...after];
}

function isLeftOver(path: string, files: RegExp, fs: FileSystem): boolean {
  if (isAbandoned(path)) return true;
  if (!files.test(path)) return false;
  try {
    return isGenerated(readFile(path, fs).toString("utf8"));
  } catch {
    return false; // a folder, or gone in the meantime
  }
}
