import { type Aborter, createAborter } from "./attempt.js";
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
  const pool = createPool(each(items), send, onProgress);
  const { rings, off } = createAlarm(Infinity, signal);
  void rings.then(pool.end);
  try {
    for (let i = 0; i < concurrency; i++) void pool.step();
    for (;;) {
      const result = await pool.next();
      if (!result) break;
      void pool.step();
      yield result;
    }
    if (signal?.aborted) throw new CobaltAbortError("the batch was aborted");
    if (pool.faults.length) throw pool.faults[0];
  } finally {
    // Whoever leaves early wants nothing more to be sent.
    pool.end();
    off();
  }
}

/** Items on their way, and what came of those that have arrived. */
interface Pool<Item> {
  /** Takes one item and sends it. */
  readonly step: () => Promise<void>;
  /** The next result, or nothing where none is to come. */
  readonly next: () => Promise<BatchResult<Item> | undefined>;
  /** Aborts what is on its way, and takes nothing more. */
  readonly end: () => void;
  /** What the source threw. */
  readonly faults: readonly unknown[];
}

function createPool<Item extends BatchItem>(
  source: AsyncGenerator<Item, void, undefined>,
  send: Send<Item>,
  onProgress: BatchOptions["onProgress"],
): Pool<Item> {
  // No listener an item on one signal: of more than ten, Node.js says that memory may leak.
  const onTheirWay = new Set<Aborter>();
  const ready: BatchResult<Item>[] = [];
  const faults: unknown[] = [];
  const progress = { succeeded: 0, failed: 0 };
  const state = { isOver: false, taken: 0, taking: 0 };
  let wake = (): void => undefined;

  async function deliver(item: Item, index: number): Promise<void> {
    const aborter = createAborter();
    onTheirWay.add(aborter);
    if (state.isOver) aborter.abort();
    const outcome = await outcomeOf(item, send, aborter);
    onTheirWay.delete(aborter);
    progress[outcome.ok ? "succeeded" : "failed"] += 1;
    if (onProgress) notify(onProgress, { ...progress });
    ready.push({ ...outcome, index, item });
  }

  return {
    faults,
    async step() {
      if (state.isOver) return;
      state.taking += 1;
      const next = await source.next().catch((fault: unknown) => {
        faults.push(fault);
      });
      state.taking -= 1;
      if (next && !next.done) await deliver(next.value, state.taken++);
      wake();
    },
    async next() {
      // The end does not wait for a source that has nothing to give.
      while (!ready.length) {
        if (!onTheirWay.size && (state.isOver || !state.taking)) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return ready.shift();
    },
    end() {
      state.isOver = true;
      for (const aborter of onTheirWay) aborter.abort();
      source.return().catch(() => undefined);
      wake();
    },
  };
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
  aborter: Aborter,
): Promise<TriggerOutcome> {
  const { rings, off } = createAlarm(Infinity, item.signal);
  void rings.then(() => aborter.abort());
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
    off();
  }
}
