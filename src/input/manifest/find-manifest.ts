import type { Dirent } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
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
  if (manifest !== undefined)
    return findNamed(resolve(cwd, manifest), fs, diagnostics);
  const nearest = nearestManifest(cwd, fs);
  if (nearest === undefined) addMissing(cwd, fs, diagnostics);
  return nearest;
}

/** The nearest {@link manifestName}, in `cwd` or above it. */
export function nearestManifest(
  cwd: string,
  fs: FileSystem,
): string | undefined {
  const folder = resolve(cwd);
  const file = join(folder, manifestName);
  if (fs.existsSync(file)) return file;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestManifest(parent, fs);
}

/** How many folders are searched for manifests that were perhaps meant: it takes a moment, wherever that is. */
const mostFolders = 1000;

function addMissing(
  cwd: string,
  fs: FileSystem,
  diagnostics: Diagnostics,
): void {
  const below = manifestsBelow(cwd, fs, mostFolders);
  const shown = below
    .slice(0, 3)
    .map((file) => relative(cwd, file).split(sep).join("/"));
  if (below.length > 3) shown.push(`${below.length - 3} more`);
  diagnostics.add(
    "CE101",
    `There is no ${manifestName} in ${JSON.stringify(resolve(cwd))}, nor in any folder above it.`,
    undefined,
    below.length === 0
      ? undefined
      : `Below it there is ${shown.join(", ")}: name one with --manifest; \`generate\` and \`check\` take all with --all.`,
  );
}

function findNamed(
  file: string,
  fs: FileSystem,
  diagnostics: Diagnostics,
): string | undefined {
  if (!fs.existsSync(file)) {
    const help =
      "Correct the path, or run `cobalt-events init` to make a manifest.";
    diagnostics.add(
      "CE101",
      `The manifest ${JSON.stringify(file)} does not exist${didYouMeanFile(file, fs)}`,
      undefined,
      help,
    );
    return undefined;
  }
  if (fs.statSync(file).isDirectory()) {
    const help = `Name the file in it: ${join(file, manifestName)}`;
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

/**
 * The manifests in a folder and below it, by their usual name; not in `node_modules` and hidden folders, and not behind
 * links.
 *
 * @param most how many folders are looked into, those higher up first
 * @returns absolute paths, sorted
 */
export function manifestsBelow(
  folder: string,
  fs: FileSystem,
  most = Infinity,
): readonly string[] {
  const found: string[] = [];
  // The list grows while it is gone through.
  const folders = [resolve(folder)];
  for (const [index, current] of folders.entries()) {
    if (index >= most) break;
    for (const entry of entriesOf(current, fs)) {
      const path = join(current, entry.name);
      if (!entry.isDirectory()) {
        if (entry.name === manifestName) found.push(path);
      } else if (entry.name !== "node_modules" && !entry.name.startsWith("."))
        folders.push(path);
    }
  }
  return found.sort();
}

/** What is in a folder; nothing where it may not be looked into. */
function entriesOf(folder: string, fs: FileSystem): readonly Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
