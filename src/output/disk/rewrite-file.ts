import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import {
  errorCode,
  type FileSystem,
  systemReason,
} from "../../base/file-system.js";
import { replaceFile } from "./replace.js";

/** Replaces a file whole; why it cannot be written is in the diagnostics. */
export function rewriteFile(
  path: string,
  text: string,
  fs: FileSystem,
  diagnostics: Diagnostics,
): boolean {
  try {
    replaceFile(path, text, fs);
    return true;
  } catch (error) {
    addUnwritable(path, error, diagnostics);
    return false;
  }
}

/**
 * Reports that a file cannot be written.
 *
 * @throws the error itself, where it does not come from the file system
 */
export function addUnwritable(
  path: string,
  error: unknown,
  diagnostics: Diagnostics,
): void {
  if (errorCode(error) === "") throw error;
  const message = `${JSON.stringify(path)} cannot be written: ${systemReason(error)}.`;
  diagnostics.add("CE603", message);
}
