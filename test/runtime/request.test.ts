import { describe, expect, it } from "vitest";
import {
  CobaltRequestError,
  createClient,
  type CobaltClientOptions,
  type EventAddress,
  createRateLimiter,
  type PayloadValidator,
} from "../../templates/runtime.js";
import { clientOf, EVENT, failure, KEY, serve } from "./helpers.js";
import {
  BAD_BASE_URLS,
  CASES,
  FETCH_HEADERS,
  KEY_HEADERS,
  type Request,
  SLUG_PATH,
} from "./request-table.js";

describe("a request", () => {
  it.each(CASES)(
    "with $title",
    async ({
      options,
      route,
      event = EVENT,
      request = {},
      path,
      headers,
      body,
    }) => {
      const server = await serve();
      const result = await clientOf(server, options, route).send(
        event,
        request,
      );

      expect(result).toEqual({
        slug: event.slug,
        event: event.event,
        status: 200,
        message: "Webhook Fired Success",
      });
      expect(server.received).toHaveLength(1);
      const [received] = server.received;
      expect(received?.method).toBe("POST");
      expect(received?.path).toBe(path ?? SLUG_PATH);
      expect(received?.body.toString("utf8")).toBe(
        body ?? '{"event":"Employee Created"}',
      );
      const sent = Object.entries(received?.headers ?? {}).filter(
        ([name]) => !FETCH_HEADERS.has(name),
      );
      expect(Object.fromEntries(sent)).toEqual(headers ?? KEY_HEADERS);
    },
  );

  it.each(["", "/", "///"])("to a base URL that ends in %j", async (end) => {
    const server = await serve();
    await clientOf(server, { baseUrl: `${server.url}/gateway${end}` }).send(
      EVENT,
      {},
    );
    expect(server.received[0]?.path).toBe(`/gateway${SLUG_PATH}`);
  });

  it("prefers the base URL of the options", async () => {
    const server = await serve();
    await clientOf({ url: "http://127.0.0.1:1" }, { baseUrl: server.url }).send(
      EVENT,
      {},
    );
    expect(server.received).toHaveLength(1);
  });

  it("goes through the fetch that was passed in", async () => {
    const urls: string[] = [];
    const client = clientOf(
      { url: "https://api.example.com" },
      {
        fetch: async (url: string, init: RequestInit) => {
          urls.push(`${init.method ?? ""} ${url}`);
          return Promise.resolve(new Response('{"message":"ok"}'));
        },
      },
    );
    expect(await client.send(EVENT, {})).toMatchObject({
      status: 200,
      message: "ok",
    });
    expect(urls).toEqual([
      "POST https://api.example.com/api/v2/public/event/employee-created",
    ]);
  });
});

describe("what is sent is what was there at the call", () => {
  it("payloads and headers", async () => {
    const server = await serve();
    const rateLimiter = createRateLimiter({ perSecond: 50, burst: 1 });
    const client = clientOf(server, { rateLimiter });
    const payload = { n: 0 };
    const headers: Record<string, string> = {};
    await Promise.all(
      [1, 2, 3].map((n) => {
        payload.n = n;
        headers["x-n"] = String(n);
        return client.send(EVENT, { payload, headers });
      }),
    );
    expect(
      server.received.map((it) => [it.headers["x-n"], it.body.toString()]),
    ).toEqual(
      [1, 2, 3].map((n) => [
        String(n),
        `{"event":"Employee Created","payload":{"n":${n}}}`,
      ]),
    );
  });

  it("and what validators check", async () => {
    const server = await serve();
    const checked: unknown[] = [];
    const validator = {
      slug: EVENT.slug,
      check: (_: unknown, body: string) => checked.push(JSON.parse(body)),
    } as unknown as PayloadValidator;
    const client = clientOf(server, { validators: [validator] });
    const payload = { at: new Date(0), left: undefined };
    await client.send(EVENT, { payload });
    expect(checked).toEqual([
      { event: EVENT.event, payload: { at: "1970-01-01T00:00:00.000Z" } },
    ]);
  });
});

describe("what no request can be made of", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const hostile = {
    toJSON: () => {
      throw new Error(`no: ${KEY}`);
    },
  };

  it.each<{
    title: string;
    event?: EventAddress;
    request?: Request;
    route?: "slug" | "event";
    options?: Partial<CobaltClientOptions>;
    reason: RegExp;
  }>([
    {
      title: "a circular payload",
      request: { payload: circular },
      reason: /circular/,
    },
    { title: "a BigInt", request: { payload: { id: 1n } }, reason: /BigInt/ },
    {
      title: "a payload that throws",
      request: { payload: hostile },
      reason: /no: \[redacted\]$/,
    },
    {
      title: "an empty slug",
      event: { ...EVENT, slug: "" },
      reason: /slug ""/,
    },
    {
      title: "the slug .",
      event: { ...EVENT, slug: "." },
      reason: /slug "\."/,
    },
    {
      title: "the slug ..",
      event: { ...EVENT, slug: ".." },
      reason: /slug "\.\."/,
    },
    { title: "the app ..", request: { app: ".." }, reason: /slug "\.\."/ },
    {
      title: "an empty app, which would mean every app",
      request: { app: "" },
      route: "event",
      reason: /slug ""/,
    },
    {
      title: "half a surrogate pair",
      event: { ...EVENT, slug: "\ud800" },
      reason: /malformed/,
    },
    {
      title: "no linked account",
      options: { linkedAccountId: undefined },
      reason: /linkedAccountId is missing/,
    },
    {
      title: "an empty linked account",
      request: { linkedAccountId: "" },
      reason: /linkedAccountId is missing/,
    },
    {
      title: "a blank linked account",
      request: { linkedAccountId: " \t" },
      reason: /"linked_account_id"/,
    },
    {
      title: "a blank idempotencyKey",
      request: { idempotencyKey: " " },
      reason: /"idempotency-key"/,
    },
    ...[
      "host",
      "Connection",
      "content-length",
      "expect",
      "Transfer-Encoding",
      "keep-alive",
      "upgrade",
    ].flatMap((name) => [
      {
        title: `the header ${name}`,
        request: { headers: { [name]: "7" } },
        reason: new RegExp(`invalid header "${name}"`),
      },
      {
        title: `the key as ${name}`,
        request: { idempotencyKey: "7" },
        options: { idempotencyHeader: name },
        reason: new RegExp(`invalid header "${name}"`),
      },
    ]),
    {
      title: "a colon in the name of a header",
      request: { headers: { "a:b": "hidden" } },
      reason: /"a:b"/,
    },
    {
      title: "a port that there is not",
      options: { baseUrl: "http://127.0.0.1:99999" },
      reason: /URL/,
    },
    {
      title: "a base URL that is half of an address",
      options: { baseUrl: "http://[::1" },
      reason: /URL/,
    },
    {
      title: "a totalMs that is a BigInt",
      request: { retry: { totalMs: 5n as never } },
      reason: /BigInt/,
    },
    {
      title: "a signal that is none",
      request: { signal: {} as AbortSignal },
      reason: /addEventListener/,
    },
    {
      title: "no slug",
      event: { ...EVENT, slug: undefined as never },
      reason: /invalid slug "undefined"/,
    },
    {
      title: "a client's timeoutMs of NaN",
      options: { timeoutMs: NaN },
      reason: /timeoutMs must be a number from 0/,
    },
    ...[NaN, -1, "5000" as never, null as never].flatMap((limit) => [
      {
        title: `a timeoutMs of ${JSON.stringify(limit)}`,
        request: { timeoutMs: limit },
        reason: /timeoutMs must be a number from 0/,
      },
      ...(
        [
          "attempts",
          "totalMs",
          "baseDelayMs",
          "maxDelayMs",
          "maxRetryAfterMs",
        ] as const
      ).map((name) => ({
        title: `a ${name} of ${JSON.stringify(limit)}`,
        request: { retry: { [name]: limit } },
        reason: new RegExp(`${name} must be a number from 0`),
      })),
    ]),
    {
      title: "a line break in linkedAccountId",
      request: { linkedAccountId: "a\r\nx-evil: 1" },
      reason: /"linked_account_id"/,
    },
    {
      title: "a line break in configId",
      request: { configId: "hidden\n" },
      reason: /"config_id"/,
    },
    {
      title: "a line break in idempotencyKey",
      request: { idempotencyKey: "hidden\r" },
      reason: /"idempotency-key"/,
    },
    {
      title: "a line break in app",
      request: { app: "hidden\r\n" },
      route: "event",
      reason: /"slug"/,
    },
    {
      title: "a line break in the key",
      options: { apiKey: `${KEY}\r\nhidden`, sessionToken: undefined },
      reason: /"x-api-key"/,
    },
    {
      title: "a line break in the token",
      options: { sessionToken: "hidden\r\n" },
      reason: /"authorization"/,
    },
    {
      title: "a line break in a header",
      request: { headers: { "x-a": "hidden\r\nx-evil: 1" } },
      reason: /"x-a"/,
    },
    {
      title: "a line break in the client's header",
      options: { headers: { "x-a": "hidden\n" } },
      reason: /"x-a"/,
    },
    {
      title: "a line break in the name of a header",
      request: { headers: { "x-a\r\nx-evil": "hidden" } },
      reason: /"x-a/,
    },
    {
      title: "a header without a name",
      request: { headers: { "": "hidden" } },
      reason: /header ""/,
    },
    {
      title: "NUL in a header",
      request: { headers: { "x-a": "hidden\0" } },
      reason: /"x-a"/,
    },
    {
      title: "a header beyond U+00FF",
      request: { headers: { "x-a": "hidden 💡" } },
      reason: /"x-a"/,
    },
  ])(
    "$title",
    async ({ event = EVENT, request = {}, route, options, reason }) => {
      const server = await serve();
      const error = await failure(
        clientOf(server, options, route).send(event, request),
        CobaltRequestError,
      );
      expect(error.message).toMatch(reason);
      expect(error.message).not.toContain("hidden");
      expect(error).toMatchObject({
        name: "CobaltRequestError",
        slug: event.slug,
        event: event.event,
        attempts: 0,
        mayHaveFired: false,
      });
      expect(server.received).toHaveLength(0);
    },
  );

  it("a request that a caller without TypeScript forgets", async () => {
    const send: (event: EventAddress) => Promise<unknown> = createClient(
      { apiKey: KEY },
      { baseUrl: "http://127.0.0.1:1", route: "slug" },
    ).send as never;
    expect((await failure(send(EVENT), CobaltRequestError)).message).toMatch(
      /linkedAccountId/,
    );
  });
});

describe("what no client can be made of", () => {
  const settings = {
    baseUrl: "https://api.example.com",
    route: "slug",
  } as const;

  it.each([
    {},
    { apiKey: "" },
    { apiKey: "  " },
    { sessionToken: "" },
    { apiKey: undefined },
    { apiKey: 5 },
    { apiKey: null },
  ])("credentials %j", async (options) => {
    const error = await failure(
      () => createClient(options as never, settings),
      CobaltRequestError,
    );
    expect(error.message).toBe("no apiKey or sessionToken");
    expect([error.slug, error.event]).toEqual([undefined, undefined]);
  });

  it.each(BAD_BASE_URLS)("base URL %j", async (baseUrl) => {
    const error = await failure(
      () => createClient({ apiKey: KEY, baseUrl }, settings),
      CobaltRequestError,
    );
    expect(error.message).toBe("baseUrl is no http(s) URL");
  });
});
