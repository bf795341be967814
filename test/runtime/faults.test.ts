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
import { faults, keys, statuses, unknown, unsent } from "./fault-table.js";
import { closedPort, EVENT, failure as failureOf } from "./helpers.js";

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
