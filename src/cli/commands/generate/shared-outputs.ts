import { resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
} from "../../../base/diagnostics/diagnostic.js";
import type { JsonPath } from "../../../base/json/json.js";
import type { Manifest } from "../../../input/manifest/manifest.js";
import { unreported } from "../../../base/diagnostics/unreported.js";
import { loadManifest } from "../../../input/manifest/load-manifest.js";
import {
  type Claim,
  clashOf,
  mainClaim,
  targetClaim,
} from "../../../output/disk/claim.js";
import { outputAt } from "../../../output/print/output.js";
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
  const before: { readonly file: string; readonly claim: Claim }[] = [];
  for (const target of targets) {
    const manifest = loadManifest({ cwd, fs, ...target }, unreported());
    if (!manifest) continue;
    const { document } = manifest;
    const { file } = document;
    const diagnostics = new Diagnostics();
    const own = claimsOf(manifest);
    for (const { claim, place } of own) {
      const other = before.find((one) => clashOf(one.claim, claim));
      if (!other) continue;
      diagnostics.add(
        "CE607",
        `${shownPath(other.file, cwd)} generates into ${shownPath(claim.output.path, cwd)} already.`,
        document.place(place),
      );
    }
    if (diagnostics.count > 0) problems.set(file, diagnostics.list);
    else before.push(...own.map(({ claim }) => ({ file, claim })));
  }
  return problems;
}

/** Where a manifest writes to, and where it says so. */
function claimsOf({
  folder,
  options: { output, layout },
  targets,
}: Manifest): readonly { readonly claim: Claim; readonly place: JsonPath }[] {
  return [
    {
      claim: mainClaim(outputAt(resolve(folder, output), layout)),
      place: ["output"],
    },
    ...targets.map((target) => ({
      claim: targetClaim(target, resolve(folder, target.output)),
      place: [...target.place, "output"],
    })),
  ];
}
