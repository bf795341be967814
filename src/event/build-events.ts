import { resolveSamples } from "../input/samples/resolve-samples.js";
import { buildEvent } from "./build-event.js";
import type { EventModel } from "./event.js";
import type { BuildContext } from "../input/context.js";
import { nameEvents } from "./names.js";

/**
 * Makes the models of a manifest's events, one by one, so that none has to stay in memory. An event that
 * cannot be modelled is left out; why is in the diagnostics.
 *
 * @param onProgress called after each event with how many of how many are done
 */
export async function* buildEvents(
  context: BuildContext,
  onProgress: (done: number, total: number) => void,
): AsyncGenerator<EventModel, void, undefined> {
  const { manifest, fs, diagnostics, inputs } = context;
  const samples = await resolveSamples(manifest, fs, diagnostics);
  for (const input of samples.inputs) inputs.add(input);
  const names = nameEvents(manifest, diagnostics);
  let done = 0;
  for (const event of manifest.events) {
    const sources = samples.sources.get(event.slug) ?? [];
    const model = await buildEvent(
      event,
      names.get(event.slug),
      sources,
      context,
    );
    if (model) yield model;
    done += 1;
    onProgress(done, manifest.events.length);
  }
}
