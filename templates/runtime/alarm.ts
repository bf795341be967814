import type { AbortSignalLike } from "./platform.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** A timer that an abort ends early. */
export interface Alarm {
  /** Resolves to false when the time is over, or to true when the signal aborts. */
  readonly rings: Promise<boolean>;
  /** Must be called once nobody waits for the alarm any more. */
  readonly off: () => void;
}

/**
 * @param ms Infinity for an alarm that only an abort rings
 * @throws TypeError at once where the signal is none
 */
export function createAlarm(ms: number, signal?: AbortSignalLike): Alarm {
  const watchers = signal && watchersOf(signal);
  let off = (): void => undefined;
  const rings = new Promise<boolean>((resolve) => {
    const ring = (isAbort: boolean): void => {
      off();
      resolve(isAbort);
    };
    const abort = (): void => ring(true);
    // A timer of more than 24 days would fire at once, so it counts as never.
    const timer = ms < 2 ** 31 && setTimeout(() => ring(false), ms);
    watchers?.add(abort);
    off = () => {
      clearTimeout(timer);
      watchers?.delete(abort);
    };
    if (signal?.aborted) abort();
  });
  return { rings, off };
}

/** What to call when a signal aborts. */
const watched = /* @__PURE__ */ new WeakMap<AbortSignalLike, Set<() => void>>();

/** One listener serves all calls that share a signal: from eleven on, Node.js warns of a memory leak. */
function watchersOf(signal: AbortSignalLike): Set<() => void> {
  const watchers = watched.get(signal) ?? new Set();
  if (!watched.has(signal)) {
    signal.addEventListener("abort", () => watchers.forEach((it) => it()));
    watched.set(signal, watchers);
  }
  return watchers;
}
