/** How a call is made again after a failure that may pass. */
export interface RetryLimits {
  /** How often a call is made in all, by default 4. */
  readonly attempts?: number | undefined;
  /** The first wait, by default 500; each further one is twice as long. */
  readonly baseDelayMs?: number | undefined;
  /** The longest `Retry-After` to wait for, by default 60,000. */
  readonly maxRetryAfterMs?: number | undefined;
}

/**
 * The wait before the next attempt; undefined where there is to be none.
 *
 * @param tries attempts so far
 * @param askedMs what the answer asks for
 */
export function retryDelayMs(
  tries: number,
  askedMs: number | undefined,
  { attempts = 4, baseDelayMs = 500, maxRetryAfterMs = 60_000 }: RetryLimits,
): number | undefined {
  if (tries >= attempts) return undefined;
  if (askedMs === undefined) return baseDelayMs * 2 ** (tries - 1);
  return askedMs > maxRetryAfterMs ? undefined : askedMs;
}

/** The wait that a `Retry-After` asks for, which is either in seconds or until a date. */
export function retryAfterMs(
  header: string | null,
  time: number,
): number | undefined {
  const text = header?.trim() ?? "";
  const ms = /^\d*\.?\d+$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - time;
  if (Number.isNaN(ms)) return undefined;
  return Math.max(0, ms);
}
