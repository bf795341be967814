import { refuse } from "./call.js";
import { type AbortSignalLike, createAlarm, now } from "./platform.js";

/** Says when an event may be sent; one may serve several clients. */
export interface RateLimiter {
  /** Settles when it is this event's turn, or when the signal aborts. */
  readonly wait: (signal?: AbortSignalLike) => Promise<void>;
}

/** How fast events may be sent. */
export interface RateLimits {
  /** By default 20, as the platform publishes. */
  readonly perSecond?: number | undefined;
  /** How many may go at once after a pause, by default 5. */
  readonly burst?: number | undefined;
}

/**
 * Makes a rate limiter for one process. Events go in the order they came; the turn of one that is aborted
 * goes to the next that comes.
 */
export function createRateLimiter({
  perSecond = 20,
  burst = 5,
}: RateLimits = {}): RateLimiter {
  if (!(perSecond > 0 && burst >= 1)) {
    refuse("perSecond must be more than 0, and burst at least 1");
  }
  const intervalMs = 1000 / perSecond;
  let paidUntil = -Infinity;
  /** Turns that were given back, the earliest first. */
  let free: number[] = [];

  function takeTurn(time: number): number {
    free = free.filter((turn) => turn >= time);
    const turn = free.shift();
    if (turn !== undefined) return turn;
    const delay = rateDelayMs(paidUntil, time, intervalMs, burst);
    paidUntil = Math.max(paidUntil, time) + intervalMs;
    return time + delay;
  }

  return {
    async wait(signal) {
      const turn = takeTurn(now());
      // Each on a timer of its own: an edge worker stops those of a request that has ended. Again, because
      // timers may be early.
      for (let ms = turn - now(); ms > 0; ms = turn - now()) {
        if (await createAlarm(ms, signal).rings) {
          free.push(turn);
          free.sort((a, b) => a - b);
          return;
        }
      }
    },
  };
}

/**
 * How long the next event has to wait. Each event pays for one interval, up to a burst of them ahead.
 *
 * @param paidUntil the time up to which events that were sent have paid
 */
export function rateDelayMs(
  paidUntil: number,
  time: number,
  intervalMs: number,
  burst: number,
): number {
  return Math.max(0, paidUntil - time - intervalMs * (burst - 1));
}
