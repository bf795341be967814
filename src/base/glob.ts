import type { Dirent } from "node:fs";
import { resolve, sep } from "node:path";
import type { FileSystem } from "./file-system.js";

/** What tells a glob from a path. */
export const globCharacters = /[*?[\]{}()!]/;

/** Gives the files that match a glob. */
export type ExpandGlob = (glob: string) => Promise<readonly string[]>;

/**
 * Makes a function that gives the files that match a glob, those of `node_modules` only where it says so: absolute paths
 * with forward slashes, sorted by code unit, so that nothing depends on the order of the disk.
 *
 * However many globs there are, it lists a folder only once, and of a folder of thousands of files looks only at those
 * that begin as the glob does.
 */
export function globExpander(folder: string, fs: FileSystem): ExpandGlob {
  const entriesOf = folderLister(fs);
  return async (glob) => {
    const { globSync } = await import("tinyglobby");
    const base = globBase(glob, folder);
    const start = startOfNames(glob);
    const readdirSync = new Proxy(fs.readdirSync, {
      apply(_list, _fs, [path]: [string]) {
        const entries = entriesOf(path);
        return resolve(path) === base ? beginningWith(start, entries) : entries;
      },
    });
    const options = {
      cwd: folder,
      absolute: true,
      expandDirectories: false,
      ignore: glob.includes("node_modules") ? [] : ["**/node_modules/**"],
      fs: { ...fs, readdirSync },
    };
    try {
      return globSync(glob, options).sort();
    } catch {
      return []; // what is no glob, such as `*//`; of folders that cannot be read, nothing is thrown
    }
  };
}

/** The folder that a glob looks in: all of it before its first segment with a glob character. */
export function globBase(glob: string, folder: string): string {
  const segments = glob.split("/");
  const fixed = segments.slice(0, firstGlobSegment(segments));
  return resolve(folder, glob.startsWith("/") ? "/" : "", ...fixed);
}

/** What the names in a glob's folder must begin with; empty where that cannot be told at a glance. */
function startOfNames(glob: string): string {
  const segments = glob.split("/");
  const first = firstGlobSegment(segments);
  if (glob.includes("|") || segments.slice(first).includes("..")) return "";
  return /^[\p{L}\p{N}._ -]*/u.exec(segments[first] ?? "")?.[0] ?? "";
}

function firstGlobSegment(segments: readonly string[]): number {
  return segments.findIndex((segment) => globCharacters.test(segment));
}

/** Makes a function that lists folders, each only once, sorted by code unit. */
function folderLister(fs: FileSystem): (path: string) => readonly Dirent[] {
  const known = new Map<string, readonly Dirent[]>();
  return (path) => {
    const entries =
      known.get(path) ??
      fs
        .readdirSync(path, { withFileTypes: true })
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    known.set(path, entries);
    return entries;
  };
}

/** The entries whose names begin with a text, of entries that are sorted. */
function beginningWith(
  start: string,
  entries: readonly Dirent[],
): readonly Dirent[] {
  let from = 0;
  for (let to = entries.length; from < to;) {
    const middle = (from + to) >> 1;
    if ((entries[middle]?.name ?? "") < start) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (entries[end]?.name.startsWith(start)) end += 1;
  return entries.slice(from, end);
}

/**
 * The files that a word of a command line names: where no shell has expanded a glob, those that match it; else the one
 * of that path, be it there or not.
 *
 * @returns absolute paths
 */
export async function expandWord(
  word: string,
  folder: string,
  fs: FileSystem,
): Promise<readonly string[]> {
  return isGlob(word, folder, fs)
    ? await globExpander(folder, fs)(word.replaceAll(sep, "/"))
    : [resolve(folder, word)];
}

/** Whether a word is a glob that no shell has expanded. */
export function isGlob(word: string, folder: string, fs: FileSystem): boolean {
  return globCharacters.test(word) && !fs.existsSync(resolve(folder, word));
}
