import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import { rewriteFile } from "../../output/disk/rewrite-file.js";
import type { LintedFile } from "./lint-files.js";

/** Replaces what has one sure remedy in a file, and nothing else of it; false where nothing was written. */
export function fixFile(
  { file, found, text }: LintedFile,
  fs: FileSystem,
  diagnostics: Diagnostics,
): boolean {
  // One template may have several faults, which have one remedy.
  const edits = new Map(
    found.flatMap(({ edit }) => (edit ? [[edit.offset, edit]] : [])),
  );
  if (text === undefined || edits.size === 0) return false;
  let fixed = "";
  let end = 0;
  for (const { offset, length, text: remedy } of edits.values()) {
    fixed += text.slice(end, offset) + remedy;
    end = offset + length;
  }
  return rewriteFile(file, fixed + text.slice(end), fs, diagnostics);
}
