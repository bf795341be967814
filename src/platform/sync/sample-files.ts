import { dirname, join, relative, resolve, sep } from "node:path";
import type { FileSystem } from "../../base/file-system.js";
import { nameEvents } from "../../event/names.js";
import type { Manifest } from "../../input/manifest/manifest.js";
import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { PulledChange } from "./pulled-change.js";

/** Characters of a sample, laid out, from which on it gets a file of its own. */
const longestInline = 2_000;

/** A file of one sample. */
export interface SampleFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** Where samples are written. */
export interface SampleFolder {
  /** Absolute. */
  readonly path: string;
  readonly fs: FileSystem;
}

/**
 * Chooses a file for each sample that is too long to stand in the manifest. One that has the same text already is
 * taken, and no other is written over.
 *
 * @param manifest with the events that the changes are of
 */
export function planSampleFiles(
  changes: readonly PulledChange[],
  manifest: Manifest,
  { path: folder, fs }: SampleFolder,
): ReadonlyMap<PulledChange, SampleFile> {
  const names = nameEvents(manifest, new Diagnostics());
  const files = new Map<PulledChange, SampleFile>();
  const taken = new Set<string>();
  for (const change of changes) {
    const text = `${JSON.stringify(change.sample, null, 2)}\n`;
    const name = names.get(change.slug)?.file;
    if (!change.sample || !name || text.length < longestInline) continue;
    const isFree = (path: string) =>
      !taken.has(path) &&
      (!fs.existsSync(path) || fs.readFileSync(path, "utf8") === text);
    let path = join(folder, `${name}.json`);
    for (let count = 2; !isFree(path); count += 1)
      path = join(folder, `${name}-${count}.json`);
    taken.add(path);
    files.set(change, { path, text });
  }
  return files;
}

/** A file as a manifest names it. */
export function fromManifest(path: string, manifest: string): string {
  return relative(dirname(resolve(manifest)), path)
    .split(sep)
    .join("/");
}
