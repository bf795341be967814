import type { Dirent } from "node:fs";
import { errorCode, type FileSystem } from "../../base/file-system.js";
import { digest, hasFingerprint } from "./fingerprint.js";

/** A way to look at a path: what it holds, what it is, what is in it. */
export type Look =
  "bytes" | "names" | "entries" | "stat" | "link" | "real" | "exists";

/** What stands for the outcome of a look at a path where nothing is. */
const nothing = "ENOENT";

/** What tells what a path leads to. */
type Kinds = Pick<Dirent, "isDirectory" | "isFile" | "isSymbolicLink">;

/** What a path leads to, in a word. */
export function kindOf(stats: Kinds | undefined): string {
  if (!stats) return nothing;
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "folder";
  return stats.isSymbolicLink() ? "link" : "other";
}

/** The digest of what is in a folder: the names, and where they were asked for the kinds. */
export function digestOf(
  entries: Iterable<string | Dirent<string | Buffer>>,
): string {
  const texts = Array.from(entries, (entry) =>
    typeof entry === "string"
      ? entry
      : `${kindOf(entry)} ${entry.name.toString()}`,
  );
  return digest(JSON.stringify(texts.sort()));
}

/** Looks at a path again, and says whether the outcome is the same. */
export function isAsSeen(
  look: Look,
  path: string,
  outcome: string,
  fs: FileSystem,
): boolean {
  if (look === "bytes") return hasFingerprint(path, outcome, fs);
  try {
    return again[look](path, fs) === outcome;
  } catch (error) {
    return errorCode(error) === outcome;
  }
}

const again: Readonly<
  Record<Exclude<Look, "bytes">, (path: string, fs: FileSystem) => string>
> = {
  names: (path, fs) => digestOf(fs.readdirSync(path)),
  entries: (path, fs) =>
    digestOf(fs.readdirSync(path, { withFileTypes: true })),
  stat: (path, fs) => kindOf(fs.statSync(path, { throwIfNoEntry: false })),
  link: (path, fs) => kindOf(fs.lstatSync(path, { throwIfNoEntry: false })),
  real: (path, fs) => fs.realpathSync(path),
  exists: (path, fs) => String(fs.existsSync(path)),
};
