/**
 * What the client makes of everything that may go wrong: which error, after how many attempts, and whether the
 * event may have fired. Every fault lasts, and where it leaves open whether the event fired, it did.
 */
import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMockCobalt, type MockAnswer } from "../../src/testing.js";
import {
  type CobaltClientOptions,
  CobaltError,
  createClient,
  type TriggerOptions,
} from "../../templates/runtime.js";
import { closedPort, EVENT, failure as failureOf } from "./helpers.js";

interface Expected {
  readonly name: string;
  /** Without an idempotency key, and with one. */
  readonly attempts: readonly [number, number];
  readonly mayHaveFired: boolean;
}

const refused = { attempts: [1, 1], mayHaveFired: false } as const;
const keyed = { attempts: [1, 3], mayHaveFired: false } as const;
const unknown = { attempts: [1, 3], mayHaveFired: true } as const;
const unsent = { attempts: [3, 3], mayHaveFired: false } as const;
const unlike = {
  name: "CobaltUnexpectedResponseError",
  attempts: [1, 1],
  mayHaveFired: true,
} as const;

const page = "<!doctype html><title>502 Bad Gateway</title>";

interface Fault extends Expected {
  readonly fault: string;
  readonly answer: MockAnswer;
  /** Whether it meets the limit of an attempt. */
  readonly isLate?: boolean;
}

const faults: readonly Fault[] = [
  {
    fault: "a page in HTML with 200",
    answer: { status: 200, body: page },
    ...unlike,
  },
  { fault: "an empty body", answer: { status: 200, body: "" }, ...unlike },
  { fault: "no content", answer: { status: 204, body: "" }, ...unlike },
  {
    fault: "half of the JSON, in full length",
    answer: { status: 200, body: '{"message": "Web' },
    ...unlike,
  },
  {
    fault: "a page in HTML with 404",
    answer: { status: 404, body: page },
    ...refused,
    name: "CobaltUnexpectedResponseError",
  },
  {
    fault: "a page in HTML with 502",
    answer: { status: 502, body: page, fires: true },
    ...unknown,
    name: "CobaltServerError",
  },
  {
    fault: "a reset before the request was read",
    answer: { drop: "request" },
    ...unknown,
    name: "CobaltConnectionError",
  },
  {
    fault: "a reset after the request was read",
    answer: { drop: "answer", fires: true },
    ...unknown,
    name: "CobaltConnectionError",
  },
  {
    fault: "a truncated body",
    answer: { drop: "body" },
    ...unknown,
    name: "CobaltConnectionError",
  },
  {
    fault: "a truncated body of a 500",
    answer: { status: 500, drop: "body", fires: true },
    ...unknown,
    name: "CobaltServerError",
  },
  {
    fault: "a truncated body of a 401",
    answer: { status: 401, drop: "body" },
    ...refused,
    name: "CobaltAuthenticationError",
  },
  {
    fault: "a truncated body of a 429",
    answer: { status: 429, drop: "body" },
    ...unsent,
    name: "CobaltRateLimitError",
  },
  {
    fault: "a slow body",
    answer: { bodyDelayMs: 5_000 },
    ...unknown,
    name: "CobaltTimeoutError",
    isLate: true,
  },
  {
    fault: "a slow body of a 400",
    answer: { status: 400, bodyDelayMs: 5_000 },
    ...refused,
    name: "CobaltUnexpectedResponseError",
    isLate: true,
  },
  {
    fault: "a slow body of a 401",
    answer: { status: 401, bodyDelayMs: 5_000 },
    ...refused,
    name: "CobaltAuthenticationError",
    isLate: true,
  },
  {
    fault: "a slow body of a 503",
    answer: { status: 503, bodyDelayMs: 5_000, fires: true },
    ...unknown,
    name: "CobaltServerError",
    isLate: true,
  },
  {
    fault: "a slow answer",
    answer: { delayMs: 5_000, fires: true },
    ...unknown,
    name: "CobaltTimeoutError",
    isLate: true,
  },
];

/** What stands for every status that an answer can have. */
const statuses: readonly (Expected & {
  readonly from: number;
  readonly to: number;
})[] = [
  { from: 300, to: 399, ...unlike },
  { from: 400, to: 400, ...refused, name: "CobaltRejectedError" },
  { from: 401, to: 401, ...refused, name: "CobaltAuthenticationError" },
  { from: 402, to: 402, ...refused, name: "CobaltRejectedError" },
  { from: 403, to: 403, ...refused, name: "CobaltAuthenticationError" },
  { from: 404, to: 406, ...refused, name: "CobaltRejectedError" },
  // By the standard of `fetch`, a network error.
  { from: 407, to: 407, ...unknown, name: "CobaltConnectionError" },
  { from: 408, to: 409, ...keyed, name: "CobaltRejectedError" },
  { from: 410, to: 428, ...refused, name: "CobaltRejectedError" },
  { from: 429, to: 429, ...unsent, name: "CobaltRateLimitError" },
  { from: 430, to: 499, ...refused, name: "CobaltRejectedError" },
  { from: 500, to: 599, ...unknown, name: "CobaltServerError" },
];

const keys = [
  { how: "without a key", request: {}, index: 0 },
  { how: "with a key", request: { idempotencyKey: "order-7" }, index: 1 },
] as const;

function clientAt(baseUrl: string, options: Partial<CobaltClientOptions> = {}) {
  const made = {
    apiKey: "tk_1",
    linkedAccountId: "acme",
    timeoutMs: 20_000,
    retry: { baseDelayMs: 1, totalMs: 60_000 },
    ...options,
  } as CobaltClientOptions;
  return createClient(made, { baseUrl, route: "slug" });
}

const failure = (work: Promise<unknown>) => failureOf(work, CobaltError);

/** A platform that has one answer for everything, and counts what fires. */
async function platformOf(answer: MockAnswer) {
  const mock = await createMockCobalt({
    idempotencyHeader: "idempotency-key",
    answer: () => answer,
  });
  onTestFinished(mock.close);
  return mock;
}

describe.each(keys)("$how", ({ request, index }) => {
  it.each(faults)("$fault", async ({ answer, isLate, ...expected }) => {
    const mock = await platformOf(answer);
    const client = clientAt(mock.baseUrl, isLate ? { timeoutMs: 150 } : {});
    const error = await failure(client.send(EVENT, request));
    expect(error.name).toBe(expected.name);
    expect(error).toMatchObject({
      ...EVENT,
      attempts: expected.attempts[index],
      mayHaveFired: expected.mayHaveFired,
    });
    expect(mock.counts.fired).toBeLessThanOrEqual(1);
    if (mock.counts.fired > 0) expect(error.mayHaveFired).toBe(true);
    // What is dropped unread may not have been counted as a request.
    if (answer.drop !== "request")
      expect(mock.counts.requests).toBe(error.attempts);
  });

  it.each(statuses)(
    "status $from to $to",
    async ({ from, to, ...expected }) => {
      const fires = expected.mayHaveFired;
      for (let status = from; status <= to; status++) {
        const body = { message: "as it is" };
        const mock = await platformOf({ status, body, fires });
        const client = clientAt(mock.baseUrl);
        const error = await failure(client.send(EVENT, request));
        expect([status, error]).toMatchObject([
          status,
          {
            name: expected.name,
            attempts: expected.attempts[index],
            mayHaveFired: fires,
          },
        ]);
        // A misdirected request is one that `fetch` itself sends again, by its standard.
        if (status !== 421) expect(mock.counts.requests).toBe(error.attempts);
        expect(mock.counts.fired).toBe(fires ? 1 : 0);
        await mock.close();
      }
    },
  );

  it("nobody listening", async () => {
    const error = await failure(
      clientAt(`http://127.0.0.1:${await closedPort()}`).send(EVENT, request),
    );
    expect(error).toMatchObject({
      ...unsent,
      attempts: 3,
      name: "CobaltConnectionError",
    });
  });

  it("nobody listening on any address of a name", async () => {
    const error = await failure(
      clientAt(`http://localhost:${await closedPort()}`).send(EVENT, request),
    );
    expect(error).toMatchObject({
      ...unsent,
      attempts: 3,
      name: "CobaltConnectionError",
    });
  });

  it("a name that nobody has", async () => {
    const client = clientAt("http://nowhere.invalid");
    const error = await failure(client.send(EVENT, request));
    expect(error).toMatchObject({
      ...unsent,
      attempts: 3,
      name: "CobaltConnectionError",
    });
  });

  it("a server that does not speak HTTP", async () => {
    const server = createServer((socket) => socket.end("SSH-2.0-x\r\n"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    onTestFinished(() => void server.close());
    const address = server.address();
    if (typeof address !== "object" || !address) throw new Error("no port");
    const error = await failure(
      clientAt(`http://127.0.0.1:${address.port}`).send(EVENT, request),
    );
    expect(error).toMatchObject({
      name: "CobaltConnectionError",
      attempts: unknown.attempts[index],
      mayHaveFired: true,
    });
  });
});

describe("an abort", () => {
  async function abortedAt(
    answer: MockAnswer,
    when: "before" | "during" | "between",
    request: TriggerOptions = {},
  ) {
    const aborter = new AbortController();
    const mock = await createMockCobalt({
      answer: () => {
        if (when === "during") setTimeout(() => aborter.abort(), 10);
        return answer;
      },
    });
    onTestFinished(mock.close);
    if (when === "before") aborter.abort();
    const client = clientAt(mock.baseUrl, {
      retry: { baseDelayMs: 60_000, maxDelayMs: 60_000, totalMs: Infinity },
      hooks: {
        onRetry: () => when === "between" && setTimeout(() => aborter.abort()),
      },
    });
    const { signal } = aborter;
    const error = await failure(client.send(EVENT, { ...request, signal }));
    expect(error.name).toBe("CobaltAbortError");
    expect(mock.counts.requests).toBe(error.attempts);
    return [error.attempts, error.mayHaveFired];
  }

  it("before the first attempt sends nothing", async () => {
    expect(await abortedAt({}, "before")).toEqual([0, false]);
  });

  it("during an attempt leaves open whether it fired", async () => {
    expect(await abortedAt({ delayMs: 5_000 }, "during")).toEqual([1, true]);
    expect(await abortedAt({ bodyDelayMs: 5_000 }, "during")).toEqual([
      1,
      true,
    ]);
  });

  it("between attempts ends the wait, and knows of what went before", async () => {
    expect(await abortedAt({ status: 429 }, "between")).toEqual([1, false]);
    const keyed = { idempotencyKey: "order-7" };
    expect(await abortedAt({ status: 500 }, "between", keyed)).toEqual([
      1,
      true,
    ]);
  });
});

describe("a fault that passes", () => {
  it.each<{ title: string; answers: MockAnswer[]; idempotencyKey?: string }>([
    {
      title: "429 twice, without a key",
      answers: [{ status: 429 }, { status: 429, retryAfter: 0 }],
    },
    {
      title: "whatever leaves it open, with a key",
      answers: [
        { status: 503, fires: true },
        { drop: "answer", fires: true },
      ],
      idempotencyKey: "order-7",
    },
  ])("$title: the event fires once", async ({ answers, idempotencyKey }) => {
    const mock = await createMockCobalt({
      idempotencyHeader: "idempotency-key",
    });
    onTestFinished(mock.close);
    mock.next(...answers);
    const client = clientAt(mock.baseUrl);
    const result = await client.send(EVENT, { idempotencyKey });
    expect(result.status).toBe(200);
    expect(mock.counts).toMatchObject({ requests: 3, fired: 1 });
  });

  it("is no success for an event that perhaps fired before it was refused", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    mock.next({ status: 500, fires: true }, { status: 400 });
    const client = clientAt(mock.baseUrl);
    const error = await failure(
      client.send(EVENT, { idempotencyKey: "order-7" }),
    );
    expect(error).toMatchObject({ attempts: 2, mayHaveFired: true });
  });
});
