import { createAlarm } from "./alarm.js";
import { refuse } from "./call.js";
import { type AbortSignalLike, now } from "./platform.js";

/** Decides when an event may be sent; several clients may share one. */
export interface RateLimiter {
  /** Resolves when the event may be sent, or when the signal aborts. */
  readonly wait: (signal?: AbortSignalLike) => Promise<void>;
}

/** How fast events may be sent. */
export interface RateLimits {
  /** By default 20, the limit that Cobalt publishes. */
  readonly perSecond?: number | undefined;
  /** How many events may be sent at once after a pause, by default 5. */
  readonly burst?: number | undefined;
}

/**
 * Makes a rate limiter for one process. Events are sent in the order of their calls; the turn of an aborted
 * event passes to the next call.
 *
 * @example
 * const rateLimiter = createRateLimiter({ perSecond: 10, burst: 2 });
 * const client = createCobaltClient({ apiKey, rateLimiter });
 */
export const createRateLimiter = ({
  perSecond = 20,
  burst = 5,
}: RateLimits = {}): RateLimiter => {
  if (!(perSecond > 0 && burst >= 1)) {
    refuse("perSecond must be more than 0, and burst at least 1");
  }
  const intervalMs = 1000 / perSecond;
  let paidUntil = -Infinity;
  /** The turns of aborted events, the earliest first. */
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
      // Each event has its own timer, because an edge worker stops the timers of a request that has ended.
      // A loop, because timers may fire early.
      for (let ms = turn - now(); ms > 0; ms = turn - now()) {
        const [rings] = createAlarm(ms, signal);
        await rings;
        if (signal?.aborted) {
          free.push(turn);
          free.sort((a, b) => a - b);
          return;
        }
      }
    },
  };
};

/**
 * The wait of the next event. Each event pays for one interval, up to a burst of them in advance.
 *
 * @param paidUntil the time up to which earlier events have paid
 */
export const rateDelayMs = (
  paidUntil: number,
  time: number,
  intervalMs: number,
  burst: number,
): number => {
  return Math.max(0, paidUntil - time - intervalMs * (burst - 1));
};
