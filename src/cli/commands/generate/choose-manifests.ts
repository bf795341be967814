import { basename } from "node:path";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import { unreported } from "../../../base/diagnostics/unreported.js";
import { expandWord, isGlob } from "../../../base/glob.js";
import { isObject } from "../../../base/json/json.js";
import { readDocument } from "../../../base/json/read-document.js";
import {
  manifestName,
  manifestsBelow,
} from "../../../input/manifest/find-manifest.js";
import type { Io } from "../../main/io.js";
import { shownPath } from "../../render/text.js";
import { statsOf } from "../../watch/relevance.js";
import { withoutIgnored } from "./without-ignored.js";

/** Which manifests the command line asks for. */
export interface Wanted extends Target {
  /** Files or globs. */
  readonly manifests: readonly string[];
  /** All that there are below the working folder. */
  readonly all: boolean;
}

/** What to work on, as the library takes it: where no manifest is named, the nearest. */
export interface Target {
  readonly manifest: string | undefined;
  readonly output: string | undefined;
  readonly "no-format": boolean;
  readonly "keep-going": boolean;
}

/** The manifests to work on. */
export interface Choice {
  /** None where there are problems. */
  readonly targets: readonly Target[];
  /** Whether the call may be about several, so that the answer has to say of which. */
  readonly isMany: boolean;
  readonly diagnostics: Diagnostics;
}

/** Finds the manifests that a call is about. */
export async function chooseManifests(
  { manifests, all, ...one }: Wanted,
  io: Io,
): Promise<Choice> {
  const diagnostics = new Diagnostics();
  if (!all && manifests.length === 0)
    return { targets: [one], isMany: false, diagnostics };
  const isMany =
    all ||
    manifests.length > 1 ||
    manifests.some((word) => isGlob(word, io.cwd, io.fs));
  if (isMany && one.output !== undefined)
    diagnostics.add(
      "CE001",
      "The option --output is for one manifest, not for several.",
      undefined,
      "Leave it away: each manifest names its own `output`.",
    );
  const files = all
    ? await findAll(io, diagnostics)
    : await findNamed(manifests, io, diagnostics);
  const targets = files.map((file) => ({ ...one, manifest: file }));
  return { targets: diagnostics.hasErrors ? [] : targets, isMany, diagnostics };
}

async function findAll(
  { cwd, fs }: Io,
  diagnostics: Diagnostics,
): Promise<readonly string[]> {
  const files = await withoutIgnored(manifestsBelow(cwd, fs), cwd);
  if (files.length === 0)
    diagnostics.add(
      "CE101",
      `There is no ${manifestName} in ${JSON.stringify(cwd)} or below it.`,
    );
  return files;
}

async function findNamed(
  words: readonly string[],
  io: Io,
  diagnostics: Diagnostics,
): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const word of words) {
    const found = await expandWord(word, io.cwd, io.fs);
    if (found.length === 0)
      diagnostics.add("CE101", `No manifest matches ${JSON.stringify(word)}.`);
    for (const file of found) {
      if (isOther(file, io))
        diagnostics.add(
          "CE001",
          `${JSON.stringify(shownPath(file, io.cwd))} is no manifest.`,
          undefined,
          `Name manifests, such as ${manifestName}; the samples and schemas that they name are read with them.`,
        );
      else files.add(file);
    }
  }
  return [...files];
}

/** Whether a file is sure to be no manifest. What is wrong with those that may be one, is told where they are read. */
function isOther(file: string, { fs }: Io): boolean {
  if (basename(file) === manifestName) return false;
  if (statsOf(file, fs)?.isDirectory() === true) return false;
  if (!/\.jsonc?$/i.test(file)) return true;
  const document = readDocument(file, fs, unreported());
  return (
    document !== undefined &&
    !(isObject(document.value) && "events" in document.value)
  );
}
