import { type Call, refuse } from "./call.js";
import { CobaltAbortError, CobaltTimeoutError } from "./errors.js";
import { type AbortSignalLike, createAlarm } from "./platform.js";
import type { TriggerResult } from "./request.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare const AbortController: new () => Aborter;

/** The part of an `AbortController` that the runtime uses. */
export interface Aborter {
  readonly signal: AbortSignalLike;
  abort(): void;
}

export function createAborter(): Aborter {
  return new AbortController();
}

/**
 * Runs one attempt until it is done, its time is over, or the caller aborts.
 *
 * @param work is aborted when nobody waits for it any more
 */
export async function attempt(
  call: Call,
  ms: number,
  signal: AbortSignalLike | undefined,
  work: (signal: AbortSignalLike) => Promise<TriggerResult>,
): Promise<TriggerResult> {
  const aborter = new AbortController();
  const { rings, off } = createAlarm(ms, signal);
  const stopped = rings.then((isAbort): never => {
    aborter.abort();
    if (isAbort) throw new CobaltAbortError("aborted", call);
    throw new CobaltTimeoutError(`no answer within ${Math.trunc(ms)} ms`, call);
  });
  try {
    // Raced, because a `fetch` that was passed in may not heed the signal.
    return await Promise.race([stopped, work(aborter.signal)]);
  } finally {
    off();
  }
}

/** Ends work that nobody waits for any more, and that nobody hears fail. */
export function assertAwaited(signal: AbortSignalLike): void {
  if (signal.aborted) refuse("");
}
