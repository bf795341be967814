import { resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
} from "../../../base/diagnostics/diagnostic.js";
import type { JsonPath } from "../../../base/json/json.js";
import type { Manifest } from "../../../input/manifest/manifest.js";
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
    const { document } = manifest;
    const { file } = document;
    const diagnostics = new Diagnostics();
    const own = outputsOf(manifest);
    for (const { output, place } of own) {
      const other = before.find((one) => isShared(one.output, output));
      if (!other) continue;
      diagnostics.add(
        "CE607",
        `${shownPath(other.file, cwd)} generates into ${shownPath(output.path, cwd)} already.`,
        document.place(place),
      );
    }
    if (diagnostics.count > 0) problems.set(file, diagnostics.list);
    else before.push(...own.map(({ output }) => ({ file, output })));
  }
  return problems;
}

/** Where a manifest writes to, and where it says so. */
function outputsOf({
  folder,
  options: { output, layout },
  targets,
}: Manifest): readonly { readonly output: Output; readonly place: JsonPath }[] {
  return [
    { output: outputAt(resolve(folder, output), layout), place: ["output"] },
    ...targets.map(({ output, place }) => ({
      output: outputAt(resolve(folder, output), "folder"),
      place: [...place, "output"],
    })),
  ];
}

function isShared(a: Output, b: Output): boolean {
  return a.path === b.path || (a.folder === b.folder && (a.own || b.own));
}
