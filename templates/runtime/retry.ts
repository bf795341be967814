import {
  CobaltConnectionError,
  type CobaltError,
  CobaltRateLimitError,
  CobaltServerError,
  CobaltTimeoutError,
} from "./errors.js";

/** How an event is sent again after a failure that may pass. */
export interface RetryOptions {
  /** How often an event is sent in all, by default 3. */
  readonly attempts?: number | undefined;
  /** Limit for all attempts and waits together, by default twice `timeoutMs`. */
  readonly totalMs?: number | undefined;
  /** The approximate length of the first wait, by default 500; each further one is twice as long. */
  readonly baseDelayMs?: number | undefined;
  /** The longest of these waits, by default 8,000. */
  readonly maxDelayMs?: number | undefined;
  /** The longest `Retry-After` to wait for, by default 60,000; a longer one ends the call. */
  readonly maxRetryAfterMs?: number | undefined;
}

/**
 * The wait before the event is sent again; Infinity where it must not be, or where that would be in vain.
 *
 * @param tries attempts so far, including those that ended before a request was made
 * @param idempotencyKey with one, the event can be sent twice without firing twice
 * @param random from 0 to 1, so that clients which failed together do not come back together
 */
export const retryDelayMs = (
  error: CobaltError & { readonly status?: number },
  tries: number,
  idempotencyKey: string | undefined,
  {
    attempts = 3,
    baseDelayMs = 500,
    maxDelayMs = 8_000,
    maxRetryAfterMs = 60_000,
  }: RetryOptions,
  random: number,
): number => {
  const { status, retryAfterMs = -1 } = error;
  const mayPass =
    [
      CobaltConnectionError,
      CobaltTimeoutError,
      CobaltRateLimitError,
      CobaltServerError,
    ].some((it) => error instanceof it) ||
    // A proxy that lost patience, or an event of the same key that is still under way.
    (idempotencyKey && (status === 408 || status === 409));
  // Compared so that `attempts` which is not a number is none.
  if (!(mayPass && (idempotencyKey || !error.mayHaveFired) && tries < attempts))
    return Infinity;
  if (retryAfterMs > maxRetryAfterMs) return Infinity;
  if (retryAfterMs >= 0) return retryAfterMs + baseDelayMs * random;
  const delay = Math.min(maxDelayMs, baseDelayMs * 2 ** (tries - 1));
  return (delay * (1 + random)) / 2;
};

/** The wait that a `Retry-After` asks for, which is either in seconds or until a date. */
export const readRetryAfter = (header: string): number | undefined => {
  const isSeconds = /^\s*\d*\.?\d+\s*$/.test(header);
  const ms = isSeconds
    ? Number(header) * 1000
    : Date.parse(header) - Date.now();
  return ms >= 0 ? ms : undefined;
};
