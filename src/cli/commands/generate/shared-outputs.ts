import { resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
} from "../../../base/diagnostics/diagnostic.js";
import { unreported } from "../../../base/diagnostics/unreported.js";
import { loadManifest } from "../../../input/manifest/load-manifest.js";
import { type Output, outputAt } from "../../../output/print/output.js";
import type { Io } from "../../main/io.js";
import { shownPath } from "../../render/text.js";
import type { Target } from "./choose-manifests.js";

/**
 * Finds manifests that write where another one before them does: each would remove what the other has written.
 *
 * @returns what is wrong with each, by its path
 */
export function sharedOutputs(
  targets: readonly Target[],
  { cwd, fs }: Io,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const problems = new Map<string, readonly Diagnostic[]>();
  const before: { readonly file: string; readonly output: Output }[] = [];
  for (const target of targets) {
    const manifest = loadManifest({ cwd, fs, ...target }, unreported());
    if (!manifest) continue;
    const { document, folder, options } = manifest;
    const { file } = document;
    const path = resolve(folder, options.output);
    const output = outputAt(path, options.layout);
    const other = before.find((one) => isShared(one.output, output));
    if (other) {
      const diagnostics = new Diagnostics();
      diagnostics.add(
        "CE607",
        `${shownPath(other.file, cwd)} generates into ${shownPath(path, cwd)} already.`,
        document.place(["output"]),
      );
      problems.set(file, diagnostics.list);
    } else before.push({ file, output });
  }
  return problems;
}

function isShared(a: Output, b: Output): boolean {
  return a.path === b.path || (a.folder === b.folder && (a.own || b.own));
}
