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

/** The code of a file system's error, such as `ENOENT`; empty where the error is of another kind. */
export function errorCode(error: unknown): string {
  return error instanceof Error &&
    "code" in error &&
    typeof error.code === "string"
    ? error.code
    : "";
}
