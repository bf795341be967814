import { type Aborter, createAborter } from "./attempt.js";
import { CobaltAbortError, CobaltRequestError } from "./errors.js";
import { reasonOf } from "./fields.js";
import { notify } from "./hooks.js";
import { type AbortSignalLike, createAlarm } from "./platform.js";
import type { TriggerResult } from "./request.js";
import { isTriggerError, type TriggerOutcome } from "./settle.js";

/** Options of a batch. */
export interface BatchOptions {
  /** The most events in flight at once, by default 10. */
  readonly concurrency?: number | undefined;
  /** Called after each result. */
  readonly onProgress?: ((progress: BatchProgress) => unknown) | undefined;
  /** Ends the batch: events in flight are aborted, and no further item is taken. */
  readonly signal?: AbortSignalLike | undefined;
}

/** The progress of a batch. */
export interface BatchProgress {
  readonly succeeded: number;
  readonly failed: number;
}

/** The outcome of one item. */
export type BatchResult<Item> = TriggerOutcome & {
  /** The position of the item, from 0. */
  readonly index: number;
  readonly item: Item;
};

/** An item of a batch. */
interface BatchItem {
  readonly signal?: AbortSignalLike | undefined;
}

/** Fires the event of an item, until its signal aborts. */
type Send<Item> = (
  item: Item & { readonly signal: AbortSignalLike },
) => Promise<TriggerResult>;

/**
 * Sends every item, a few at a time, and yields the outcome of each as soon as it is known. Items are taken
 * no faster than results, so that neither piles up.
 *
 * @example
 * for await (const { ok, item } of sendMany(requests, (request) =>
 *   triggerEmployeeCreated(client, request),
 * )) {
 *   if (!ok) failed.push(item);
 * }
 *
 * @throws CobaltAbortError after the results of the events in flight, and whatever the source of items throws
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
    // A caller who leaves the loop early wants no further event sent.
    pool.end();
    off();
  }
}

/** The items in flight, and the results that nobody has taken yet. */
interface Pool<Item> {
  /** Takes one item and sends it. */
  readonly step: () => Promise<void>;
  /** The next result, or undefined if none will come. */
  readonly next: () => Promise<BatchResult<Item> | undefined>;
  /** Aborts the events in flight, and takes no further item. */
  readonly end: () => void;
  /** The errors of the source of items. */
  readonly faults: readonly unknown[];
}

function createPool<Item extends BatchItem>(
  source: AsyncGenerator<Item, void, undefined>,
  send: Send<Item>,
  onProgress: BatchOptions["onProgress"],
): Pool<Item> {
  // Not one listener per item on one signal: from eleven on, Node.js warns of a memory leak.
  const inFlight = new Set<Aborter>();
  const ready: BatchResult<Item>[] = [];
  const faults: unknown[] = [];
  const progress = { succeeded: 0, failed: 0 };
  const state = { isOver: false, taken: 0, taking: 0 };
  let wake = (): void => undefined;

  async function deliver(item: Item, index: number): Promise<void> {
    const aborter = createAborter();
    inFlight.add(aborter);
    if (state.isOver) aborter.abort();
    const outcome = await outcomeOf(item, send, aborter);
    inFlight.delete(aborter);
    progress[outcome.ok ? "succeeded" : "failed"] += 1;
    if (onProgress) notify(onProgress, { ...progress });
    ready.push({ ...outcome, index, item });
  }

  return {
    faults,
    async step() {
      if (state.isOver) return;
      state.taking += 1;
      const next = await source.next().catch((fault: unknown): undefined => {
        faults.push(fault);
      });
      state.taking -= 1;
      // Compared, because without strictNullChecks nothing else tells it from the end.
      if (next && next.done !== true) await deliver(next.value, state.taken++);
      wake();
    },
    async next() {
      // A batch that is over does not wait for its source.
      while (!ready.length) {
        if (!inFlight.size && (state.isOver || !state.taking)) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return ready.shift();
    },
    end() {
      state.isOver = true;
      for (const aborter of inFlight) aborter.abort();
      source.return().catch((): undefined => undefined);
      wake();
    },
  };
}

/** The items as an async generator, which queues callers that ask before the last item has arrived. */
async function* each<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
): AsyncGenerator<Item, void, undefined> {
  yield* items;
}

/** The outcome of one item, whose failure does not end the others. */
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
