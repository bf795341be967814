import { dirname, join, resolve } from "node:path";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import { didYouMeanFile } from "../../base/nearest-file.js";

/** What a manifest is called, where nobody says otherwise. */
export const manifestName = "cobalt.events.json";

/** Where to look for a manifest. */
export interface ManifestLocation {
  /** Absolute path of the folder that work goes on in. */
  readonly cwd: string;
  /** The manifest to use, relative to `cwd`, in place of the nearest. */
  readonly manifest?: string | undefined;
  readonly fs: FileSystem;
}

/**
 * Finds the manifest: the one that is named, or else the nearest {@link manifestName} in `cwd` or above it.
 *
 * @returns its absolute path; undefined where there is none, which is then in `diagnostics`
 */
export function findManifest(
  { cwd, manifest, fs }: ManifestLocation,
  diagnostics: Diagnostics,
): string | undefined {
  return manifest === undefined
    ? findNearest(cwd, fs, diagnostics)
    : findNamed(resolve(cwd, manifest), fs, diagnostics);
}

function findNearest(
  cwd: string,
  fs: FileSystem,
  diagnostics: Diagnostics,
): string | undefined {
  let folder = resolve(cwd);
  for (;;) {
    const file = join(folder, manifestName);
    if (fs.existsSync(file)) return file;
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  diagnostics.add(
    "CE101",
    `There is no ${manifestName} in ${JSON.stringify(resolve(cwd))}, nor in any folder above it.`,
  );
  return undefined;
}

function findNamed(
  file: string,
  fs: FileSystem,
  diagnostics: Diagnostics,
): string | undefined {
  if (!fs.existsSync(file)) {
    const help =
      "Correct the path given with --manifest, or run `cobalt-events init` to make a manifest.";
    diagnostics.add(
      "CE101",
      `The manifest ${JSON.stringify(file)} does not exist${didYouMeanFile(file, fs)}`,
      undefined,
      help,
    );
    return undefined;
  }
  if (fs.statSync(file).isDirectory()) {
    const help = `Name the file in it: --manifest ${join(file, manifestName)}`;
    diagnostics.add(
      "CE102",
      `The manifest ${JSON.stringify(file)} is a folder, not a file.`,
      undefined,
      help,
    );
    return undefined;
  }
  return file;
}
