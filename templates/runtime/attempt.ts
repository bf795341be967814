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

/** What limited work knows of its limits. */
export interface Attempt<Result> {
  /** Aborts when nobody waits for the work any more. */
  readonly signal: AbortSignalLike;
  /** Decides what becomes of work whose time is over; at first a `CobaltTimeoutError`. */
  late: () => Result;
}

/** Runs work until it is done, its time is over, or the caller aborts. */
export async function attempt<Result>(
  call: Call,
  ms: number,
  signal: AbortSignalLike | undefined,
  work: (attempt: Attempt<Result>) => Promise<Result>,
): Promise<Result> {
  const current: Attempt<Result> & Aborter = Object.assign(
    new AbortController(),
    {
      late() {
        throw new CobaltTimeoutError(
          `no answer within ${ms.toFixed()} ms`,
          call,
        );
      },
    },
  );
  if (ms <= 0) current.late();
  const [rings, off] = createAlarm(ms, signal);
  const stopped = rings.then((isAbort) => {
    current.abort();
    if (!isAbort) return current.late();
    throw new CobaltAbortError("aborted", { ...call, cause: signal?.reason });
  });
  try {
    // Raced, because a `fetch` that was passed in may not heed the signal.
    return await Promise.race([stopped, work(current)]);
  } finally {
    off();
  }
}

/** Ends work that nobody waits for any more, and that nobody hears fail. */
export const assertAwaited = (signal: AbortSignalLike): void => {
  if (signal.aborted) refuse("");
};
