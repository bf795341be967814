import type { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import {
  errorCode,
  systemReason,
  type FileSystem,
  readFile,
} from "../../../base/file-system.js";
import type { FileChange } from "../../../output/disk/plan.js";
import { replaceFile } from "../../../output/disk/replace.js";
import type { FixedFile } from "./fix-program.js";

const mark = "\uFEFF";

/**
 * Replaces files whole, all of them or none: where one cannot be written, those before it are put back.
 *
 * @returns what was written
 */
export function writeFixes(
  files: readonly FixedFile[],
  fs: FileSystem,
  diagnostics: Diagnostics,
): readonly FileChange[] {
  const done: { readonly path: string; readonly before: string }[] = [];
  for (const { file, text } of files) {
    const path = file.fileName;
    try {
      const before = readFile(path, fs).toString("utf8");
      const start = before.startsWith(mark) ? mark : "";
      if (before !== start + file.text) throw new ChangedError();
      replaceFile(path, start + text, fs);
      done.push({ path, before });
    } catch (error) {
      if (errorCode(error) === "") throw error;
      for (const { path, before } of done) replaceFile(path, before, fs);
      const reason =
        error instanceof ChangedError
          ? "it is no longer what was read"
          : systemReason(error);
      diagnostics.add(
        "CE603",
        `${JSON.stringify(path)} cannot be written: ${reason}.`,
      );
      return [];
    }
  }
  return done.map(({ path }) => ({ path, action: "update" }));
}

/** A file was changed by somebody else in the meantime, or holds other text than UTF-8. */
class ChangedError extends Error {
  override readonly name = "ChangedError";
  readonly code = "ECHANGED";
}
