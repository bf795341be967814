import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { isObject, type JsonObject } from "../../base/json/json.js";
import { payloadReader } from "../../event/payload-reader.js";
import type { BuildContext } from "../../input/context.js";
import type { Manifest, ManifestEvent } from "../../input/manifest/manifest.js";
import { readSamples } from "../../input/samples/read-samples.js";
import { resolveSamples } from "../../input/samples/resolve-samples.js";
import type { SampleSource } from "../../input/samples/sample.js";
import { draft07, toJsonSchema } from "../../type/json-schema.js";
import type { Payload } from "../../type/payload.js";
import { valuesOf } from "../../type/values-of.js";
import { mergeSamples } from "./merge-samples.js";
import { addKinds, type SampleKinds } from "./sample-kinds.js";

/** An event of the manifest, as a workspace is to have it. */
export interface LocalEvent {
  readonly event: ManifestEvent;
  /** One payload that has every variable of the event. */
  readonly sample: JsonObject;
  readonly samples: readonly JsonObject[];
  /** What all samples hold. */
  readonly kinds: SampleKinds;
  /** The JSON Schema with and without a ban on properties that no sample has; one that was written by hand is both. */
  readonly schemas: { readonly open: JsonObject; readonly closed: JsonObject };
}

/**
 * Reads the events of a manifest as a workspace is to have them. Warnings are for `generate` to tell.
 *
 * @returns those that are sound; what is wrong with the others is in `diagnostics`
 */
export async function readLocalEvents(
  manifest: Manifest,
  fs: BuildContext["fs"],
  diagnostics: Diagnostics,
): Promise<readonly LocalEvent[]> {
  const found = new Diagnostics();
  const inputs = new Set<string>();
  const context = { manifest, fs, diagnostics: found, inputs };
  const { sources } = await resolveSamples(manifest, fs, found);
  const read = payloadReader(context);
  const events: LocalEvent[] = [];
  for (const event of manifest.events) {
    const own = sources.get(event.slug) ?? [];
    const payload = await read(event, own);
    if (payload) events.push(localEventOf(event, payload, own, fs));
  }
  for (const { code, severity, message, place, help } of found.list)
    if (severity === "error") diagnostics.add(code, message, place, help);
  return events;
}

function localEventOf(
  event: ManifestEvent,
  payload: Payload,
  sources: readonly SampleSource[],
  fs: BuildContext["fs"],
): LocalEvent {
  // What is wrong with them was reported when the payload was made of them.
  const read = readSamples(sources, fs, new Diagnostics());
  const samples = Array.from(read, (sample) => sample.payload);
  const shown = samples.length > 0 ? samples : examplesOf(payload);
  const sample = shown.reduce(mergeSamples, {});
  const kinds: SampleKinds = addKinds(new Map(), sample);
  for (const one of shown) addKinds(kinds, one);
  return { event, sample, samples, kinds, schemas: schemasOf(event, payload) };
}

/** Small payloads of an event that has a schema and no sample. */
function examplesOf({ type, isHandwritten }: Payload): readonly JsonObject[] {
  if (!isHandwritten) return [];
  return valuesOf(type).filter(isObject).map(withoutUnnamed);
}

/** A value without the keys that stand for any other. */
function withoutUnnamed(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "\u{fffd}")
      .map(([key, below]) => [
        key,
        isObject(below) ? withoutUnnamed(below) : below,
      ]),
  );
}

function schemasOf(
  { name, description }: ManifestEvent,
  { isHandwritten, schema, type }: Payload,
): LocalEvent["schemas"] {
  if (isHandwritten) return { open: schema, closed: schema };
  const of = (closed: boolean): JsonObject => ({
    $schema: draft07,
    title: name,
    ...(description !== undefined && { description }),
    ...toJsonSchema(type.type, { closed }),
  });
  return { open: of(false), closed: of(true) };
}
