import { memfs } from "memfs";
import type { FileSystem } from "../src/base/file-system.js";

/** A file system in memory that holds these files, by absolute path. */
export function memoryFs(
  files: Readonly<Record<string, string | Buffer>>,
): FileSystem {
  // memfs declares the same functions with types of its own.
  return memfs(files).fs as unknown as FileSystem;
}
