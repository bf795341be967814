import { beforeAll, describe, expect, it } from "vitest";
import {
  type CobaltClientOptions,
  createRateLimiter,
  type LinkedAccountOptional,
  sendMany,
  type TriggerOptions,
  validatorOf,
} from "../../templates/runtime.js";
import {
  clientOf,
  EVENT,
  FIRED,
  json,
  KEY,
  type Received,
  serve,
} from "./helpers.js";
import { openVendorDocument, type Verdict } from "./vendor-document.js";

let examine: (request: Received) => Promise<Verdict>;

beforeAll(async () => {
  examine = await openVendorDocument();
});

type Options = Partial<Omit<CobaltClientOptions, "apiKey" | "sessionToken">>;
type Request = TriggerOptions & LinkedAccountOptional & { payload?: object };

/** One way to use an option; the headers that it adds are the user's own, so that the document cannot name them. */
interface Use {
  readonly options?: Options;
  readonly request?: Request;
  readonly adds?: readonly string[];
}

/** How each option is used. A new one does not compile until it is here; those left out have tests of their own. */
type Uses = Readonly<
  Record<
    | `request ${keyof Required<Request>}`
    | `client ${Exclude<keyof Options, "baseUrl">}`,
    readonly Use[]
  >
>;

const payload = { first_name: "Zoë", address: { pincode: 560103 }, items: [] };
const idempotencyKey = "0190a5d2-6b3c";

const USES: Uses = {
  "request payload": [
    {},
    { request: { payload: {} } },
    { request: { payload } },
    { request: { payload: [1, "two", null] } },
    { request: { payload: { event: 1, trigger: [], "": null, "a.b": "💡" } } },
  ],
  "request linkedAccountId": [{ request: { linkedAccountId: "zoë@acme.fr" } }],
  "request configId": [{ request: { configId: "64a1" } }],
  "request app": [{ request: { app: "hubspot" } }],
  "request idempotencyKey": [
    { request: { idempotencyKey }, adds: ["idempotency-key"] },
  ],
  "request headers": [
    { request: { headers: { "X-Trace": "a" } }, adds: ["x-trace"] },
    { request: { headers: { instance_tag: "blue" } } },
    { request: { headers: { "Content-Type": "text/plain" } } },
  ],
  "request signal": [{ request: { signal: new AbortController().signal } }],
  "request timeoutMs": [{ request: { timeoutMs: 0 } }],
  "request retry": [{ request: { retry: { attempts: 2 } } }],
  "client linkedAccountId": [{ options: { linkedAccountId: "a/b" } }],
  "client headers": [
    { options: { headers: { "X-Trace": "a" } }, adds: ["x-trace"] },
    { options: { headers: { Accept: "text/html", Config_Id: "b" } } },
  ],
  "client idempotencyHeader": [
    {
      options: { idempotencyHeader: "X-Once" },
      request: { idempotencyKey },
      adds: ["x-once"],
    },
  ],
  "client timeoutMs": [{ options: { timeoutMs: Infinity } }],
  "client retry": [{ options: { retry: { totalMs: 60_000 } } }],
  "client rateLimiter": [{ options: { rateLimiter: createRateLimiter() } }],
  "client hooks": [
    { options: { hooks: { onRequest: () => "x", includePayload: true } } },
  ],
  "client validators": [
    { options: { validators: [validatorOf(EVENT.slug, () => () => true)] } },
  ],
  "client validation": [{ options: { validation: "warn" } }],
  "client fetch": [{ options: { fetch: (url, init) => fetch(url, init) } }],
};

const ROUTES = [
  { route: "slug", operation: "triggerEventBySlug" },
  { route: "event", operation: "triggerEvent" },
] as const;

const CREDENTIALS = [
  { what: "an API key", credential: { apiKey: KEY } },
  { what: "a session token", credential: { sessionToken: "eyJ.e30.c2ln" } },
  { what: "a key from a function", credential: { apiKey: () => KEY } },
  {
    what: "a token from a function",
    credential: { sessionToken: () => Promise.resolve("eyJ.e30.c2ln") },
  },
];

describe.each(ROUTES)("on the route $route", ({ route, operation }) => {
  const good = { operation, unnamed: [] };

  describe.each(CREDENTIALS)("with $what", ({ credential }) => {
    it.each(Object.entries(USES))("%s", async (_, uses) => {
      const server = await serve();
      const wanted: unknown[] = [];
      for (const { options, request = {}, adds = [] } of uses) {
        const client = clientOf(server, { ...options, ...credential }, route);
        await client.send(EVENT, request);
        wanted.push(expect.objectContaining({ ...good, unnamed: adds }));
      }
      expect(await Promise.all(server.received.map(examine))).toEqual(wanted);
    });
  });

  it.each([
    "employee-created",
    "crm.opportunity.closed-won",
    "création/späť?#%2e 💡",
    "a%2Fb",
    "..%2f..",
    "...",
    "{slug}",
    "a;b=c,d&e:f@g!h'(i)*",
    "constructor",
  ])("the slug %s", async (slug) => {
    const server = await serve();
    await clientOf(server, {}, route).send({ ...EVENT, slug }, {});
    const [request] = server.received;
    const inPath = route === "slug" ? slug : undefined;
    expect(request && (await examine(request))).toEqual({
      ...good,
      slug: inPath,
    });
  });

  it("every attempt at an event", async () => {
    let requests = 0;
    const server = await serve((...exchange) => {
      requests += 1;
      const answer = requests < 3 ? json(429, {}) : json(200, FIRED);
      answer(...exchange);
    });
    const client = clientOf(server, { retry: { baseDelayMs: 0 } }, route);
    await client.send(EVENT, { payload });
    const [first, ...others] = server.received;
    expect(others).toEqual([first, first]);
    expect(first && (await examine(first))).toMatchObject(good);
  });

  it("a client for one linked account, and many events", async () => {
    const server = await serve();
    const client = clientOf(server, {}, route).forLinkedAccount("ana@acme.fr");
    const items: readonly Request[] = [
      { payload },
      { configId: "64a1" },
      { app: "hubspot" },
    ];
    for await (const result of sendMany(items, (it) => client.send(EVENT, it)))
      expect(result.ok).toBe(true);
    const verdicts = await Promise.all(server.received.map(examine));
    expect(verdicts).toMatchObject([good, good, good]);
  });

  it("a platform behind a path", async () => {
    const server = await serve();
    const baseUrl = `${server.url}/gateway/`;
    await clientOf(server, { baseUrl }, route).send(EVENT, { payload });
    const [request] = server.received;
    const path = request?.path?.replace(/^\/gateway/, "");
    expect(request && (await examine({ ...request, path }))).toMatchObject(
      good,
    );
  });

  it("names the linked account that a key alone does not tell", async () => {
    const server = await serve();
    await clientOf(server, {}, route).send(EVENT, {});
    expect(server.received[0]?.headers["linked_account_id"]).toBe(
      "mark@example.com",
    );
  });
});

describe("the document refuses", () => {
  const request: Received = {
    method: "POST",
    path: "/api/v2/public/event/employee-created",
    headers: { "content-type": "application/json", "x-api-key": KEY },
    body: Buffer.from('{"event":"Employee Created"}'),
  };
  const withBody = (text: string) => ({ ...request, body: Buffer.from(text) });
  const bearer = { "content-type": "application/json" };

  it.each<{ what: string; broken: Received; problem: RegExp }>([
    {
      what: "a path of no operation",
      broken: { ...request, path: "/api/v2/public/events/employee-created" },
      problem: /^no such path$/,
    },
    {
      what: "a slug that was not encoded",
      broken: { ...request, path: "/api/v2/public/event/a/b" },
      problem: /^no such path$/,
    },
    {
      what: "a method of no operation",
      broken: { ...request, method: "PUT" },
      problem: /^no such method$/,
    },
    {
      what: "a body that is an array",
      broken: withBody('[{"event":"Employee Created"}]'),
      problem: /must be object$/,
    },
    {
      what: "a body that is no JSON",
      broken: withBody("event=Employee+Created"),
      problem: /must be object$/,
    },
    { what: "no body", broken: withBody(""), problem: /must be object/ },
    {
      what: "an event that is no text",
      broken: withBody('{"event":{"name":"Employee Created"}}'),
      problem: /\/event must be string$/,
    },
    {
      what: "a body of another type",
      broken: {
        ...request,
        headers: { ...request.headers, "content-type": "text/plain" },
      },
      problem: /^no body is of the type text\/plain$/,
    },
    {
      what: "no credential",
      broken: { ...request, headers: bearer },
      problem: /^no credential$/,
    },
    {
      what: "a token that is not called one",
      broken: {
        ...request,
        headers: { ...bearer, authorization: "eyJ.e30.c2ln" },
      },
      problem: /^no credential$/,
    },
  ])("$what", async ({ broken, problem }) => {
    expect((await examine(broken)).problems).toEqual([
      expect.stringMatching(problem),
    ]);
  });

  it("not the request that these were made of", async () => {
    expect((await examine(request)).problems).toBeUndefined();
  });

  it("no header or field with another name, so that these are told apart", async () => {
    const { headers } = request;
    const misspelt: Received = {
      ...withBody('{"event":"Employee Created","data":{}}'),
      headers: { ...headers, "linked-account-id": "acme" },
    };
    expect((await examine(misspelt)).unnamed).toEqual([
      "linked-account-id",
      "data",
    ]);
  });
});
