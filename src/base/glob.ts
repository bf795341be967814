import { resolve, sep } from "node:path";
import type { FileSystem } from "./file-system.js";

/** What tells a glob from a path. */
export const globCharacters = /[*?[\]{}()!]/;

/**
 * The files that match a glob, those of `node_modules` only where it says so; sorted by code unit, so that nothing
 * depends on the order of the disk.
 *
 * @returns absolute paths, with forward slashes
 */
export async function expandGlob(
  glob: string,
  folder: string,
  fs: FileSystem,
): Promise<readonly string[]> {
  const { globSync } = await import("tinyglobby");
  const ignore = glob.includes("node_modules") ? [] : ["**/node_modules/**"];
  const files = globSync(glob, {
    cwd: folder,
    absolute: true,
    expandDirectories: false,
    ignore,
    fs,
  });
  return files.sort();
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
    ? await expandGlob(word.replaceAll(sep, "/"), folder, fs)
    : [resolve(folder, word)];
}

/** Whether a word is a glob that no shell has expanded. */
export function isGlob(word: string, folder: string, fs: FileSystem): boolean {
  return globCharacters.test(word) && !fs.existsSync(resolve(folder, word));
}
