/** How many events a mock accepts. */
export interface RateLimit {
  /** Events a second, sustained. */
  readonly perSecond: number;
  /** Events that are accepted at once. */
  readonly burst: number;
}

/** The limit that the platform publishes. */
export const publishedRateLimit: RateLimit = { perSecond: 20, burst: 5 };

/**
 * Makes a bucket of tokens, one an event.
 *
 * @returns a function that takes a token: it returns 0, or the seconds to wait if there is none
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
