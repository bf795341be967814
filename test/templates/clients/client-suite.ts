/** What the clients of other languages have in common with the one in TypeScript, by its tables. */
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  it,
  onTestFinished,
} from "vitest";
import { createMockCobalt, type MockAnswer } from "../../../src/testing.js";
import type { EventAddress } from "../../../templates/runtime.js";
import { badRequests } from "../../attack/bad-requests.js";
import { type Fault, faults as brokenServers } from "../../attack/faults.js";
import { serveRaw } from "../../attack/raw-server.js";
import {
  accepted,
  disguised,
  refusals,
  retryAfters,
  strange,
} from "../../runtime/answer-table.js";
import { faults, keys, statuses, unsent } from "../../runtime/fault-table.js";
import {
  closedPort,
  EVENT,
  json,
  KEY,
  serve,
  text,
} from "../../runtime/helpers.js";
import {
  BAD_BASE_URLS,
  type Case,
  CASES,
  FETCH_HEADERS,
  KEY_HEADERS,
  SLUG_PATH,
} from "../../runtime/request-table.js";
import type { Driver, Failure, Outcome } from "./driver.js";

/** What a language's own types rule out, or what it has no word for. */
export interface Differences {
  /** Requests of the tables that the language cannot write. */
  readonly unsayable: RegExp;
}

/** What an error says nothing of is left out by the drivers. */
const untold = {
  status: undefined,
  type: undefined,
  code: undefined,
  requestId: undefined,
  retryAfterMs: undefined,
};

/** Tests a client; its driver runs for as long as the tests do. */
export function testClient(
  start: () => Promise<Driver>,
  { unsayable }: Differences,
): void {
  let driver: Driver;
  beforeAll(async () => {
    driver = await start();
  });
  afterAll(() => driver.close());

  const send = async (
    baseUrl: string,
    request: object = {},
    options: object = {},
    event: EventAddress = EVENT,
  ): Promise<Outcome> => {
    const credentials =
      "sessionToken" in options
        ? {}
        : { apiKey: KEY, linkedAccountId: "mark@example.com" };
    const outcome = await driver.call({
      options: {
        timeoutMs: 20_000,
        retry: { baseDelayMs: 1, totalMs: 60_000 },
        ...credentials,
        baseUrl,
        ...options,
      },
      event,
      request,
    });
    expect(outcome.error?.shown ?? "").not.toContain(KEY);
    return outcome;
  };

  const fail = async (...call: Parameters<typeof send>): Promise<Failure> => {
    const { error, result } = await send(...call);
    if (error) return { ...untold, ...error };
    throw new Error(`no error, but ${JSON.stringify(result)}`);
  };

  const platformOf = async (answer: MockAnswer) => {
    const mock = await createMockCobalt({
      idempotencyHeader: "idempotency-key",
      answer: () => answer,
    });
    onTestFinished(mock.close);
    return mock;
  };

  describe("a request", () => {
    // The dropped header is a matter of JavaScript alone.
    it.each(CASES.filter(({ title }) => !/__proto__/.test(title)))(
      "with $title",
      async (given: Case) => {
        const {
          options = {},
          route = "slug",
          event = EVENT,
          request = {},
        } = given;
        const server = await serve();
        const { result, error } = await send(
          server.url,
          request,
          { ...options, route },
          event,
        );
        expect(error).toBeUndefined();
        expect(result).toEqual({
          slug: event.slug,
          event: event.event,
          status: 200,
          message: "Webhook Fired Success",
        });
        const [received] = server.received;
        expect([received?.method, received?.path]).toEqual([
          "POST",
          given.path ?? SLUG_PATH,
        ]);
        expect(JSON.parse(received?.body.toString() ?? "")).toEqual(
          JSON.parse(given.body ?? '{"event":"Employee Created"}'),
        );
        const own = Object.entries(received?.headers ?? {}).filter(
          ([name]) => !FETCH_HEADERS.has(name),
        );
        expect(Object.fromEntries(own)).toEqual(given.headers ?? KEY_HEADERS);
      },
    );

    it("to a base URL with a path", async () => {
      const server = await serve();
      await send(`${server.url}/gateway//`);
      expect(server.received[0]?.path).toBe(`/gateway${SLUG_PATH}`);
    });

    it("of a class", async () => {
      const server = await serve();
      await send(server.url, { payload: { $: "record" } });
      expect(JSON.parse(String(server.received[0]?.body))).toEqual({
        event: EVENT.event,
        payload: { of: "a class" },
      });
    });
  });

  describe("what no request can be made of", () => {
    const bad = (request: object, event: Partial<EventAddress> = {}) =>
      [
        JSON.stringify({ ...request, ...event }),
        request,
        { ...EVENT, ...event },
      ] as const;
    const own = [
      ...["NaN", "circular", "unknown"].map((name) =>
        bad({ payload: { it: { $: name } } }),
      ),
      ...["", ".", ".."].map((slug) => bad({}, { slug })),
      bad({ app: ".." }),
      ...["hidden\n", "hidden\0", "hidden 💡", " "].flatMap((text) => [
        bad({ headers: { "x-a": text } }),
        bad({ linkedAccountId: text }),
        bad({ configId: text }),
        bad({ idempotencyKey: text }),
      ]),
      bad({ headers: { "": "hidden" } }),
    ];
    const shared = badRequests.filter(
      ([name]) => !/signal|circular|BigInt/.test(name),
    );
    const all = [
      ...own,
      ...shared.map(([name, request]) => [name, request, EVENT] as const),
    ].filter(([name]) => !unsayable.test(name));

    it.each(all)("%s", async (_, request, event) => {
      const server = await serve();
      const sayable = JSON.parse(
        JSON.stringify(request, (_name, value: unknown) =>
          Number.isNaN(value) ? { $: "NaN" } : value,
        ),
      ) as object;
      const error = await fail(server.url, sayable, {}, event);
      expect(error).toMatchObject({
        name: "CobaltRequestError",
        attempts: 0,
        mayHaveFired: false,
      });
      expect(error.shown).toContain(EVENT.event);
      expect(error.message).not.toContain("hidden");
      expect(server.received).toHaveLength(0);
    });

    it.each(["x-api-key", "Content-Type", "linked_account_id", "slug", "host"])(
      "the key as %s",
      async (idempotencyHeader) => {
        const server = await serve();
        const error = await fail(
          server.url,
          { idempotencyKey: "7" },
          { idempotencyHeader },
        );
        expect(error).toMatchObject({
          name: "CobaltRequestError",
          attempts: 0,
        });
        expect(server.received).toHaveLength(0);
      },
    );

    it.each([{ apiKey: `${KEY}\nhidden` }, { sessionToken: "hidden\n" }])(
      "the credential %j",
      async (credential) => {
        const server = await serve();
        const error = await fail(server.url, {}, credential);
        expect(error).toMatchObject({
          name: "CobaltRequestError",
          attempts: 0,
        });
        expect(error.shown).not.toContain("hidden");
        expect(server.received).toHaveLength(0);
      },
    );

    it("no linked account", async () => {
      const error = await fail(
        "http://127.0.0.1:1",
        {},
        { linkedAccountId: "" },
      );
      expect(error).toMatchObject({ name: "CobaltRequestError", attempts: 0 });
    });

    it.each([{ apiKey: "" }, { apiKey: "  " }, { sessionToken: "" }])(
      "a client with %j",
      async (credential) => {
        const { error } = await send(
          "http://127.0.0.1:1",
          {},
          { apiKey: "", ...credential },
        );
        expect(error).toMatchObject({
          name: "CobaltRequestError",
          attempts: 0,
        });
      },
    );

    // In Go, an empty one is the default.
    it.each([
      ...BAD_BASE_URLS.filter(Boolean),
      "http://127.0.0.1:99999",
      "http://[::1",
    ])("base URL %j", async (baseUrl) => {
      const { error } = await send(baseUrl);
      expect(error).toMatchObject({ name: "CobaltRequestError", attempts: 0 });
      expect(error?.message).not.toContain("hidden");
    });
  });

  describe("an answer", () => {
    it.each(accepted)("accepted $title", async ({ status, body, message }) => {
      const { result } = await send((await serve(json(status, body))).url);
      expect(result).toEqual({ ...EVENT, status, message });
    });

    it.each(refusals)(
      "$title",
      async ({ status, body, kind, fields, message }) => {
        const { url } = await serve(json(status, body));
        const error = await fail(url, {}, { retry: { attempts: 1 } });
        expect(error).toMatchObject({
          ...EVENT,
          status,
          name: kind,
          ...fields,
        });
        // How an option is written is the language's.
        if (message && !message.includes("baseUrl"))
          expect(error.message).toBe(message);
      },
    );

    it.each(disguised)(
      "200 with $body",
      async ({ body, kind, status, mayHaveFired }) => {
        const { url } = await serve(json(200, body));
        const error = await fail(url, {}, { retry: { attempts: 1 } });
        expect(error).toMatchObject({
          name: kind,
          status,
          mayHaveFired,
          attempts: 1,
        });
      },
    );

    it.each(strange)("$title", async ({ status, body, kind }) => {
      const { url } = await serve(text(status, body));
      const error = await fail(url, {}, { retry: { attempts: 1 } });
      expect(error).toMatchObject({ name: kind, status });
      expect(error.message).not.toContain("<html>");
    });

    it.each(retryAfters)("Retry-After: %j is %j ms", async (header, ms) => {
      const { url } = await serve(json(429, {}, { "retry-after": header }));
      const error = await fail(url, {}, { retry: { attempts: 1 } });
      expect(error.retryAfterMs).toBe(ms);
    });

    it("Retry-After is read as a date", async () => {
      const header = new Date(Date.now() + 60_000).toUTCString();
      const { url } = await serve(json(503, {}, { "retry-after": header }));
      const { retryAfterMs } = await fail(url);
      expect(retryAfterMs).toBeGreaterThan(50_000);
      expect(retryAfterMs).toBeLessThanOrEqual(60_000);
    });

    it.each([301, 302, 303, 307, 308])(
      "the redirect %i is not followed",
      async (status) => {
        const elsewhere = await serve();
        const { url } = await serve(
          text(status, "", { location: `${elsewhere.url}/stolen` }),
        );
        const error = await fail(url, { idempotencyKey: "order-7" });
        expect(error).toMatchObject({
          name: "CobaltUnexpectedResponseError",
          status,
          attempts: 1,
        });
        expect(elsewhere.received).toHaveLength(0);
      },
    );

    it("has messages of 1,000 characters at most, and no part of the secret", async () => {
      const message = "x".repeat(995) + KEY + "y".repeat(1e5);
      const { url } = await serve(json(500, { message, error_code: message }));
      const error = await fail(url);
      expect(error.message.length).toBeLessThan(1_100);
      expect(error.code).toBe("x".repeat(995) + "[reda");
    });
  });

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

/** Fires an event at a server, which must not hold up the call, or make it fire twice. */
async function meet(
  fault: Fault,
  request: { readonly idempotencyKey?: string },
  send: (baseUrl: string, request: object, options: object) => Promise<Outcome>,
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
    expect([fault.name, requests > 1 && !mayRepeat]).toEqual([
      fault.name,
      false,
    ]);
    expect([fault.name, error?.name ?? "Cobalt"]).toEqual([
      fault.name,
      expect.stringMatching(/^Cobalt/),
    ]);
    const isDenied = error && !error.mayHaveFired;
    expect([fault.name, isDenied && fault.fired && requests > 0]).toEqual([
      fault.name,
      isDenied ? false : isDenied,
    ]);
  } finally {
    server.close();
  }
}
