import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import {
  CobaltAbortError,
  CobaltConnectionError,
  CobaltTimeoutError,
  createRateLimiter,
} from "../../templates/runtime.js";
import {
  clientOf,
  closedPort,
  EVENT,
  failure,
  json,
  serve,
  text,
} from "./helpers.js";

const never = (): void => undefined;
const PREFIX = 'Event "Employee Created" (employee-created): ';

/** Timers that are still running. */
const timers = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

describe("a connection", () => {
  it("is refused", async () => {
    const port = await closedPort();
    const error = await failure(
      clientOf({ url: `http://127.0.0.1:${port}` }).send(EVENT, {}),
      CobaltConnectionError,
    );
    expect(error.message).toBe(
      `${PREFIX}fetch failed: connect ECONNREFUSED 127.0.0.1:${port}`,
    );
  });

  it("is dropped before an answer", async () => {
    const server = await serve((response) => response.destroy());
    const error = await failure(
      clientOf(server).send(EVENT, {}),
      CobaltConnectionError,
    );
    expect(error.message).toMatch(/other side closed|ECONNRESET/);
  });

  it("is dropped amid the body", async () => {
    const server = await serve((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"message":', () => response.destroy());
    });
    const error = await failure(
      clientOf(server).send(EVENT, {}),
      CobaltConnectionError,
    );
    expect(error.message).toContain("terminated");
  });

  const circle: { message: string; cause?: unknown } = { message: "round" };
  circle.cause = circle;

  it.each<{ thrown: unknown; reason: string }>([
    {
      thrown: new Error("broken", { cause: new Error("pipe") }),
      reason: "broken: pipe",
    },
    { thrown: circle, reason: "round: round: round: round: round" },
    { thrown: Object.create(null), reason: "unknown reason" },
    { thrown: null, reason: "unknown reason" },
    // As when a name has several addresses, and every one refuses.
    {
      thrown: Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }),
      reason: "ECONNREFUSED",
    },
    { thrown: "text", reason: "unknown reason" },
    { thrown: undefined, reason: "unknown reason" },
  ])("fails with $reason", async ({ thrown, reason }) => {
    // Not an async function: a fetch that was passed in may throw at once.
    const fetch = () => {
      throw thrown as Error;
    };
    const client = clientOf({ url: "http://127.0.0.1:1" }, { fetch });
    const error = await failure(client.send(EVENT, {}), CobaltConnectionError);
    expect(error.message).toBe(PREFIX + reason);
  });
});

describe("a timeout", () => {
  it("before the headers", async () => {
    const server = await serve(never);
    const error = await failure(
      clientOf(server, { timeoutMs: 30 }).send(EVENT, {}),
      CobaltTimeoutError,
    );
    expect(error.message).toBe(`${PREFIX}no answer within 30 ms`);
  });

  it("during the body", async () => {
    const server = await serve((response) =>
      response.writeHead(200).write('{"message":'),
    );
    await failure(
      clientOf(server, { timeoutMs: 30 }).send(EVENT, {}),
      CobaltTimeoutError,
    );
  });

  it("ends the connection", async () => {
    let closed = false;
    const server = await serve((response) =>
      response.on("close", () => (closed = true)),
    );
    await failure(
      clientOf(server).send(EVENT, { timeoutMs: 30 }),
      CobaltTimeoutError,
    );
    await vi.waitFor(() => expect(closed).toBe(true));
  });

  it("of the request goes before that of the client", async () => {
    const server = await serve((response, request) =>
      setTimeout(() => json(200, {})(response, request), 60),
    );
    expect(
      await clientOf(server, { timeoutMs: 20 }).send(EVENT, {
        timeoutMs: 5000,
      }),
    ).toMatchObject({ status: 200 });
  });

  it.each([0, Infinity, 2 ** 31, undefined])(
    "of %j does not end at once",
    async (timeoutMs) => {
      const server = await serve((response, request) =>
        setTimeout(() => json(200, {})(response, request), 30),
      );
      expect(
        await clientOf(server, { timeoutMs }).send(EVENT, {}),
      ).toMatchObject({ status: 200 });
    },
  );

  it("ends even a fetch that does not heed its signal", async () => {
    const unending = new Promise<never>(never);
    const deaf = clientOf(
      { url: "http://127.0.0.1:1" },
      { fetch: () => unending, timeoutMs: 20 },
    );
    await failure(deaf.send(EVENT, {}), CobaltTimeoutError);
    const deafBody = clientOf(
      { url: "http://127.0.0.1:1" },
      {
        fetch: () =>
          Promise.resolve({
            status: 200,
            headers: new Headers(),
            text: () => unending,
          }),
        timeoutMs: 20,
      },
    );
    await failure(deafBody.send(EVENT, {}), CobaltTimeoutError);
  });
});

describe("the caller's signal", () => {
  it("that is aborted already sends nothing", async () => {
    const server = await serve();
    const error = await failure(
      clientOf(server).send(EVENT, { signal: AbortSignal.abort("why") }),
      CobaltAbortError,
    );
    expect(error.message).toBe(`${PREFIX}aborted`);
    expect(server.received).toHaveLength(0);
  });

  it("aborts before the headers", async () => {
    const controller = new AbortController();
    const server = await serve(() => controller.abort());
    await failure(
      clientOf(server).send(EVENT, { signal: controller.signal }),
      CobaltAbortError,
    );
  });

  it("aborts during the body", async () => {
    const controller = new AbortController();
    const server = await serve((response) => {
      response
        .writeHead(200)
        .write('{"message":', () => setTimeout(() => controller.abort(), 20));
    });
    await failure(
      clientOf(server).send(EVENT, { signal: controller.signal }),
      CobaltAbortError,
    );
  });
});

describe("a signal that many share", () => {
  it("has one listener, and ends all of them with its reason", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const reason = new Error("SIGTERM");
    const server = await serve(never);
    const rateLimiter = createRateLimiter({ perSecond: 0.001, burst: 20 });
    const client = clientOf(server, { rateLimiter });
    const failures = Array.from({ length: 40 }, () =>
      failure(client.send(EVENT, { signal }), CobaltAbortError),
    );
    await vi.waitFor(() => expect(server.received).toHaveLength(20));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    controller.abort(reason);
    for (const error of await Promise.all(failures))
      expect(error.cause).toBe(reason);
  });

  it("tells a time that was over from an abort", async () => {
    const server = await serve(never);
    const signal = AbortSignal.timeout(20);
    const error = await failure(
      clientOf(server).send(EVENT, { signal }),
      CobaltAbortError,
    );
    expect(error.cause).toMatchObject({ name: "TimeoutError" });
  });
});

describe("afterwards", () => {
  it.each([
    { title: "success", answer: json(200, {}) },
    { title: "an error answer", answer: json(400, {}) },
    { title: "a page", answer: text(200, "<html>") },
    {
      title: "a dropped connection",
      answer: (response: { destroy(): unknown }) => void response.destroy(),
    },
    { title: "a timeout", answer: never, timeoutMs: 20 },
    { title: "a bad request", answer: never, payload: { id: 1n } },
  ])(
    "$title leaves one listener at most, and no timer",
    async ({ answer, timeoutMs = 5000, payload }) => {
      const server = await serve(answer);
      const { signal } = new AbortController();
      const before = timers();
      await clientOf(server)
        .send(EVENT, { signal, timeoutMs, payload })
        .catch(never);
      expect(getEventListeners(signal, "abort").length).toBeLessThan(2);
      expect(timers()).toBeLessThanOrEqual(before);
    },
  );

  it("an abort leaves no more", async () => {
    const controller = new AbortController();
    const server = await serve(() => controller.abort());
    const before = timers();
    await clientOf(server)
      .send(EVENT, { signal: controller.signal })
      .catch(never);
    expect(getEventListeners(controller.signal, "abort").length).toBe(1);
    expect(timers()).toBeLessThanOrEqual(before);
  });
});
