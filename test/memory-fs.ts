import { type IFs, memfs, type Volume } from "memfs";
import type { FileSystem } from "../src/base/file-system.js";

/** A file system in memory that holds these files, by absolute path; `null` is an empty folder. */
export function memoryFs(
  files: Readonly<Record<string, string | Buffer | null>>,
): FileSystem {
  return asFileSystem(memfs(files).fs);
}

/** What memfs made, which declares the same functions as `node:fs` with types of its own. */
export function asFileSystem(memory: IFs | Volume): FileSystem {
  return memory as unknown as FileSystem;
}
