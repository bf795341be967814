import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createMockCobalt } from "../../src/testing.js";
import {
  CobaltAbortError,
  CobaltAuthenticationError,
  CobaltConnectionError,
  type CobaltError,
  CobaltEventNotFoundError,
  CobaltPayloadError,
  CobaltRateLimitError,
  CobaltRejectedError,
  CobaltRequestError,
  CobaltServerError,
  CobaltTimeoutError,
  CobaltUnexpectedResponseError,
  type RetryOptions,
} from "../../templates/runtime.js";
import { readRetryAfter, retryDelayMs } from "../../templates/runtime/retry.js";
import { clientOf, EVENT, failure } from "./helpers.js";

const answered = (status: number, retryAfterMs?: number) => ({
  status,
  attempts: 1,
  mayHaveFired: status >= 500,
  retryAfterMs,
});
const sent = { attempts: 1, mayHaveFired: true };
const unsent = { attempts: 1, mayHaveFired: false };

describe("whether to send again", () => {
  it.each<{ error: CobaltError; alone: boolean; withKey: boolean }>([
    {
      error: new CobaltRateLimitError("", answered(429)),
      alone: true,
      withKey: true,
    },
    {
      error: new CobaltConnectionError("never made", unsent),
      alone: true,
      withKey: true,
    },
    {
      error: new CobaltConnectionError("lost", sent),
      alone: false,
      withKey: true,
    },
    { error: new CobaltTimeoutError("", sent), alone: false, withKey: true },
    {
      error: new CobaltServerError("", answered(503)),
      alone: false,
      withKey: true,
    },
    { error: new CobaltAbortError("", sent), alone: false, withKey: false },
    { error: new CobaltRequestError(""), alone: false, withKey: false },
    {
      error: new CobaltPayloadError("", { issues: [] }),
      alone: false,
      withKey: false,
    },
    {
      error: new CobaltRejectedError("409", answered(409)),
      alone: false,
      withKey: true,
    },
    {
      error: new CobaltUnexpectedResponseError("408", answered(408)),
      alone: false,
      withKey: true,
    },
    {
      error: new CobaltRejectedError("425", answered(425)),
      alone: false,
      withKey: false,
    },
    {
      error: new CobaltAuthenticationError("", answered(401)),
      alone: false,
      withKey: false,
    },
    {
      error: new CobaltEventNotFoundError("", answered(404)),
      alone: false,
      withKey: false,
    },
    {
      error: new CobaltUnexpectedResponseError("", answered(200)),
      alone: false,
      withKey: false,
    },
  ])("$error.name $error.message", ({ error, alone, withKey }) => {
    const isRetried = (key?: string) =>
      retryDelayMs(error, 1, key, {}, 0) < Infinity;
    expect([isRetried(), isRetried("key")]).toEqual([alone, withKey]);
  });

  it.each([
    { attempts: 3, after: 2, again: true },
    { attempts: 3, after: 3, again: false },
    { attempts: 1, after: 1, again: false },
    { attempts: Infinity, after: 1000, again: true },
    { attempts: NaN, after: 1, again: false },
    { attempts: 0, after: 1, again: false },
  ])("$after of $attempts attempts made", ({ attempts, after, again }) => {
    const error = new CobaltRateLimitError("", answered(429));
    const delay = retryDelayMs(error, after, undefined, { attempts }, 0);
    expect(delay < Infinity).toBe(again);
  });
});

describe("how long to wait", () => {
  const delayOf = (
    attempts: number,
    random: number,
    options: RetryOptions = {},
    retryAfterMs?: number,
  ) =>
    retryDelayMs(
      new CobaltRateLimitError("", answered(429, retryAfterMs)),
      attempts,
      undefined,
      { attempts: Infinity, ...options },
      random,
    );

  it.each([
    [1, 250, 500],
    [2, 500, 1_000],
    [3, 1_000, 2_000],
    [5, 4_000, 8_000],
    [6, 4_000, 8_000],
    [5_000, 4_000, 8_000],
  ])("after attempt %i, from %i to %i ms", (attempts, least, most) => {
    expect([delayOf(attempts, 0), delayOf(attempts, 1)]).toEqual([least, most]);
  });

  it.each([
    { retryAfterMs: 0, random: 0, delay: 0 },
    { retryAfterMs: 2_000, random: 0, delay: 2_000 },
    // Who was sent away at the same time is not to come back at the same time.
    { retryAfterMs: 2_000, random: 1, delay: 2_500 },
    { retryAfterMs: 60_000, random: 0, delay: 60_000 },
    { retryAfterMs: 60_001, random: 0, delay: Infinity },
  ])("Retry-After of $retryAfterMs ms", ({ retryAfterMs, random, delay }) => {
    expect(delayOf(1, random, {}, retryAfterMs)).toBe(delay);
  });

  it("grows, keeps its limits, and spreads by half", () => {
    const ms = fc.integer({ min: 1, max: 1e6 });
    fc.assert(
      fc.property(
        ms,
        ms,
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (baseDelayMs, maxDelayMs, attempts, random) => {
          const options = { baseDelayMs, maxDelayMs };
          const delay = delayOf(attempts, random, options);
          const next = delayOf(attempts + 1, random, options);
          expect(delay).toBeGreaterThan(0);
          expect(delay).toBeLessThanOrEqual(maxDelayMs);
          expect(next).toBeGreaterThanOrEqual(delay);
          expect(delayOf(attempts, 1, options)).toBe(
            2 * delayOf(attempts, 0, options),
          );
        },
      ),
    );
  });
});

describe("Retry-After", () => {
  const time = Date.parse("2026-11-23T10:00:00Z");

  it.each([
    ["0", 0],
    ["120", 120_000],
    ["Mon, 23 Nov 2026 10:00:30 GMT", 30_000],
    ["Mon, 23 Nov 2026 09:59:30 GMT", undefined],
    ["1.5", 1_500],
    [".5", 500],
    ["1.", undefined],
    ["1e3", undefined],
    ["0x10", undefined],
    ["-1", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("%j", (header, ms) => {
    vi.useFakeTimers({ now: time });
    onTestFinished(() => void vi.useRealTimers());
    expect(readRetryAfter(header)).toBe(ms);
  });
});

describe("the options of a call", () => {
  async function attemptsOf(
    ofClient: false | RetryOptions | undefined,
    ofCall?: false | RetryOptions,
  ): Promise<number> {
    const mock = await createMockCobalt({ answer: () => ({ status: 429 }) });
    onTestFinished(mock.close);
    const client = clientOf({ url: mock.baseUrl }, { retry: ofClient });
    const retry = ofCall === undefined ? {} : { retry: ofCall };
    const { attempts } = await failure(
      client.send(EVENT, retry),
      CobaltRateLimitError,
    );
    expect(mock.counts.requests).toBe(attempts);
    return attempts;
  }

  const fast = { baseDelayMs: 1 };

  it.each([
    { ofClient: fast, ofCall: undefined, attempts: 3 },
    { ofClient: { ...fast, attempts: 5 }, ofCall: undefined, attempts: 5 },
    { ofClient: fast, ofCall: false, attempts: 1 },
    { ofClient: false, ofCall: undefined, attempts: 1 },
    { ofClient: false, ofCall: { ...fast, attempts: 2 }, attempts: 2 },
    { ofClient: { attempts: 9 }, ofCall: fast, attempts: 3 },
  ] as const)("$ofClient, then $ofCall", async (given) => {
    expect(await attemptsOf(given.ofClient, given.ofCall)).toBe(given.attempts);
  });

  it("a wait that would go beyond the total time is not begun", async () => {
    expect(await attemptsOf({ baseDelayMs: 1_000, totalMs: 100 })).toBe(1);
  });

  it("the total time ends an attempt, too", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    mock.next({ status: 429 }, { delayMs: 20_000 });
    const client = clientOf(
      { url: mock.baseUrl },
      { retry: { ...fast, totalMs: 200 }, timeoutMs: 20_000 },
    );
    const error = await failure(client.send(EVENT, {}), CobaltTimeoutError);
    expect(error).toMatchObject({ attempts: 2, mayHaveFired: true });
  });

  it("every attempt sends the same key and the same body, whatever becomes of the payload", async () => {
    const mock = await createMockCobalt({ idempotencyHeader: "x-once" });
    onTestFinished(mock.close);
    mock.next({ status: 500, fires: true }, { status: 503 });
    const payload = { count: 1 };
    const client = clientOf(
      { url: mock.baseUrl },
      {
        retry: fast,
        idempotencyHeader: "X-Once",
        hooks: { onRetry: () => (payload.count += 1) },
      },
    );
    await client.send(EVENT, { payload, idempotencyKey: "order-7" });
    expect(mock.requests.map(({ body }) => body)).toEqual(
      Array(3).fill('{"event":"Employee Created","payload":{"count":1}}'),
    );
    expect(mock.requests.map(({ headers }) => headers["x-once"])).toEqual(
      Array(3).fill("order-7"),
    );
    expect(mock.counts).toMatchObject({ fired: 1, repeats: 1 });
  });

  it("an empty key is none", async () => {
    const mock = await createMockCobalt({ answer: () => ({ status: 500 }) });
    onTestFinished(mock.close);
    const client = clientOf({ url: mock.baseUrl }, { retry: fast });
    const error = await failure(
      client.send(EVENT, { idempotencyKey: "" }),
      CobaltServerError,
    );
    expect(error.attempts).toBe(1);
  });

  it.each(["x-api-key", "Content-Type", "linked_account_id"])(
    "the key cannot be sent as %s, where the client's own would take its place",
    async (idempotencyHeader) => {
      const client = clientOf(
        { url: "http://127.0.0.1:1" },
        { idempotencyHeader },
      );
      const error = await failure(
        client.send(EVENT, { idempotencyKey: "order-7" }),
        CobaltRequestError,
      );
      expect(error.message).toMatch(/idempotencyHeader is taken/);
    },
  );
});
