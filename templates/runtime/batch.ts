import { createAborter } from "./attempt.js";
import { CobaltAbortError, CobaltRequestError } from "./errors.js";
import { reasonOf } from "./fields.js";
import { notify } from "./hooks.js";
import { type AbortSignalLike, createAlarm } from "./platform.js";
import type { TriggerResult } from "./request.js";
import { isTriggerError, type TriggerOutcome } from "./settle.js";

/** How to send many events. */
export interface BatchOptions {
  /** How many may be on their way at once, by default 10. */
  readonly concurrency?: number | undefined;
  /** Called after each result. */
  readonly onProgress?: ((progress: BatchProgress) => unknown) | undefined;
  /** Ends the batch: what is on its way is aborted, and nothing more is taken. */
  readonly signal?: AbortSignalLike | undefined;
}

/** How far a batch has come. */
export interface BatchProgress {
  readonly succeeded: number;
  readonly failed: number;
}

/** What came of one item. */
export type BatchResult<Item> = TriggerOutcome & {
  /** The item's place among all, from 0. */
  readonly index: number;
  readonly item: Item;
};

/** What may be sent in a batch. */
interface BatchItem {
  readonly signal?: AbortSignalLike | undefined;
}

/** Fires the event of an item, until the signal that it is given aborts. */
type Send<Item> = (
  item: Item & { readonly signal: AbortSignalLike },
) => Promise<TriggerResult>;

/**
 * Sends every item, a few at a time, and yields what came of each as soon as it is known. Items are taken
 * only as results are, so that neither piles up.
 *
 * @throws CobaltAbortError after the results of what was on its way, and whatever the items' source throws
 */
export async function* sendMany<Item extends BatchItem>(
  items: Iterable<Item> | AsyncIterable<Item>,
  send: Send<Item>,
  { concurrency = 10, onProgress, signal }: BatchOptions = {},
): AsyncGenerator<BatchResult<Item>, void, undefined> {
  if (!(Number.isSafeInteger(concurrency) && concurrency > 0)) {
    throw new CobaltRequestError("concurrency must be a whole number from 1");
  }
  const source = each(items);
  const aborter = createAborter();
  const ready: BatchResult<Item>[] = [];
  const faults: unknown[] = [];
  const progress = { succeeded: 0, failed: 0 };
  let [taken, taking, sending] = [0, 0, 0];
  let wake = (): void => undefined;

  async function step(): Promise<void> {
    taking += 1;
    const next = await source.next().catch((fault: unknown) => {
      faults.push(fault);
    });
    taking -= 1;
    if (next && !next.done) {
      const index = taken++;
      sending += 1;
      const outcome = await outcomeOf(next.value, send, aborter.signal);
      sending -= 1;
      progress[outcome.ok ? "succeeded" : "failed"] += 1;
      if (onProgress) notify(onProgress, { ...progress });
      ready.push({ ...outcome, index, item: next.value });
    }
    wake();
  }

  const { rings, off } = createAlarm(Infinity, signal);
  void rings.then(() => {
    aborter.abort();
    wake();
  });
  try {
    for (let i = 0; i < concurrency; i++) void step();
    // An abort does not wait for a source that has nothing to give.
    while (ready.length || sending || (taking && !signal?.aborted)) {
      const result = ready.shift();
      if (result) {
        if (!signal?.aborted) void step();
        yield result;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if (signal?.aborted) throw new CobaltAbortError("the batch was aborted");
    if (faults.length) throw faults[0];
  } finally {
    // Whoever leaves early wants nothing more to be sent.
    aborter.abort();
    off();
    source.return().catch(() => undefined);
  }
}

/** Takes turns by itself: who asks before the last item has come waits behind. */
async function* each<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
): AsyncGenerator<Item, void, undefined> {
  yield* items;
}

/** What came of an item; no fault of one ends the others. */
async function outcomeOf<Item extends BatchItem>(
  item: Item,
  send: Send<Item>,
  ofBatch: AbortSignalLike,
): Promise<TriggerOutcome> {
  const aborter = createAborter();
  const alarms = [ofBatch, item.signal].map((signal) =>
    createAlarm(Infinity, signal),
  );
  for (const { rings } of alarms) void rings.then(() => aborter.abort());
  try {
    const { signal } = aborter;
    return { ok: true, result: await send({ ...item, signal }) };
  } catch (error) {
    if (isTriggerError(error)) return { ok: false, error };
    const cause = error;
    return {
      ok: false,
      error: new CobaltRequestError(reasonOf(error, ""), { cause }),
    };
  } finally {
    for (const { off } of alarms) off();
  }
}
