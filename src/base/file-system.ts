import type * as fs from "node:fs";

/**
 * The part of `node:fs` that this package uses. Any object of this shape will do: `node:fs` itself, or a
 * file system in memory. It is synchronous because thousands of small files are read and written, where
 * a promise a call costs ten times the call.
 */
export type FileSystem = Pick<
  typeof fs,
  | "closeSync"
  | "existsSync"
  | "lstatSync"
  | "mkdirSync"
  | "openSync"
  | "readSync"
  | "readFileSync"
  | "readdirSync"
  | "realpathSync"
  | "renameSync"
  | "rmSync"
  | "statSync"
  | "unlinkSync"
  | "writeFileSync"
>;

/** What was to be read is no file: a pipe, a device, a socket. */
class NotAFileError extends Error {
  override readonly name = "NotAFileError";
  readonly code = "ENOTFILE";
}

/**
 * Makes sure that a path leads to a file, or a folder, which cannot be read. Of a pipe, opening it would wait for ever;
 * of a device, reading it.
 *
 * @throws an error with the code `ENOTFILE` where it does not, and what the file system throws
 */
export function assertFile(
  path: string,
  fs: Pick<FileSystem, "statSync">,
): void {
  const stats = fs.statSync(path);
  if (!stats.isFile() && !stats.isDirectory())
    throw new NotAFileError(`${path} is no file`);
}

/** The size of a file in bytes; zero of what cannot be looked at, which reading it will report. */
export function sizeOf(path: string, fs: Pick<FileSystem, "statSync">): number {
  try {
    return fs.statSync(path).size;
  } catch {
    return 0;
  }
}

/** Reads a file, and nothing that is none. */
export function readFile(path: string, fs: FileSystem): Buffer {
  assertFile(path, fs);
  return fs.readFileSync(path);
}

/** What the file system says of a failure, without the path: `ENOSPC: no space left on device`. */
export function systemReason(error: unknown): string {
  return error instanceof Error
    ? error.message.replace(/, \w+(?: '.*)?$/s, "")
    : String(error);
}

/** The code of a file system's error, such as `ENOENT`; empty where the error is of another kind. */
export function errorCode(error: unknown): string {
  return error instanceof Error &&
    "code" in error &&
    typeof error.code === "string"
    ? error.code
    : "";
}
