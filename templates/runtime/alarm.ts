import type { AbortSignalLike } from "./platform.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** A timer that an abort ends early. */
export type Alarm = readonly [
  /** Resolves when the time is over or the signal aborts. */
  rings: Promise<void>,
  /** Must be called once nobody waits for the alarm any more. */
  off: () => void,
];

/** What rings when a signal aborts. */
const watched = /* @__PURE__ */ new WeakMap<AbortSignalLike, Set<() => void>>();

/**
 * @param ms Infinity for an alarm that only an abort rings
 * @throws TypeError at once where the signal is none
 */
export const createAlarm = (ms: number, signal?: AbortSignalLike): Alarm => {
  const known = signal && watched.get(signal);
  const watchers = known ?? new Set();
  // One listener serves all calls that share a signal: from eleven on, Node.js warns of a memory leak.
  if (signal && !known) {
    signal.addEventListener("abort", () => watchers.forEach((ring) => ring()));
    watched.set(signal, watchers);
  }
  let off!: () => void;
  const rings = new Promise<void>((ring) => {
    // A timer of more than 24 days would fire at once, so 23 days count as never.
    const timer = ms < 2e9 && setTimeout(ring, ms);
    watchers.add(ring);
    off = () => {
      clearTimeout(timer);
      watchers.delete(ring);
    };
    if (signal?.aborted) ring();
  });
  // Not chained: an abort has to be heard before anything is sent.
  void rings.then(off);
  return [rings, off];
};
