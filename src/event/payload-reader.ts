import { once } from "../base/once.js";
import { inferPayload } from "../infer/infer-payload.js";
import {
  type ObserveContext,
  observeInShortTime,
} from "../infer/observe-samples.js";
import type { ManifestEvent } from "../input/manifest/manifest.js";
import type { SampleSource } from "../input/samples/sample.js";
import type { Payload } from "../type/payload.js";

/** Reads what is known of an event's payloads; undefined where nothing can be, and the diagnostics say why. */
export type PayloadReader = (
  event: ManifestEvent,
  sources: readonly SampleSource[],
) => Promise<Payload | undefined>;

/** Makes the reader of a run: of what schemas say that were written by hand, and of what samples suggest elsewhere. */
export function payloadReader(context: ObserveContext): PayloadReader {
  // Loaded for the first such schema: most manifests have none.
  const written = once(async () => {
    const { schemaPayloadReader } =
      await import("../json-schema/read-payload.js");
    return schemaPayloadReader(context);
  });
  return async (event, sources) => {
    if (event.schema !== undefined) {
      const read = await written();
      return await read(event, sources);
    }
    const observed = await observeInShortTime(event, sources, context);
    return inferPayload(event, sources, context, observed);
  };
}
