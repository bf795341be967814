import { createAlarm } from "./alarm.js";
import { type Aborter, createAborter } from "./attempt.js";
import { refuse } from "./call.js";
import { CobaltAbortError, CobaltRequestError } from "./errors.js";
import { isObject, reasonOf } from "./fields.js";
import type { AbortSignalLike } from "./platform.js";
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
    refuse("concurrency must be a whole number from 1");
  }
  if (!isSignal(signal)) refuse("signal is no AbortSignal");
  const pool = createPool(sourceOf(items), send, concurrency, onProgress);
  const [rings, off] = createAlarm(Infinity, signal);
  void rings.then(() => pool.end(signal?.reason));
  let mayHaveFired = false;
  try {
    for (;;) {
      const result = await pool.next();
      if (!result) break;
      // Not by `ok`, which without strictNullChecks tells the compiler nothing.
      mayHaveFired ||= !("error" in result) || result.error.mayHaveFired;
      yield result;
    }
    if (signal?.aborted) {
      const cause: unknown = signal.reason;
      const details = { mayHaveFired, cause };
      throw new CobaltAbortError("the batch was aborted", details);
    }
    if (pool.faults.length) throw pool.faults[0];
  } finally {
    // A caller who leaves the loop early wants no further event sent.
    pool.end();
    off();
  }
}

/** The items in flight, and the results that nobody has taken yet. */
interface Pool<Item> {
  /** The next result, or undefined if none will come. */
  readonly next: () => Promise<BatchResult<Item> | undefined>;
  /** Aborts the events in flight, and takes no further item. */
  readonly end: (reason?: unknown) => void;
  /** The errors of the source of items. */
  readonly faults: readonly unknown[];
}

const createPool = <Item extends BatchItem>(
  source: Source<Item>,
  send: Send<Item>,
  concurrency: number,
  onProgress: BatchOptions["onProgress"],
): Pool<Item> => {
  // Each has an aborter of its own, so that the end of the batch, which is no signal, can abort it.
  const inFlight = new Set<Aborter>();
  const ready: BatchResult<Item>[] = [];
  const faults: unknown[] = [];
  const progress = { succeeded: 0, failed: 0 };
  const state = { isOver: false, isTaking: false, taken: 0 };
  let wake = (): void => undefined;

  async function deliver(item: Item, index: number): Promise<void> {
    const aborter = createAborter();
    inFlight.add(aborter);
    if (state.isOver) aborter.abort();
    const outcome = await outcomeOf(item, send, aborter);
    inFlight.delete(aborter);
    progress[outcome.ok ? "succeeded" : "failed"] += 1;
    void tell(onProgress, { ...progress });
    ready.push({ ...outcome, index, item });
    wake();
  }

  /** Takes items one by one, so that each is written before the source can change it. */
  async function take(): Promise<void> {
    if (state.isTaking) return;
    state.isTaking = true;
    try {
      while (!state.isOver && inFlight.size + ready.length < concurrency) {
        const next = await source.next();
        // Compared, because without strictNullChecks nothing else tells it from the end.
        if (next.done === true) state.isOver = true;
        else void deliver(next.value, state.taken++);
      }
    } catch (fault) {
      faults.push(fault);
      state.isOver = true;
    }
    state.isTaking = false;
    wake();
  }

  return {
    faults,
    async next() {
      void take();
      // A batch that is over does not wait for its source.
      while (!ready.length && (inFlight.size || !state.isOver)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const result = ready.shift();
      void take();
      return result;
    },
    end(reason) {
      for (const aborter of inFlight) aborter.abort(reason);
      if (state.isOver) return;
      state.isOver = true;
      close(source);
      wake();
    },
  };
};

/** A listener that fails must not end the batch. */
const tell = async (
  onProgress: BatchOptions["onProgress"],
  progress: BatchProgress,
): Promise<void> => {
  try {
    await onProgress?.(progress);
  } catch {
    // Its own affair, whether it was thrown or rejected.
  }
};

/** False for what code that was not compiled may pass for a signal. */
const isSignal = (signal: unknown): boolean => {
  return !signal || (isObject(signal) && "addEventListener" in signal);
};

/** What items are taken from. */
type Source<Item> = Iterator<Item> | AsyncIterator<Item>;

/** The iterator itself, because a generator around it could not be ended while it waits for an item. */
function sourceOf<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
): Source<Item> {
  return Symbol.asyncIterator in items
    ? items[Symbol.asyncIterator]()
    : items[Symbol.iterator]();
}

/** Tells a source that no more is wanted of it, and leaves it to itself. */
const close = (source: Source<unknown>): void => {
  const run = async () => {
    await source.return?.();
  };
  run().catch((): undefined => undefined);
};

/** The outcome of one item, whose failure does not end the others, whatever it is. */
const outcomeOf = async <Item extends BatchItem>(
  item: Item,
  send: Send<Item>,
  aborter: Aborter,
): Promise<TriggerOutcome> => {
  let off = (): void => undefined;
  try {
    // A copy, which there is even of null.
    const own = { ...item };
    const [rings, turnOff] = createAlarm(Infinity, own.signal);
    off = turnOff;
    void rings.then(() => aborter.abort(own.signal?.reason));
    const result = await send({ ...own, signal: aborter.signal });
    return { ok: true, result };
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
};
