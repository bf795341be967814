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
