import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../base/file-system.js";
import { payloadReader } from "../event/payload-reader.js";
import type { BuildContext } from "../input/context.js";
import type { ManifestLocation } from "../input/manifest/find-manifest.js";
import { loadManifest } from "../input/manifest/load-manifest.js";
import type { Manifest, ManifestEvent } from "../input/manifest/manifest.js";
import { readSamples } from "../input/samples/read-samples.js";
import { resolveSamples } from "../input/samples/resolve-samples.js";
import type { Sample, SampleSource } from "../input/samples/sample.js";
import { unreported } from "../base/diagnostics/unreported.js";
import type { Payload } from "../type/payload.js";

/** An event with what is known of its payloads. */
export interface ReviewedEvent {
  readonly event: ManifestEvent;
  readonly payload: Payload;
  /** Its samples, read anew each time. */
  readonly samples: () => Iterable<Sample>;
}

/** The events of a manifest, by slug. */
export interface ReviewedEvents {
  readonly manifest: Manifest;
  readonly events: ReadonlyMap<string, ReviewedEvent>;
  /** Absolute paths of the files and folders that they depend on. */
  readonly inputs: readonly string[];
}

/**
 * Reads the events of a manifest with their payloads' types. An event that cannot be read is left out; why is in the
 * diagnostics.
 *
 * @returns undefined where there is no manifest to go on with
 */
export async function readEvents(
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<ReviewedEvents | undefined> {
  const manifest = loadManifest(location, diagnostics);
  return manifest && readEventsOf(manifest, location.fs, diagnostics);
}

/** The same for a manifest that has been read. */
export async function readEventsOf(
  manifest: Manifest,
  fs: FileSystem,
  diagnostics: Diagnostics,
): Promise<ReviewedEvents> {
  const samples = await resolveSamples(manifest, fs, diagnostics);
  const inputs = new Set([manifest.document.file, ...samples.inputs]);
  const context = { manifest, fs, diagnostics, inputs };
  const read = payloadReader(context);
  const events = new Map<string, ReviewedEvent>();
  for (const event of manifest.events) {
    const own = samples.sources.get(event.slug) ?? [];
    const payload = await read(event, own);
    if (payload)
      events.set(event.slug, {
        event,
        payload,
        samples: () => samplesOf(own, context),
      });
  }
  return { manifest, events, inputs: [...inputs] };
}

/** What is wrong with samples was reported when the payload was made of them. */
function samplesOf(
  sources: readonly SampleSource[],
  { fs }: BuildContext,
): Iterable<Sample> {
  return readSamples(sources, fs, unreported());
}
