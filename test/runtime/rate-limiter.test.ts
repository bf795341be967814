import fc from "fast-check";
import { getEventListeners } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMockCobalt } from "../../src/testing.js";
import {
  CobaltAbortError,
  CobaltRequestError,
  CobaltTimeoutError,
  createRateLimiter,
} from "../../templates/runtime.js";
import { rateDelayMs } from "../../templates/runtime/rate-limiter.js";
import { clientOf, EVENT, failure } from "./helpers.js";

/** When each of the events that arrive at these times may go. */
function schedule(
  arrivals: readonly number[],
  intervalMs: number,
  burst: number,
): readonly number[] {
  let paidUntil = -Infinity;
  let last = -Infinity;
  return arrivals.map((arrival) => {
    const time = Math.max(arrival, last);
    last = time + rateDelayMs(paidUntil, time, intervalMs, burst);
    paidUntil = Math.max(paidUntil, last) + intervalMs;
    return last;
  });
}

describe("when an event may go", () => {
  it.each([
    {
      title: "a burst at once, then one an interval",
      arrivals: Array<number>(8).fill(0),
      starts: [0, 0, 0, 0, 0, 50, 100, 150],
    },
    {
      title: "a pause earns a burst again, and no more",
      arrivals: [0, 0, 0, 0, 0, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000],
      starts: [0, 0, 0, 0, 0, 10_000, 10_000, 10_000, 10_000, 10_000, 10_050],
    },
    {
      title: "a steady pace does not wait",
      arrivals: [0, 50, 100, 150],
      starts: [0, 50, 100, 150],
    },
  ])("$title", ({ arrivals, starts }) => {
    expect(schedule(arrivals, 50, 5)).toEqual(starts);
  });

  it("is never more than the burst and the rate allow, in any span of time", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2_000), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 10 }),
        (waits, intervalMs, burst) => {
          const arrivals = [...waits].sort((a, b) => a - b);
          const starts = schedule(arrivals, intervalMs, burst);
          starts.forEach((start, first) => {
            expect(start).toBeGreaterThanOrEqual(arrivals[first] ?? NaN);
            for (let last = first; last < starts.length; last++) {
              const span = (starts[last] ?? NaN) - start;
              const sent = last - first + 1;
              expect(sent).toBeLessThanOrEqual(burst + span / intervalMs);
            }
          });
        },
      ),
    );
  });
});

describe("a rate limiter", () => {
  it("is shared by all calls of a client, and of the clients made from it", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    const limits = { perSecond: 200, burst: 5 };
    const client = clientOf(
      { url: mock.baseUrl },
      { rateLimiter: createRateLimiter(limits) },
    );
    const clients = [client, client.forLinkedAccount("other")];
    const began = performance.now();
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) =>
        (clients[index % 2] ?? client).send(EVENT, {}),
      ),
    );
    // A slow machine takes longer, but none can be faster.
    const least = ((40 - limits.burst) / limits.perSecond) * 1000;
    expect(performance.now() - began).toBeGreaterThanOrEqual(least);
    expect(mock.counts.fired).toBe(40);
  });

  it("lets calls go in the order they came", async () => {
    const limiter = createRateLimiter({ perSecond: 40, burst: 2 });
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        await limiter.wait();
        order.push(index);
      }),
    );
    expect(order).toEqual(Array.from({ length: 8 }, (_, index) => index));
  });

  it("lets an aborted call go at once, and gives its turn to the next that comes", async () => {
    const limiter = createRateLimiter({ perSecond: 5, burst: 1 });
    const began = performance.now();
    await limiter.wait();
    const aborter = new AbortController();
    const aborted = limiter.wait(aborter.signal);
    const behind = limiter.wait();
    aborter.abort();
    await aborted;
    expect(getEventListeners(aborter.signal, "abort")).toHaveLength(1);
    // Three turns for four calls: the fourth comes before the one that waited behind the aborted one.
    const order: string[] = [];
    await Promise.all([
      behind.then(() => order.push("behind")),
      limiter.wait().then(() => order.push("next")),
    ]);
    expect(order).toEqual(["next", "behind"]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(400);
  });

  it("does not hand out turns that are over", async () => {
    const limiter = createRateLimiter({ perSecond: 100, burst: 1 });
    const aborter = new AbortController();
    await limiter.wait();
    const waits = Array.from({ length: 5 }, () => limiter.wait(aborter.signal));
    aborter.abort();
    await Promise.all(waits);
    await new Promise((done) => setTimeout(done, 120));
    const began = performance.now();
    await Promise.all(Array.from({ length: 6 }, () => limiter.wait()));
    expect(performance.now() - began).toBeGreaterThanOrEqual(50);
  });

  it("a call that is aborted while it waits sends nothing", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    const client = clientOf(
      { url: mock.baseUrl },
      { rateLimiter: createRateLimiter({ perSecond: 0.001, burst: 1 }) },
    );
    await client.send(EVENT, {});
    const aborter = new AbortController();
    setTimeout(() => aborter.abort(), 10);
    const error = await failure(
      client.send(EVENT, { signal: aborter.signal }),
      CobaltAbortError,
    );
    expect(error).toMatchObject({ attempts: 0, mayHaveFired: false });
    expect(mock.counts.requests).toBe(1);
  });

  it("does not keep a call longer than its totalMs, and gets its turn back", async () => {
    const mock = await createMockCobalt({ answer: () => ({ status: 429 }) });
    onTestFinished(mock.close);
    const rateLimiter = createRateLimiter({ perSecond: 0.5, burst: 2 });
    const client = clientOf({ url: mock.baseUrl }, { rateLimiter });
    // The first turn is had at once; of the second, another call has to wait for two seconds.
    await rateLimiter.wait();
    const retry = { baseDelayMs: 1, totalMs: 600 };
    const repeated = await failure(
      client.send(EVENT, { retry }),
      CobaltTimeoutError,
    );
    expect(repeated).toMatchObject({ attempts: 1, mayHaveFired: false });
    const unsent = await failure(
      client.send(EVENT, { retry }),
      CobaltTimeoutError,
    );
    expect(unsent).toMatchObject({ attempts: 0, mayHaveFired: false });
    expect(mock.counts.requests).toBe(1);
    // Both turns came back, so that the next call has the first of them.
    const began = performance.now();
    await rateLimiter.wait();
    expect(performance.now() - began).toBeLessThan(3_500);
  });

  it("may keep a call without a totalMs longer than that would be by default", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    const rateLimiter = createRateLimiter({ perSecond: 5, burst: 1 });
    const client = clientOf(
      { url: mock.baseUrl },
      { rateLimiter, timeoutMs: 80 },
    );
    await rateLimiter.wait();
    await client.send(EVENT, { retry: {} });
    expect(mock.counts.fired).toBe(1);
  });

  it("may be the user's own; what it throws is no request", async () => {
    const client = clientOf(
      { url: "http://127.0.0.1:1" },
      {
        rateLimiter: { wait: () => Promise.reject(new Error("redis is down")) },
      },
    );
    const error = await failure(client.send(EVENT, {}), CobaltRequestError);
    expect(error.message).toMatch(/redis is down/);
    expect(error.attempts).toBe(0);
  });

  it.each([
    { perSecond: 0 },
    { perSecond: -1 },
    { perSecond: NaN },
    { burst: 0 },
    { burst: NaN },
  ])("cannot be made of %j", async (limits) => {
    await failure(() => createRateLimiter(limits), CobaltRequestError);
  });
});
