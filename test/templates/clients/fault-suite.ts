/** What becomes of everything that may go wrong, by the tables of the TypeScript client. */
import { describe, expect, it, onTestFinished } from "vitest";
import { createMockCobalt, type MockAnswer } from "../../../src/testing.js";
import { type Fault, faults as brokenServers } from "../../attack/faults.js";
import { serveRaw } from "../../attack/raw-server.js";
import { faults, keys, statuses, unsent } from "../../runtime/fault-table.js";
import { closedPort, EVENT, KEY } from "../../runtime/helpers.js";
import type { Bench } from "./client-suite.js";

export function testFaults({ send, fail }: Bench): void {
  describe.each(keys)("$how", ({ request, index }) => {
    it.each(faults)("$fault", async ({ answer, isLate, ...expected }) => {
      const mock = await platformOf(answer);
      const error = await fail(
        mock.baseUrl,
        request,
        isLate ? { timeoutMs: 300 } : {},
      );
      expect(error).toMatchObject({
        ...EVENT,
        name: expected.name,
        attempts: expected.attempts[index],
        mayHaveFired: expected.mayHaveFired,
      });
      expect(mock.counts.fired).toBeLessThanOrEqual(1);
      if (answer.drop !== "request")
        expect(mock.counts.requests).toBe(error.attempts);
    });

    // Only `fetch` takes a 407 for a fault of the network.
    it.each(statuses.filter(({ from }) => from !== 407))(
      "status $from to $to",
      async ({ from, to, ...expected }) => {
        for (const status of new Set([from, to])) {
          const fires = expected.mayHaveFired;
          const mock = await platformOf({
            status,
            body: { message: "as it is" },
            fires,
          });
          const error = await fail(mock.baseUrl, request);
          const { name, attempts } = expected;
          expect(error).toMatchObject({
            name,
            attempts: attempts[index],
            mayHaveFired: fires,
            status,
          });
          expect(mock.counts).toMatchObject({
            requests: error.attempts,
            fired: fires ? 1 : 0,
          });
        }
      },
    );

    it.each(["127.0.0.1", "localhost"])(
      "nobody listening on %s",
      async (host) => {
        const error = await fail(
          `http://${host}:${await closedPort()}`,
          request,
        );
        expect(error).toMatchObject({
          name: "CobaltConnectionError",
          attempts: 3,
          mayHaveFired: unsent.mayHaveFired,
        });
      },
    );

    it("a name that nobody has", async () => {
      const error = await fail("http://nowhere.invalid", request);
      expect(error).toMatchObject({
        name: "CobaltConnectionError",
        attempts: 3,
        mayHaveFired: false,
      });
    });

    it("servers that break every rule", async () => {
      const left = [...brokenServers];
      const worker = async () => {
        for (let fault = left.pop(); fault; fault = left.pop())
          await meet(fault, request, send);
      };
      await Promise.all(Array.from({ length: 12 }, worker));
    });
  });

  it("a fault that passes: the event fires once, and every attempt sends the same", async () => {
    const mock = await createMockCobalt({
      idempotencyHeader: "idempotency-key",
    });
    onTestFinished(mock.close);
    mock.next({ status: 503, fires: true }, { drop: "answer", fires: true });
    const { result } = await send(mock.baseUrl, {
      payload: { a: 1 },
      idempotencyKey: "order-7",
    });
    expect(result?.status).toBe(200);
    expect(mock.counts).toMatchObject({ requests: 3, fired: 1, repeats: 2 });
    expect(new Set(mock.requests.map(({ body }) => body)).size).toBe(1);
  });

  it("an event that perhaps fired before it was refused may have fired", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    mock.next({ status: 500, fires: true }, { status: 400 });
    const error = await fail(mock.baseUrl, { idempotencyKey: "order-7" });
    expect(error).toMatchObject({ attempts: 2, mayHaveFired: true });
  });

  it("the total time ends an attempt, and no wait is begun that would go beyond it", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    mock.next({ status: 429 }, { delayMs: 20_000 });
    const late = await fail(mock.baseUrl, {
      retry: { baseDelayMs: 1, totalMs: 400 },
    });
    expect(late).toMatchObject({
      name: "CobaltTimeoutError",
      attempts: 2,
      mayHaveFired: true,
    });
    mock.next({ status: 429 });
    const early = await fail(mock.baseUrl, {
      retry: { baseDelayMs: 60_000, totalMs: 1_000 },
    });
    expect(early).toMatchObject({ name: "CobaltRateLimitError", attempts: 1 });
  });
}

/** A platform that has one answer for everything, and counts what fires. */
async function platformOf(answer: MockAnswer) {
  const mock = await createMockCobalt({
    idempotencyHeader: "idempotency-key",
    answer: () => answer,
  });
  onTestFinished(mock.close);
  return mock;
}

/** Fires an event at a server, which must not hold up the call, or make it fire twice. */
async function meet(
  fault: Fault,
  request: { readonly idempotencyKey?: string },
  send: Bench["send"],
): Promise<void> {
  const server = await serveRaw({
    ...fault,
    ...(fault.answer !== undefined && {
      answer: fault.answer.replaceAll("SECRET", KEY),
    }),
  });
  try {
    const { error } = await send(server.url, request, {
      timeoutMs: 400,
      retry: { attempts: 3, baseDelayMs: 1, totalMs: 1_500 },
    });
    const requests = server.requests();
    const mayRepeat = request.idempotencyKey ?? fault.fires429;
    expect({
      fault: fault.name,
      name: error?.name ?? "none",
      firesTwice: requests > 1 && !mayRepeat,
      isDenied: fault.fired && requests > 0 && error?.mayHaveFired === false,
    }).toEqual({
      fault: fault.name,
      name: expect.stringMatching(/^Cobalt|^none$/) as string,
      firesTwice: false,
      isDenied: false,
    });
  } finally {
    server.close();
  }
}
