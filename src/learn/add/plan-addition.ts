import { Diagnostics, type Place } from "../../base/diagnostics/diagnostic.js";
import type { JsonObject, JsonPath } from "../../base/json/json.js";
import { isSame } from "../../base/json/same.js";
import { loadEvents } from "../../event/load-events.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import { loadManifest } from "../../input/manifest/load-manifest.js";
import type { Manifest } from "../../input/manifest/manifest.js";
import { inferType } from "../../infer/infer-payload.js";
import { nameEvents } from "../../event/names.js";
import { readSamples } from "../../input/samples/read-samples.js";
import { resolveSamples } from "../../input/samples/resolve-samples.js";
import { compareTypes, type TypeChange } from "../../type/difference.js";
import type { PayloadType } from "../../type/payload-type.js";
import { showPath } from "../../type/variable-path.js";
import {
  addWithoutPlace,
  objectAt,
  readRevised,
} from "../../event/revised-manifest.js";
import {
  type Insertion,
  insertJson,
} from "../../input/manifest/edit/insert.js";

/** A sample to be put into a manifest. */
export interface NewSample {
  readonly slug: string;
  /** The event's name, for an event that the manifest does not have. */
  readonly name?: string;
  readonly payload: JsonObject;
  /** The payload as it is written: JSON. */
  readonly text: string;
  /** Where the value at a path of it stands. */
  readonly place?: (path: JsonPath) => Place;
}

/** What is to become of a manifest. */
export interface PlannedAddition {
  /** The manifest as it is. */
  readonly manifest: Manifest;
  /** What was put in; nothing where the event has the sample already. */
  readonly added: "event" | "sample" | "nothing";
  /** The text of the manifest with it. */
  readonly text: string;
  /** What the event is called in Cobalt. */
  readonly name: string;
  /** What the sample changes in the event's schema; absent for a new event, and for a schema written by hand. */
  readonly changes?: readonly TypeChange[];
}

/**
 * Puts a sample into the text of a manifest; nothing is written. The manifest has to be sound before and after.
 *
 * @returns undefined where it cannot be done; why is in the diagnostics
 */
export async function planAddition(
  sample: NewSample,
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<PlannedAddition | undefined> {
  const manifest = loadManifest(location, diagnostics);
  if (!manifest) return undefined;
  nameEvents(manifest, diagnostics);
  const { fs } = location;
  const source = fs.readFileSync(manifest.document.file, "utf8");
  const event = manifest.events.find(({ slug }) => slug === sample.slug);
  const plan = { manifest, name: event?.name ?? sample.name ?? sample.slug };

  if (event?.schema !== undefined)
    await checkBySchema(sample, location, diagnostics);
  const before = event && (await read(manifest, sample, fs, diagnostics));
  if (diagnostics.hasErrors) return undefined;
  if (before?.has === true) return { ...plan, added: "nothing", text: source };

  const text = insertJson(source, insertionOf(sample, manifest));
  const found = new Diagnostics();
  const next = readRevised(manifest.document.file, text, found);
  // What `generate` refuses is refused here: what would be in the manifest is read as it reads it.
  const after = next && (await read(next, sample, fs, found));
  addWithoutPlace(found, diagnostics);
  if (!after || found.hasErrors) return undefined;
  if (!event) return { ...plan, added: "event", text };
  const changes =
    before?.type && after.type ? compareTypes(before.type, after.type) : [];
  return {
    ...plan,
    added: "sample",
    text,
    ...(event.schema === undefined && { changes }),
  };
}

async function checkBySchema(
  { slug, payload, place }: NewSample,
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<void> {
  const project = await loadEvents({ ...location, only: slug }, diagnostics);
  for (const { path, reason } of project?.events[0]?.check(payload) ?? []) {
    const message = `${showPath(path.map(String))} ${reason}, by the event's schema.`;
    diagnostics.add("CE206", message, place?.(path));
  }
}

/** What a manifest knows of the sample's event. */
interface Known {
  /** Absent where a schema is written by hand. */
  readonly type: PayloadType | undefined;
  /** Whether the sample is one of its samples. */
  readonly has: boolean;
}

async function read(
  manifest: Manifest,
  { slug, payload }: NewSample,
  fs: ManifestLocation["fs"],
  diagnostics: Diagnostics,
): Promise<Known> {
  const events = manifest.events.filter((event) => event.slug === slug);
  const own = { ...manifest, events };
  const { sources } = await resolveSamples(own, fs, diagnostics);
  const list = sources.get(slug) ?? [];
  let has = false;
  for (const known of readSamples(list, fs, diagnostics))
    has ||= isSame(known.payload, payload);
  const [event] = events;
  const context = { manifest: own, fs, diagnostics, inputs: new Set<string>() };
  const type =
    event?.schema === undefined
      ? event && inferType(event, list, context).type
      : undefined;
  return { type, has };
}

/** A further sample stands in `samples`; the first one in `sample`. */
function insertionOf(
  { slug, name, text }: NewSample,
  manifest: Manifest,
): Insertion {
  const event = objectAt(manifest, ["events", slug]);
  if (!event || !manifest.events.some((each) => each.slug === slug)) {
    const head =
      name === undefined || name === slug
        ? ""
        : `"name": ${JSON.stringify(name)}, `;
    return { into: ["events"], key: slug, value: `{${head}"sample": ${text}}` };
  }
  const into = ["events", slug];
  if (Object.hasOwn(event, "samples"))
    return { into: [...into, "samples"], value: text };
  return Object.hasOwn(event, "sample")
    ? { into, key: "samples", value: `[${text}]`, behind: "sample" }
    : { into, key: "sample", value: text };
}
