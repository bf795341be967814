import { isUtf8 } from "node:buffer";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { assertFile, type FileSystem } from "../../base/file-system.js";
import { expandWord } from "../../base/glob.js";
import { addUnreadable } from "../../base/json/read-document.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import type { LintContext } from "./find-faults.js";
import { lintSource, type SourceFinding } from "./lint-source.js";

/** A file, and what is wrong in it. */
export interface LintedFile {
  readonly file: string;
  readonly found: readonly SourceFinding[];
  /** What the edits are of; undefined where they would spoil what is not UTF-8. */
  readonly text: string | undefined;
}

/** Checks all templates of the files that words of a command line name; gives those in which something is wrong. */
export async function lintFiles(
  words: readonly string[],
  context: LintContext,
  location: Pick<ManifestLocation, "cwd" | "fs">,
  diagnostics: Diagnostics,
): Promise<readonly LintedFile[]> {
  const { fs } = location;
  const linted: LintedFile[] = [];
  for (const file of await expandWords(words, location, diagnostics)) {
    try {
      assertFile(file, fs);
      const text = fs.readFileSync(file, "utf8");
      const found = lintSource({ file, text }, context);
      if (found.length > 0)
        linted.push({
          file,
          found,
          text: isWhole(file, text, fs) ? text : undefined,
        });
    } catch (error) {
      addUnreadable(file, error, diagnostics, { fs });
    }
  }
  return linted;
}

/** Whether a text is all that its file says: what is not UTF-8 is read as U+FFFD, which may also stand there itself. */
function isWhole(file: string, text: string, fs: FileSystem): boolean {
  return !text.includes("\uFFFD") || isUtf8(fs.readFileSync(file));
}

async function expandWords(
  words: readonly string[],
  { cwd, fs }: Pick<ManifestLocation, "cwd" | "fs">,
  diagnostics: Diagnostics,
): Promise<ReadonlySet<string>> {
  const files = new Set<string>();
  for (const word of words) {
    const found = await expandWord(word, cwd, fs);
    for (const file of found) files.add(file);
    if (found.length === 0)
      diagnostics.add("CE202", `No file matches ${JSON.stringify(word)}.`);
  }
  return files;
}
