// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "./tally.js";

/**
 * The files below a folder.
 *
 * @param {string} folder
 * @returns {Map<string, string>} texts by path
 */
export function filesBelow(folder) {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path, readFileSync(path, "utf8")]),
  );
}

/** @param {string} path */
export function isTemporary(path) {
  return path.endsWith(".tmp");
}

/**
 * @param {ReadonlyMap<string, string>} files
 * @param {ReadonlyMap<string, string>} wanted
 * @throws where they are not the same
 */
export function assertSame(files, wanted) {
  for (const [path, text] of files)
    assert(wanted.get(path) === text, `${path} is not as it should be`);
  assert(files.size === wanted.size, `${files.size} files of ${wanted.size}`);
}
