import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { startMockServer } from "../../../src/platform/mock/server.js";
import type { MockAnswer } from "../../../src/platform/mock/script.js";
import {
  FIRED,
  KNOWN,
  rawOutcome,
  read,
  readText,
  send,
  start,
} from "./start.js";

const isNetworkError = expect.any(TypeError) as unknown;

describe("an event fires", () => {
  test.each<{ answer: MockAnswer; fired: number; status: unknown }>([
    { answer: {}, fired: 1, status: 200 },
    { answer: { status: 201 }, fired: 1, status: 201 },
    { answer: { status: 200, fires: false }, fired: 0, status: 200 },
    { answer: { status: 200, body: "<html>" }, fired: 1, status: 200 },
    { answer: { status: 302 }, fired: 0, status: 302 },
    { answer: { status: 500 }, fired: 0, status: 500 },
    { answer: { status: 500, fires: true }, fired: 1, status: 500 },
    { answer: { drop: "request" }, fired: 0, status: "dropped" },
    { answer: { drop: "answer" }, fired: 0, status: "dropped" },
    { answer: { drop: "answer", fires: true }, fired: 1, status: "dropped" },
    { answer: { drop: "body" }, fired: 1, status: "dropped" },
    { answer: { drop: "body", fires: false }, fired: 0, status: "dropped" },
    { answer: { drop: "body", status: 500 }, fired: 0, status: "dropped" },
  ])("$answer: $fired", async ({ answer, fired, status }) => {
    const server = await start();
    server.next([answer]);
    const outcome = await readText(send(server)).catch(
      (error: unknown) => error,
    );
    if (answer.drop === undefined) expect(outcome).toMatchObject({ status });
    else expect(outcome).toEqual(isNetworkError);
    const { counts, requests } = server.journal();
    expect(counts).toEqual({ requests: 1, fired, repeats: 0 });
    expect(requests).toMatchObject([{ status }]);
    // One answer is for one request.
    expect(await read(send(server))).toEqual({ status: 200, body: FIRED });
  });

  test("but never one that the platform would refuse", async () => {
    const server = await start({ known: KNOWN });
    server.next([{ status: 200 }, { status: 500, fires: true }]);
    const wrong = { body: { event: "Wrong_Event" } };
    expect(await read(send(server, wrong))).toEqual({
      status: 200,
      body: FIRED,
    });
    await send(server, wrong);
    expect(server.journal().counts.fired).toBe(0);
  });
});

test("twice it fails, and then it succeeds", async () => {
  const server = await start();
  server.next([{ status: 503 }, { status: 429, retryAfter: 1 }]);
  const statuses = [];
  for (let tries = 0; tries < 3; tries += 1)
    statuses.push((await send(server)).status);
  expect(statuses).toEqual([503, 429, 200]);
});

test("faults at random are asked for, after those that were scripted", async () => {
  const server = await start({
    answer: ({ body }) => (body.includes("bad") ? { status: 500 } : undefined),
  });
  server.next([{ status: 503 }]);
  const bad = { body: { event: "bad" } };
  expect((await send(server, bad)).status).toBe(503);
  expect((await send(server, bad)).status).toBe(500);
  expect((await send(server)).status).toBe(200);
});

test("a fault in the function that is asked is told to the sender", async () => {
  const server = await start({
    answer: () => {
      throw new Error("a bug");
    },
  });
  expect(await read(send(server))).toEqual({
    status: 500,
    body: { message: "The mock's own `answer` failed: a bug" },
  });
});

describe("a connection is dropped", () => {
  test.each(["request", "answer"] as const)(
    "with a reset: %s",
    async (drop) => {
      const server = await start();
      server.next([{ drop }]);
      expect(await rawOutcome(server)).toBe("ECONNRESET");
    },
  );

  test("in the middle of the body, after the status", async () => {
    const server = await start();
    server.next([{ drop: "body" }, { drop: "body", body: "" }]);
    for (const answer of [await send(server), await send(server)]) {
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toEqual(isNetworkError);
    }
  });
});

describe("an answer takes its time", () => {
  test("before it begins: whoever waits no longer is heard all the same", async () => {
    const server = await start({ latencyMs: 60_000 });
    const impatient = new AbortController();
    const answer = fetch(`${server.baseUrl}/api/v2/public/event/x`, {
      method: "POST",
      headers: { "x-api-key": "k", linked_account_id: "a" },
      body: '{"event":"E"}',
      signal: impatient.signal,
    });
    await expect.poll(() => server.journal().counts.fired).toBe(1);
    impatient.abort();
    await expect(answer).rejects.toThrow();
    // What is scripted goes before.
    server.next([{ delayMs: 0 }]);
    expect(await read(send(server))).toEqual({ status: 200, body: FIRED });
  });

  test("between its headers and its body", async () => {
    const server = await start();
    server.next([{ bodyDelayMs: 60_000 }, { bodyDelayMs: 1 }]);
    const slow = await send(server);
    expect(slow.status).toBe(200);
    const text = slow.text();
    expect(await read(send(server))).toEqual({ status: 200, body: FIRED });
    await server.close();
    await expect(text).rejects.toEqual(isNetworkError);
  });
});

describe("what cannot be answered is refused where it is scripted", () => {
  test.each<{ answer: MockAnswer; want: RegExp }>([
    { answer: { status: 100 }, want: /status.*200 to 599, not 100/ },
    { answer: { status: 200.5 }, want: /status/ },
    { answer: { delayMs: -1 }, want: /delayMs.*-1/ },
    { answer: { bodyDelayMs: Infinity }, want: /bodyDelayMs.*Infinity/ },
    { answer: { retryAfter: NaN }, want: /retryAfter/ },
    { answer: { retryAfter: new Date("no") }, want: /retryAfter/ },
    { answer: { drop: "request", fires: true }, want: /cannot fire/ },
  ])("$answer", async ({ answer, want }) => {
    const server = await start();
    expect(() => server.next([{}, answer])).toThrow(want);
  });
});

describe("the server", () => {
  test("ends at once, whatever is under way", async () => {
    const server = await startMockServer({ latencyMs: 60_000 });
    const waiting = send(server);
    const failed = expect(waiting).rejects.toEqual(isNetworkError);
    await expect.poll(() => server.journal().counts.requests).toBe(1);
    await Promise.all([server.close(), server.close()]);
    await failed;
    expect(await rawOutcome(server)).toBe("ECONNREFUSED");
    await server.close();
  });

  test("does not record a request that ends too soon", async () => {
    const server = await start();
    const socket = connect(Number(new URL(server.baseUrl).port), "127.0.0.1");
    await once(socket, "connect");
    socket.write(
      "POST /api/v2/public/event/x HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n{",
    );
    socket.resume().end();
    await once(socket, "close");
    await send(server);
    expect(server.journal().counts.requests).toBe(1);
  });

  test("takes a body that waits for leave to be sent", async () => {
    const server = await start({ known: KNOWN });
    const headers = { expect: "100-continue", "x-api-key": "k" };
    expect(await rawOutcome(server, headers)).toBe(400);
  });

  test.each(["localhost", "127.0.0.1"])("listens on %s", async (host) => {
    const server = await start({ host });
    expect((await send(server)).status).toBe(200);
  });

  test.each(["0.0.0.0", "192.168.0.1", "example.com", "127.0.0.1.example.com"])(
    "does not listen on %s",
    async (host) => {
      await expect(startMockServer({ host })).rejects.toThrow(
        /this machine only/,
      );
    },
  );

  test("says which port is taken", async () => {
    const { baseUrl } = await start();
    const port = Number(new URL(baseUrl).port);
    await expect(startMockServer({ port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});

test("a page of another origin may send events and read the answer", async () => {
  const server = await start();
  const preflight = await fetch(`${server.baseUrl}/api/v2/public/event/x`, {
    method: "OPTIONS",
    headers: {
      origin: "http://localhost:5173",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type,x-api-key,authorization",
    },
  });
  expect(preflight.status).toBe(204);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type,x-api-key,authorization",
  });
  const answer = await send(server);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(server.journal().counts.requests).toBe(1);
});
