import { dirname, resolve } from "node:path";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { readRevised } from "../../event/revised-manifest.js";
import { insertJson } from "../../input/manifest/edit/insert.js";
import {
  type ManifestLocation,
  manifestName,
  nearestManifest,
} from "../../input/manifest/find-manifest.js";
import { loadManifest } from "../../input/manifest/load-manifest.js";
import type { Manifest } from "../../input/manifest/manifest.js";
import { chooseSettings } from "../../input/project/choose-settings.js";
import { readProject } from "../../input/project/read-project.js";
import { startingManifest } from "../../input/project/starting-manifest.js";

/** The manifest that a workspace is brought into. */
export interface PullTarget {
  readonly file: string;
  readonly text: string;
  readonly manifest: Manifest;
  /** Whether the file is still to be made. */
  readonly isNew: boolean;
}

/** Reads the manifest; where there is none, one without events is thought up for the project, and not yet written. */
export async function readTarget(
  location: ManifestLocation,
  baseUrl: string | undefined,
  diagnostics: Diagnostics,
): Promise<PullTarget | undefined> {
  const { cwd, fs } = location;
  const named = location.manifest && resolve(cwd, location.manifest);
  const there = named ?? nearestManifest(cwd, fs);
  if (there !== undefined && fs.existsSync(there)) {
    const manifest = loadManifest(location, diagnostics);
    if (!manifest) return undefined;
    const { file } = manifest.document;
    const text = fs.readFileSync(file, "utf8");
    return { file, text, manifest, isNew: false };
  }
  const file = named ?? resolve(cwd, manifestName);
  const home = dirname(file);
  const output = resolve(home, "src/generated/cobalt");
  const settings = chooseSettings(await readProject(output, fs));
  const start = startingManifest(file, home, output, settings, fs, {});
  const text =
    baseUrl === undefined
      ? start
      : insertJson(start, {
          ...{ into: [], behind: "output", key: "baseUrl" },
          value: JSON.stringify(baseUrl),
        });
  const manifest = readRevised(file, text, diagnostics);
  return manifest && { file, text, manifest, isNew: true };
}
