import { inspect } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMockCobalt, type MockAnswer } from "../../src/testing.js";
import {
  type AttemptInfo,
  CobaltAbortError,
  CobaltAuthenticationError,
  type CobaltHooks,
  CobaltRequestError,
  CobaltTimeoutError,
} from "../../templates/runtime.js";
import { clientOf, EVENT, failure, KEY } from "./helpers.js";

/** Hooks that keep what they are told. */
function recording(includePayload?: boolean) {
  const told: (AttemptInfo & { readonly hook: string })[] = [];
  const record = (hook: string) => (info: AttemptInfo) =>
    told.push({ hook, ...info });
  const hooks: CobaltHooks = {
    onRequest: record("request"),
    onResponse: record("response"),
    onRetry: record("retry"),
    onError: record("error"),
    includePayload,
  };
  return { hooks, told };
}

async function mockWith(...answers: MockAnswer[]) {
  const mock = await createMockCobalt();
  onTestFinished(mock.close);
  mock.next(...answers);
  return { url: mock.baseUrl };
}

const retry = { baseDelayMs: 1 };

describe("hooks", () => {
  it("are told of every request, response, retry and error", async () => {
    const { hooks, told } = recording();
    const server = await mockWith(
      { status: 429 },
      { status: 200 },
      { status: 401 },
    );
    const client = clientOf(server, { hooks, retry });
    await client.send(EVENT, { payload: { first_name: "Mark" } });
    const error = await failure(
      client.send(EVENT, {}),
      CobaltAuthenticationError,
    );

    const first = { ...EVENT, call: 1 };
    const second = { ...first, call: 2 };
    expect(told).toMatchObject([
      { hook: "request", ...first, attempts: 1 },
      { hook: "response", ...first, attempts: 1, status: 429 },
      { hook: "retry", ...first, attempts: 1, error: { status: 429 } },
      { hook: "request", ...first, attempts: 2 },
      { hook: "response", ...first, attempts: 2, status: 200 },
      { hook: "request", ...second, attempts: 1 },
      { hook: "response", ...second, attempts: 1, status: 401 },
      { hook: "error", ...second, attempts: 1, error },
    ]);
    for (const { durationMs } of told)
      expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(told[2]).toHaveProperty("delayMs", expect.any(Number));
  });

  it("are told of a call that was never sent", async () => {
    const { hooks, told } = recording();
    const client = clientOf({ url: "http://127.0.0.1:1" }, { hooks });
    await failure(
      client.send({ ...EVENT, slug: ".." }, {}),
      CobaltRequestError,
    );
    await failure(
      client.send(EVENT, { signal: AbortSignal.abort() }),
      CobaltAbortError,
    );
    expect(told.map(({ hook, attempts }) => [hook, attempts])).toEqual([
      ["error", 0],
      ["error", 0],
    ]);
  });

  it("know no secret, and the payload only if asked to", async () => {
    for (const includePayload of [undefined, false, true]) {
      const { hooks, told } = recording(includePayload);
      const server = await mockWith(
        { status: 500, body: { message: `key ${KEY}` } },
        { drop: "answer" },
      );
      const client = clientOf(server, { hooks, retry });
      const idempotencyKey = "order-7";
      const payload = { first_name: "Mark" };
      await client.send(EVENT, { payload, idempotencyKey });
      const text = inspect(told, { depth: Infinity, showHidden: true });
      expect(text).not.toContain(KEY);
      expect(text).not.toContain("mark@example.com");
      expect(text.includes("Mark")).toBe(includePayload === true);
      if (includePayload) expect(told[0]?.payload).toBe(payload);
    }
  });

  it("hear nothing of an answer that nobody waits for any more", async () => {
    const { hooks, told } = recording();
    const late = {
      status: 200,
      headers: new Headers(),
      text: () => Promise.resolve("{}"),
    };
    const client = clientOf(
      { url: "http://127.0.0.1:1" },
      {
        hooks,
        timeoutMs: 10,
        fetch: () => new Promise((done) => setTimeout(() => done(late), 40)),
      },
    );
    await failure(client.send(EVENT, {}), CobaltTimeoutError);
    await new Promise((done) => setTimeout(done, 60));
    expect(told.map(({ hook }) => hook)).toEqual(["request", "error"]);
  });

  it("cannot make an event that fired look failed", async () => {
    const fault = new Error("hook");
    const client = clientOf(await mockWith(), {
      hooks: {
        onRequest: () => {
          throw fault;
        },
        onResponse: () => Promise.reject(fault),
      },
    });
    expect(await client.send(EVENT, {})).toMatchObject({ status: 200 });
  });
});
