/** How many events a mock takes. */
export interface RateLimit {
  /** Events a second that go on for ever. */
  readonly perSecond: number;
  /** Events that may come at once. */
  readonly burst: number;
}

/** The limit that the platform publishes. */
export const publishedRateLimit: RateLimit = { perSecond: 20, burst: 5 };

/**
 * Makes a bucket of tokens, one an event.
 *
 * @returns takes a token; gives the seconds to wait where there is none, and 0 otherwise
 */
export function createRateLimit(
  { perSecond, burst }: RateLimit,
  now: () => number = () => performance.now(),
): () => number {
  let tokens = burst;
  let filledAt = now();
  return () => {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * perSecond);
    filledAt = at;
    if (tokens < 1) return (1 - tokens) / perSecond;
    tokens -= 1;
    return 0;
  };
}
