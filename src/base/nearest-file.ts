import { basename, dirname } from "node:path";
import { suggest } from "./diagnostics/suggest.js";
import type { FileSystem } from "./file-system.js";

/** The name of the file, in the same folder, that was probably meant by one that is missing. */
export function nearestFile(
  file: string,
  fs: Pick<FileSystem, "readdirSync">,
): string | undefined {
  const missing = basename(file);
  // A broken link is listed in the folder under exactly the missing name.
  const names = namesIn(dirname(file), fs).filter((name) => name !== missing);
  return suggest(missing, names);
}

/** The end of a message of a missing file: `"; did you mean …?"`, or a full stop. */
export function didYouMeanFile(
  file: string,
  fs: Pick<FileSystem, "readdirSync">,
): string {
  const near = nearestFile(file, fs);
  return near === undefined ? "." : `; did you mean ${JSON.stringify(near)}?`;
}

function namesIn(
  folder: string,
  fs: Pick<FileSystem, "readdirSync">,
): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
