import { resolveSamples } from "../samples/resolve.js";
import { buildEvent } from "./build.js";
import type { EventModel } from "./event-model.js";
import type { PayloadContext } from "./infer-payload.js";
import { nameEvents } from "./names.js";

/** The models of all events, and what they were made of. */
export interface BuiltEvents {
  readonly models: readonly EventModel[];
  /** Absolute paths of the files and folders read beside the manifest. */
  readonly inputs: readonly string[];
}

/**
 * Makes the models of all events of a manifest. An event that cannot be modelled is left out; why is in the
 * diagnostics.
 *
 * @param onProgress called after each event with how many of how many are done
 */
export async function buildEvents(
  context: PayloadContext,
  onProgress: (done: number, total: number) => void,
): Promise<BuiltEvents> {
  const { manifest, fs, diagnostics } = context;
  const samples = await resolveSamples(manifest, fs, diagnostics);
  const names = nameEvents(manifest, diagnostics);
  const models: EventModel[] = [];
  const inputs = new Set(samples.inputs);
  for (const [index, event] of manifest.events.entries()) {
    const built = await buildEvent(
      event,
      names.get(event.slug),
      samples.sources.get(event.slug) ?? [],
      context,
    );
    if (built.model) models.push(built.model);
    for (const input of built.inputs) inputs.add(input);
    onProgress(index + 1, manifest.events.length);
  }
  return { models, inputs: [...inputs] };
}
