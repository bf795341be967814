import { basename, dirname, join, resolve } from "node:path";
import type {
  Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { Diagnostics as Problems } from "../../base/diagnostics/diagnostic.js";
import { parseDocument } from "../../base/json/document.js";
import {
  findManifest,
  manifestName,
  type ManifestLocation,
} from "../../input/manifest/find-manifest.js";
import { validateManifest } from "../../input/manifest/validate-manifest.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import {
  readEvents,
  readEventsOf,
  type ReviewedEvents,
} from "../reviewed-events.js";
import { atRevision, findRevision } from "./revision.js";

/** The events before or after, where there were any. */
export type Side = PlacedEvents | "nothing";

/** Events, and where people have them. */
export interface PlacedEvents extends ReviewedEvents {
  /** Absolute path of the folder that the manifest is in, or was in at a revision. */
  readonly folder: string;
  /** Absolute path of the folder of generated code that they were read from. */
  readonly generated?: string;
}

/** What is to be done with a side, for as long as its files are there. */
type Work<T> = (side: Side) => Promise<T>;

/**
 * Reads a side of a comparison: a manifest, the folder of one, a folder of generated code, or a revision of the
 * manifest that is worked on.
 *
 * @returns undefined where there is no such thing; why is then in the diagnostics
 */
export async function withSide<T>(
  name: string,
  location: ManifestLocation,
  diagnostics: Diagnostics,
  work: Work<T>,
): Promise<T | undefined> {
  const { cwd, fs } = location;
  const path = resolve(cwd, name);
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile())
    return withManifest({ ...location, manifest: path }, diagnostics, work);
  if (stat?.isDirectory()) {
    const manifest = join(path, manifestName);
    if (fs.existsSync(manifest))
      return withManifest({ ...location, manifest }, diagnostics, work);
    if (fs.existsSync(join(path, "schemas")))
      return work(await readGenerated(path, location, diagnostics));
  }
  const revision = findRevision(name, cwd, diagnostics);
  const file = revision && findManifest(location, diagnostics);
  if (!revision || file === undefined) return undefined;
  return atRevision(revision, file, async (manifest) => {
    if (manifest === undefined) return work("nothing");
    const problems = new Problems();
    const side = await readEvents(
      { cwd: dirname(manifest), manifest, fs },
      problems,
    );
    for (const problem of problems.list)
      if (problem.severity === "error") tellOf(problem, name, diagnostics);
    return side && work({ ...side, folder: dirname(file) });
  });
}

/** Reads the manifest that is worked on, or one that is named. */
export async function withManifest<T>(
  location: ManifestLocation,
  diagnostics: Diagnostics,
  work: Work<T>,
): Promise<T | undefined> {
  const side = await readEvents(location, diagnostics);
  return side && work({ ...side, folder: side.manifest.folder });
}

/** What was wrong at a revision has no place in the files of today. */
function tellOf(
  { code, message, help, place }: Diagnostic,
  revision: string,
  diagnostics: Diagnostics,
): void {
  const where = place
    ? ` (${basename(place.file)}:${place.line}:${place.column})`
    : "";
  diagnostics.add(code, `At ${revision}${where}: ${message}`, undefined, help);
}

/** Reads the schemas of generated code as if a manifest named them. */
async function readGenerated(
  folder: string,
  { fs }: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<Side> {
  const ending = ".schema.json";
  const slugs = fs
    .readdirSync(join(folder, "schemas"))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
  const events = Object.fromEntries(
    slugs.map((slug) => [slug, { schema: `schemas/${slug}${ending}` }]),
  );
  const text = JSON.stringify({ events });
  const document = parseDocument(
    join(folder, manifestName),
    text,
    unreported(),
  );
  const manifest = document && validateManifest(document, unreported());
  if (!manifest) return "nothing";
  const read = await readEventsOf(manifest, fs, diagnostics);
  return { ...read, folder, generated: folder };
}
