import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import { globExpander } from "../../base/glob.js";
import type { Manifest, ManifestEvent } from "../manifest/manifest.js";
import { type FileSearch, resolveFiles } from "./resolve-files.js";
import type { SampleSource } from "./sample.js";

/** Where every event's samples come from. */
export interface ResolvedSamples {
  /** The sources of each event, by its slug. */
  readonly sources: ReadonlyMap<string, readonly SampleSource[]>;
  /** What a watcher has to follow, absolute: sample files, and the folders that globs look in. */
  readonly inputs: readonly string[];
}

/** Finds the files that the samples of a manifest name; no sample is read. What cannot be found is reported. */
export async function resolveSamples(
  manifest: Manifest,
  fs: FileSystem,
  diagnostics: Diagnostics,
): Promise<ResolvedSamples> {
  const search: FileSearch = {
    manifest: manifest.document.file,
    folder: manifest.folder,
    fs,
    diagnostics,
    inputs: new Set(),
    expandGlob: globExpander(manifest.folder, fs),
    globs: new Map(),
    suggestionsLeft: 20,
  };
  const sources = new Map<string, readonly SampleSource[]>();
  for (const event of manifest.events)
    sources.set(event.slug, await resolveEvent(event, manifest, search));
  return { sources, inputs: [...search.inputs].sort() };
}

async function resolveEvent(
  { samples }: ManifestEvent,
  { document }: Manifest,
  search: FileSearch,
): Promise<readonly SampleSource[]> {
  const sources: SampleSource[] = [];
  const seen = new Set<string>();
  const errorsBefore = search.diagnostics.errorCount;
  for (const { value, path } of samples) {
    if (typeof value !== "string") {
      const { depth } = document;
      sources.push({
        kind: "inline",
        value,
        depth,
        place: (steps) => document.place([...path, ...steps]),
      });
      continue;
    }
    for (const source of await resolveFiles(
      value,
      () => document.place(path),
      search,
    )) {
      // A file that a path and a glob both name is read once.
      if (!seen.has(source.file)) sources.push(source);
      seen.add(source.file);
    }
  }
  if (search.diagnostics.errorCount > errorsBefore)
    sources.push({ kind: "missing" });
  return sources;
}
