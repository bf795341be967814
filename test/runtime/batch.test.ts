import { getEventListeners } from "node:events";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createMockCobalt } from "../../src/testing.js";
import {
  type BatchOptions,
  type BatchProgress,
  type BatchResult,
  CobaltAbortError,
  CobaltConnectionError,
  CobaltRequestError,
  CobaltServerError,
  sendMany,
  settle,
  type TriggerOptions,
  type TriggerResult,
} from "../../templates/runtime.js";
import { clientOf, EVENT, failure } from "./helpers.js";

interface Item extends TriggerOptions {
  readonly id: number;
}

const fired: TriggerResult = { ...EVENT, status: 200, message: "" };
const itemsTo = (end: number): readonly Item[] =>
  Array.from({ length: end }, (_, id) => ({ id }));

async function collect(
  results: AsyncIterable<BatchResult<Item>>,
): Promise<readonly BatchResult<Item>[]> {
  const all: BatchResult<Item>[] = [];
  for await (const result of results) all.push(result);
  return all;
}

/** A sender whose events end when told to. */
function heldSender() {
  const held = new Map<number, () => void>();
  const send = (item: Item) =>
    new Promise<TriggerResult>((resolve) =>
      held.set(item.id, () => resolve(fired)),
    );
  return { held, send };
}

describe("a batch", () => {
  it.each([
    { from: "an array", items: itemsTo(25) },
    {
      from: "a generator",
      items: (function* () {
        yield* itemsTo(25);
      })(),
    },
    {
      from: "an async generator",
      items: (async function* () {
        for (const item of itemsTo(25)) {
          await Promise.resolve();
          yield item;
        }
      })(),
    },
    { from: "a set", items: new Set(itemsTo(25)) },
  ])("from $from: one result for each item", async ({ items }) => {
    const results = await collect(
      sendMany(items, () => Promise.resolve(fired)),
    );
    expect(results.map(({ index, item }) => [index, item.id])).toEqual(
      itemsTo(25).map(({ id }) => [id, id]),
    );
  });

  it("of nothing has no results", async () => {
    expect(await collect(sendMany([], () => Promise.resolve(fired)))).toEqual(
      [],
    );
  });

  it("goes on after a failure of any kind", async () => {
    const fault = new TypeError("not a payload");
    const send = ({ id }: Item) => {
      if (id === 0) return Promise.reject(new CobaltConnectionError("lost"));
      if (id === 1) return Promise.reject(fault);
      if (id === 2) throw fault;
      return Promise.resolve(fired);
    };
    const results = await collect(sendMany(itemsTo(4), send));
    const byIndex = [...results].sort((a, b) => a.index - b.index);
    expect(byIndex).toMatchObject([
      { ok: false, error: { name: "CobaltConnectionError" } },
      { ok: false, error: { name: "CobaltRequestError", cause: fault } },
      { ok: false, error: { name: "CobaltRequestError", cause: fault } },
      { ok: true, result: fired },
    ]);
  });

  it("has no more on their way than allowed, and yields what is ready first", async () => {
    const { held, send } = heldSender();
    const results = sendMany(itemsTo(5), send, { concurrency: 2 });
    const first = results.next();
    await vi.waitFor(() => expect([...held.keys()]).toEqual([0, 1]));
    held.get(1)?.();
    expect((await first).value).toMatchObject({ index: 1 });
    await vi.waitFor(() => expect([...held.keys()]).toEqual([0, 1, 2]));
    held.get(2)?.();
    expect((await results.next()).value).toMatchObject({ index: 2 });
  });

  it("takes no item before there is room for it", async () => {
    let taken = 0;
    const source = (function* () {
      for (const item of itemsTo(1_000)) {
        taken += 1;
        yield item;
      }
    })();
    const results = sendMany(source, () => Promise.resolve(fired), {
      concurrency: 3,
    });
    await results.next();
    await results.next();
    await new Promise((done) => setTimeout(done, 20));
    // Three on their way from the start, and one for each result that was taken.
    expect(taken).toBeLessThanOrEqual(5);
    await results.return();
  });

  it("yields results while its source keeps it waiting", async () => {
    let release = (): void => undefined;
    const source = (async function* (): AsyncGenerator<Item> {
      yield { id: 0 };
      await new Promise<void>((resolve) => (release = resolve));
      yield { id: 1 };
    })();
    const results = sendMany(source, () => Promise.resolve(fired));
    expect((await results.next()).value).toMatchObject({ index: 0 });
    release();
    expect((await results.next()).value).toMatchObject({ index: 1 });
    expect((await results.next()).done).toBe(true);
  });

  it("tells its progress, whatever the listener does", async () => {
    const told: BatchProgress[] = [];
    const options: BatchOptions = {
      concurrency: 1,
      onProgress: (progress) => {
        told.push(progress);
        throw new Error("listener");
      },
    };
    const send = ({ id }: Item) =>
      id === 1 ? Promise.reject(new Error("no")) : Promise.resolve(fired);
    await collect(sendMany(itemsTo(3), send, options));
    expect(told).toEqual([
      { succeeded: 1, failed: 0 },
      { succeeded: 1, failed: 1 },
      { succeeded: 2, failed: 1 },
    ]);
  });

  it("tells what was sent before it throws what its source throws", async () => {
    const fault = new Error("the database is gone");
    const source = (function* () {
      yield* itemsTo(3);
      throw fault;
    })();
    const seen: number[] = [];
    const run = async () => {
      for await (const { index } of sendMany(source, () =>
        Promise.resolve(fired),
      ))
        seen.push(index);
    };
    await expect(run()).rejects.toBe(fault);
    expect(seen).toEqual([0, 1, 2]);
  });

  it.each([0, -1, 1.5, NaN, Infinity])(
    "of %d at a time is none",
    async (concurrency) => {
      const results = sendMany(itemsTo(1), () => Promise.resolve(fired), {
        concurrency,
      });
      await failure(results.next(), CobaltRequestError);
    },
  );
});

describe("a bad item ends only itself", () => {
  const hostile = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("trap");
      },
    },
  );

  it.each<{ title: string; bad: unknown }>([
    { title: "null", bad: null },
    { title: "undefined", bad: undefined },
    { title: "a number", bad: 5 },
    { title: "a text", bad: "employee-created" },
    { title: "a list", bad: [] },
    { title: "a proxy that throws", bad: hostile },
    { title: "a signal that is none", bad: { ...EVENT, signal: {} } },
    { title: "a text for a signal", bad: { ...EVENT, signal: "abort" } },
    {
      title: "a getter that throws",
      bad: {
        get payload() {
          throw new Error("getter");
        },
      },
    },
  ])("$title", async ({ bad }) => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    const client = clientOf({ url: mock.baseUrl });
    const good = { ...EVENT, id: 1 };
    const items = [good, bad, good] as readonly (Item & typeof EVENT)[];
    const results = await collect(
      // As it is generated.
      sendMany(items, (item) =>
        client.send({ slug: item.slug, event: item.event }, item),
      ),
    );
    const outcomes = [...results].sort((a, b) => a.index - b.index);
    expect(outcomes).toMatchObject([
      { ok: true },
      {
        ok: false,
        error: { name: "CobaltRequestError", attempts: 0, mayHaveFired: false },
      },
      { ok: true },
    ]);
    expect(outcomes[1]?.item).toBe(bad);
    expect(mock.counts.requests).toBe(2);
  });

  it("and a signal that is none is no batch", async () => {
    const results = sendMany(itemsTo(1), () => Promise.resolve(fired), {
      signal: {} as AbortSignal,
    });
    const error = await failure(results.next(), CobaltRequestError);
    expect(error.message).toBe("signal is no AbortSignal");
  });
});

it("a batch sends what its source yields, even where that is one object that changes", async () => {
  const mock = await createMockCobalt();
  onTestFinished(mock.close);
  const client = clientOf({ url: mock.baseUrl });
  const row = { id: 0, payload: { count: 0 } };
  const source = (async function* (): AsyncGenerator<Item & typeof row> {
    for (row.payload.count = 1; row.payload.count <= 3; row.payload.count++)
      yield Promise.resolve(row);
  })();
  await collect(sendMany(source, (item) => client.send(EVENT, item)));
  expect(mock.events.map(({ payload }) => payload)).toEqual(
    expect.arrayContaining([{ count: 1 }, { count: 2 }, { count: 3 }]),
  );
});

it("a batch without a limit of its own ends with its source", async () => {
  const results = await collect(
    sendMany(itemsTo(3), () => Promise.resolve(fired), {
      concurrency: Number.MAX_SAFE_INTEGER,
    }),
  );
  expect(results).toHaveLength(3);
});

describe("a source that has nothing to give at the moment is closed", () => {
  /** A queue's consumer: one item, then nothing. */
  function consumer() {
    let isClosed = false;
    const items = [{ id: 0 }];
    const source: AsyncIterable<Item> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          const value = items.pop();
          return value
            ? Promise.resolve({ value, done: false })
            : new Promise(() => undefined);
        },
        return: () => {
          isClosed = true;
          return Promise.resolve({ value: undefined, done: true });
        },
      }),
    };
    return { source, isClosed: () => isClosed };
  }

  it("by a reader who leaves", async () => {
    const { source, isClosed } = consumer();
    for await (const { ok } of sendMany(source, () => Promise.resolve(fired))) {
      expect(ok).toBe(true);
      break;
    }
    expect(isClosed()).toBe(true);
  });

  it("by an abort", async () => {
    const { source, isClosed } = consumer();
    const aborter = new AbortController();
    const results = sendMany(source, () => Promise.resolve(fired), {
      signal: aborter.signal,
    });
    await results.next();
    aborter.abort();
    const error = await failure(results.next(), CobaltAbortError);
    // The event before it fired.
    expect(error.mayHaveFired).toBe(true);
    expect(isClosed()).toBe(true);
  });
});

describe("a batch that ends early", () => {
  it("aborted: aborts what is on its way, tells of it, and takes no more", async () => {
    const mock = await createMockCobalt({
      answer: () => ({ delayMs: 20_000 }),
    });
    onTestFinished(mock.close);
    const client = clientOf({ url: mock.baseUrl });
    const aborter = new AbortController();
    let taken = 0;
    let isClosed = false;
    const source = (function* (): Generator<Item> {
      try {
        for (;;) yield { id: taken++ };
      } finally {
        isClosed = true;
      }
    })();
    const results = sendMany(source, (item) => client.send(EVENT, item), {
      concurrency: 3,
      signal: aborter.signal,
    });
    const seen: BatchResult<Item>[] = [];
    const run = async () => {
      for await (const result of results) seen.push(result);
    };
    const end = failure(run(), CobaltAbortError);
    await vi.waitFor(() => expect(mock.counts.requests).toBe(3));
    aborter.abort("enough");
    const { message, cause, mayHaveFired } = await end;
    expect([message, cause, mayHaveFired]).toEqual([
      "the batch was aborted",
      "enough",
      true,
    ]);
    expect(seen.map(({ index }) => index).sort()).toEqual([0, 1, 2]);
    for (const result of seen)
      expect(result).toMatchObject({
        ok: false,
        error: {
          name: "CobaltAbortError",
          mayHaveFired: true,
          cause: "enough",
        },
      });
    expect(taken).toBe(3);
    await vi.waitFor(() => expect(isClosed).toBe(true));
    expect(getEventListeners(aborter.signal, "abort")).toHaveLength(1);
  });

  it("aborted: does not wait for a source that has nothing to give", async () => {
    const aborter = new AbortController();
    const silent = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<Item>>(() => undefined),
      }),
    };
    const results = sendMany(silent, () => Promise.resolve(fired), {
      signal: aborter.signal,
    });
    setTimeout(() => aborter.abort(), 10);
    await failure(results.next(), CobaltAbortError);
  });

  it("aborted before it began: sends nothing", async () => {
    const send = vi.fn(() => Promise.resolve(fired));
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    const client = clientOf({ url: mock.baseUrl });
    const run = collect(
      sendMany(itemsTo(3), (item) => client.send(EVENT, item), {
        signal: AbortSignal.abort(),
      }),
    );
    const { mayHaveFired } = await failure(run, CobaltAbortError);
    expect(mayHaveFired).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(mock.counts.requests).toBe(0);
  });

  it("left by its reader: aborts what is on its way", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    mock.next({}, { delayMs: 20_000 }, { delayMs: 20_000 });
    const client = clientOf({ url: mock.baseUrl });
    const outcomes: Promise<unknown>[] = [];
    const send = (item: Item) => {
      const outcome = client.send(EVENT, item);
      outcomes.push(settle(outcome));
      return outcome;
    };
    for await (const { ok } of sendMany(itemsTo(100), send, {
      concurrency: 2,
    })) {
      expect(ok).toBe(true);
      break;
    }
    const rest = (await Promise.all(outcomes)).slice(1);
    for (const outcome of rest)
      expect(outcome).toMatchObject({ error: { name: "CobaltAbortError" } });
  });

  it("an item's own signal ends that item alone", async () => {
    const mock = await createMockCobalt({ answer: () => ({ delayMs: 50 }) });
    onTestFinished(mock.close);
    const client = clientOf({ url: mock.baseUrl });
    const items = [{ id: 0, signal: AbortSignal.abort() }, { id: 1 }];
    const results = await collect(
      sendMany(items, (item) => client.send(EVENT, item)),
    );
    expect(results).toMatchObject([
      { index: 0, ok: false, error: { name: "CobaltAbortError" } },
      { index: 1, ok: true },
    ]);
  });
});

describe("settle", () => {
  it("gives the result of an event that fired", async () => {
    expect(await settle(Promise.resolve(fired))).toEqual({
      ok: true,
      result: fired,
    });
  });

  it("gives the error of one that failed", async () => {
    const error = new CobaltServerError("500", { status: 500 });
    expect(await settle(Promise.reject(error))).toEqual({ ok: false, error });
  });

  it("leaves alone what is a fault of the program", async () => {
    const fault = new TypeError("client is undefined");
    await expect(settle(Promise.reject(fault))).rejects.toBe(fault);
  });
});
