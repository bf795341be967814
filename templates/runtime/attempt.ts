import { createAlarm } from "./alarm.js";
import { type Call, refuse } from "./call.js";
import { CobaltAbortError, CobaltTimeoutError } from "./errors.js";
import type { AbortSignalLike } from "./platform.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare const AbortController: new () => Aborter;

/** The part of an `AbortController` that the runtime uses. */
export interface Aborter {
  readonly signal: AbortSignalLike;
  abort(reason?: unknown): void;
}

export const createAborter = (): Aborter => {
  return new AbortController();
};

/**
 * Work that is bounded in time.
 *
 * @param signal aborts when nobody waits for the work any more
 * @param ifLate takes what decides the outcome if the time runs out; at first a `CobaltTimeoutError` does
 */
export type Work<Result> = (
  signal: AbortSignalLike,
  ifLate: (decide: () => Result) => void,
) => Promise<Result>;

/** Runs work until it is done, its time is over, or the caller aborts. */
export async function attempt<Result>(
  call: Call,
  ms: number,
  signal: AbortSignalLike | undefined,
  work: Work<Result>,
): Promise<Result> {
  const aborter = new AbortController();
  let late = (): Result => {
    // Whole; no timer is longer than this holds.
    throw new CobaltTimeoutError(`no answer within ${ms | 0} ms`, call);
  };
  if (ms <= 0) late();
  const [rings, off] = createAlarm(ms, signal);
  const stopped = rings.then(() => {
    aborter.abort();
    if (signal?.aborted)
      throw new CobaltAbortError("aborted", { ...call, cause: signal.reason });
    return late();
  });
  const ifLate = (decide: () => Result): void => {
    late = decide;
  };
  try {
    // Raced, because a `fetch` that was passed in may not heed the signal.
    return await Promise.race([stopped, work(aborter.signal, ifLate)]);
  } finally {
    off();
  }
}

/** Ends work that nobody waits for any more, and that nobody hears fail. */
export const assertAwaited = (signal: AbortSignalLike): void => {
  if (signal.aborted) refuse("");
};
