import type { ManifestEvent } from "../input/manifest/manifest.js";
import type { UnseenKeys } from "../type/unseen-keys.js";

/** An event of which more samples would tell more. */
export interface UnsettledEvent {
  readonly slug: string;
  /** Samples that differ. */
  readonly samples: number;
  /** Those that alone have some key; their share is about that of new payloads with a key not seen yet. */
  readonly alone: number;
}

/** With fewer samples, that they differ goes without saying. */
const fewestSamples = 5;

/** The share of new payloads with a key not seen yet that is worth a word. */
const leastUnseen = 0.2;

/** The event, if new payloads of it are likely to have a key that none had so far. */
export function unsettledOf(
  { slug }: ManifestEvent,
  { samples, alone }: UnseenKeys,
): readonly UnsettledEvent[] {
  return samples >= fewestSamples && alone >= samples * leastUnseen
    ? [{ slug, samples, alone }]
    : [];
}
