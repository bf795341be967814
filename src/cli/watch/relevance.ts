import type { Stats } from "node:fs";
import { basename, dirname, resolve, sep } from "node:path";
import type { FileSystem } from "../../base/file-system.js";

/** Folders that are never looked into unless an input lies there. */
const foreignFolders = new Set(["node_modules", ".git"]);

/** Of the files in an input folder, those that may be samples: a log in there must not set off a run. */
const sampleFile = /\.(?:json|jsonl|ndjson)(?:\.gz)?$/i;

/** What a run depends on. */
export interface Inputs {
  /** Absolute files and folders; they need not exist. */
  readonly inputs: readonly string[];
  /** Where the run writes to. */
  readonly output?: string | undefined;
}

/**
 * Makes the test for what a watcher may look at: the inputs, the way to them, and what lies in input
 * folders; but not what the run writes itself.
 */
export function createRelevance({
  inputs,
  output,
}: Inputs): (path: string, isFile: boolean) => boolean {
  const wanted = new Set(inputs.map((input) => resolve(input)));
  const steps = new Set(
    [...wanted].flatMap((input) => [input, ...ancestors(input)]),
  );
  return (path, isFile) => {
    const absolute = resolve(path);
    if (steps.has(absolute)) return true;
    if (output !== undefined && isOutput(absolute, output)) return false;
    if (foreignFolders.has(basename(absolute))) return false;
    if (isFile && !sampleFile.test(absolute)) return false;
    return ancestors(absolute).some((folder) => wanted.has(folder));
  };
}

/**
 * The folders to watch. An input that is a file is watched through its folder, so that one that is
 * replaced, deleted or not there yet is noticed when it comes back.
 */
export function watchRoots(
  inputs: readonly string[],
  fs: FileSystem,
): readonly string[] {
  return [...new Set(inputs.map((input) => nearestFolder(input, fs)))];
}

function nearestFolder(path: string, fs: FileSystem): string {
  const parent = dirname(path);
  if (parent === path || statsOf(path, fs)?.isDirectory()) return path;
  return nearestFolder(parent, fs);
}

/** Undefined for what is not there, or may not be looked at. */
export function statsOf(path: string, fs: FileSystem): Stats | undefined {
  try {
    return fs.statSync(path);
  } catch {
    return undefined;
  }
}

/** The output, what is in it, and the temporary files beside it. */
function isOutput(path: string, output: string): boolean {
  return (
    path === output ||
    path.startsWith(output + sep) ||
    basename(path).startsWith(".cobalt-events-")
  );
}

function ancestors(path: string): readonly string[] {
  const folders: string[] = [];
  for (
    let folder = dirname(path);
    folder !== path;
    path = folder, folder = dirname(folder)
  )
    folders.push(folder);
  return folders;
}
