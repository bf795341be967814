import { dirname, join } from "node:path";
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
  const present = new Map<string, ReadonlySet<string>>();
  const changes: PlannedChange[] = [];
  const namesAt = (path: string): ReadonlySet<string> => {
    // Where the output itself cannot be used, nothing more need be said about what is in it.
    if (path !== folder && namesAt(folder) === unusable) return unusable;
    const names = present.get(path) ?? namesIn(path, context);
    present.set(path, names);
    return names;
  };
  return {
    add(file) {
      const path = join(folder, file.path);
      const bytes = Buffer.from(file.text);
      const action = namesAt(dirname(path)).has(path)
        ? compare(path, bytes, context)
        : "create";
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
        ...namesAt(join(folder, name)),
      ]);
      return withLeftOver(changes, paths, context);
    },
  };
}

/** Stands for the names in a folder that cannot be used. */
const unusable: ReadonlySet<string> = new Set();

/** The absolute paths in a folder, none where it is not there; what forbids its use is reported. */
function namesIn(
  folder: string,
  { output, fs, diagnostics, place }: DiskContext,
): ReadonlySet<string> {
  const problem = (message: string): ReadonlySet<string> => {
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
    return new Set(fs.readdirSync(folder).map((name) => join(folder, name)));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return new Set();
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
  bytes: Uint8Array,
  { fs, diagnostics, place }: DiskContext,
): "update" | "unchanged" | undefined {
  try {
    const present = readFile(path, fs);
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
