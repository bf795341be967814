import type { FiredEvent } from "./record.js";

/**
 * Makes the memory by which a workflow's trigger drops repeats: events whose idempotency key the same event of the
 * same linked account carried within the window.
 *
 * @returns a function that says whether an event is a repeat, and remembers it if not
 */
export function createRepeats(
  windowMs: number,
  now: () => number = () => performance.now(),
): (event: FiredEvent) => boolean {
  /** When each was seen; the oldest comes first. */
  const seen = new Map<string, number>();
  return ({ slug, linkedAccountId, idempotencyKey }) => {
    if (!idempotencyKey) return false;
    for (const [oldest, at] of seen) {
      if (now() - at < windowMs) break;
      seen.delete(oldest);
    }
    const id = JSON.stringify([slug, linkedAccountId, idempotencyKey]);
    if (seen.has(id)) return true;
    seen.set(id, now());
    return false;
  };
}
