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
import { insertEntries, insertJson } from "../../input/manifest/edit/insert.js";

/** Samples to be put into a manifest. */
interface NewSamples {
  readonly slug: string;
  /** The event's name, for an event that the manifest does not have. */
  readonly name?: string;
  readonly samples: readonly NewSample[];
}

interface NewSample {
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
  /** What was put in; nothing where the event has the samples already. */
  readonly added: "event" | "sample" | "nothing";
  /** How many samples were put in. */
  readonly samples: number;
  /** The text of the manifest with it. */
  readonly text: string;
  /** What the event is called in Cobalt. */
  readonly name: string;
  /** What the sample changes in the event's schema; absent for a new event, and for a schema written by hand. */
  readonly changes?: readonly TypeChange[];
}

/**
 * Puts samples into the text of a manifest; nothing is written. The manifest has to be sound before and after.
 *
 * @returns undefined where it cannot be done; why is in the diagnostics
 */
export async function planAddition(
  given: NewSamples,
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<PlannedAddition | undefined> {
  const manifest = loadManifest(location, diagnostics);
  if (!manifest) return undefined;
  nameEvents(manifest, diagnostics);
  const { fs } = location;
  const { slug } = given;
  const source = fs.readFileSync(manifest.document.file, "utf8");
  const event = manifest.events.find((each) => each.slug === slug);

  if (event?.schema !== undefined)
    await checkBySchema(given, location, diagnostics);
  const before = event && (await read(manifest, slug, fs, diagnostics));
  if (diagnostics.hasErrors) return undefined;
  const samples = unknownOf(given.samples, before?.samples ?? []);
  const { length } = samples;
  const name = event?.name ?? given.name ?? slug;
  const plan = { manifest, name, samples: length };
  if (length === 0) return { ...plan, added: "nothing", text: source };

  const text = insert(source, { ...given, samples }, manifest);
  const found = new Diagnostics();
  const next = readRevised(manifest.document.file, text, found);
  // What `generate` refuses is refused here: what would be in the manifest is read as it reads it.
  const after = next && (await read(next, slug, fs, found));
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

/** Those of the samples that are not known, each once. */
function unknownOf(
  samples: readonly NewSample[],
  known: readonly JsonObject[],
): readonly NewSample[] {
  const all = [...known];
  return samples.filter(({ payload }) => {
    if (all.some((one) => isSame(one, payload))) return false;
    all.push(payload);
    return true;
  });
}

async function checkBySchema(
  { slug, samples }: NewSamples,
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<void> {
  const project = await loadEvents({ ...location, only: slug }, diagnostics);
  const [event] = project?.events ?? [];
  for (const { payload, place } of samples)
    for (const { path, reason } of event?.check(payload) ?? []) {
      const message = `${showPath(path.map(String))} ${reason}, by the event's schema.`;
      diagnostics.add("CE206", message, place?.(path));
    }
}

/** What a manifest knows of the event. */
interface Known {
  /** Absent where a schema is written by hand. */
  readonly type: PayloadType | undefined;
  readonly samples: readonly JsonObject[];
}

async function read(
  manifest: Manifest,
  slug: string,
  fs: ManifestLocation["fs"],
  diagnostics: Diagnostics,
): Promise<Known> {
  const events = manifest.events.filter((event) => event.slug === slug);
  const own = { ...manifest, events };
  const { sources } = await resolveSamples(own, fs, diagnostics);
  const list = sources.get(slug) ?? [];
  const known = readSamples(list, fs, diagnostics);
  const samples = Array.from(known, ({ payload }) => payload);
  const [event] = events;
  const context = { manifest: own, fs, diagnostics, inputs: new Set<string>() };
  const type =
    event?.schema === undefined
      ? event && inferType(event, list, context).type
      : undefined;
  return { type, samples };
}

/** Further samples stand in `samples`; the first one in `sample`. */
function insert(
  source: string,
  { slug, name, samples }: NewSamples,
  manifest: Manifest,
): string {
  const texts = samples.map(({ text }) => text);
  const [first = "", ...others] = texts;
  const list = (values: readonly string[]): string => `[${values.join(", ")}]`;
  const event = objectAt(manifest, ["events", slug]);
  if (!event || !manifest.events.some((each) => each.slug === slug)) {
    const head =
      name === undefined || name === slug
        ? ""
        : `"name": ${JSON.stringify(name)}, `;
    const tail = others.length === 0 ? "" : `, "samples": ${list(others)}`;
    const value = `{${head}"sample": ${first}${tail}}`;
    return insertJson(source, { into: ["events"], key: slug, value });
  }
  const into = ["events", slug];
  if (Object.hasOwn(event, "samples")) {
    const entries = texts.map((value) => ({ value }));
    return insertEntries(source, { into: [...into, "samples"] }, entries);
  }
  const further = { into, key: "samples", behind: "sample" };
  if (Object.hasOwn(event, "sample"))
    return insertJson(source, { ...further, value: list(texts) });
  const text = insertJson(source, { into, key: "sample", value: first });
  return others.length === 0
    ? text
    : insertJson(text, { ...further, value: list(others) });
}
