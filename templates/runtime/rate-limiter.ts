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
 * Makes a rate limiter for one process. Events go in the order they came; one that is aborted makes room.
 */
export function createRateLimiter({
  perSecond = 20,
  burst = 5,
}: RateLimits = {}): RateLimiter {
  if (!(perSecond > 0 && burst >= 1)) {
    refuse("perSecond must be more than 0, and burst at least 1");
  }
  const intervalMs = 1000 / perSecond;
  const waiting = new Set<() => void>();
  let paidUntil = -Infinity;
  let isReleasing = false;
  const dueMs = () => rateDelayMs(paidUntil, now(), intervalMs, burst);

  /** Lets one after the other go, also those that come in the meantime. */
  async function release(): Promise<void> {
    if (isReleasing) return;
    isReleasing = true;
    for (const go of waiting) {
      // Again and again, because timers may be early.
      for (let ms = dueMs(); ms > 0; ms = dueMs()) {
        await createAlarm(ms).rings;
      }
      if (!waiting.delete(go)) continue;
      paidUntil = Math.max(paidUntil, now()) + intervalMs;
      go();
    }
    isReleasing = false;
  }

  return {
    async wait(signal) {
      const { rings, off } = createAlarm(Infinity, signal);
      let go = (): void => undefined;
      const turn = new Promise<void>((resolve) => {
        go = resolve;
      });
      waiting.add(go);
      void release();
      await Promise.race([turn, rings]);
      waiting.delete(go);
      off();
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
