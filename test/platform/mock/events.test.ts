import { describe, expect, test } from "vitest";
import { ACCOUNT, FIRED, KNOWN, read, send, start } from "./start.js";

describe("which event it is", () => {
  const created = { event: "Employee Created" };
  const won = { event: "Deal Won" };
  test.each([
    { path: "employee-created", body: created, want: ["employee-created"] },
    { path: "", body: created, want: ["employee-created"] },
    { path: "trigger", body: created, want: ["employee-created"] },
    { path: "trigger", body: { trigger: "Deal Won" }, want: ["deal-won"] },
    { path: "slack", body: created, want: ["employee-created", "slack"] },
    { path: "a%2Fb%20c", body: created, want: ["employee-created", "a/b c"] },
    { path: "pipedrive", body: won, want: ["deal-won-elsewhere", "pipedrive"] },
    { path: "hubspot", body: won, want: ["deal-won", "hubspot"] },
    { path: "deal-won-elsewhere", body: won, want: ["deal-won-elsewhere"] },
    {
      path: "trigger",
      slug: "pipedrive",
      body: won,
      want: ["deal-won-elsewhere", "pipedrive"],
    },
    { path: "?tag=1", body: won, want: ["deal-won"] },
    { path: "employee-created", body: won, want: undefined },
    { path: "employee-created", body: { event: "toString" }, want: undefined },
    { path: "%E0%A4%A", body: created, want: undefined },
  ])("$path $slug $body", async ({ path, slug, body, want }) => {
    const server = await start({ known: KNOWN });
    const url = path === "" || path.startsWith("?") ? "" : "/";
    await send(server, {
      path: `/api/v2/public/event${url}${path}`,
      body,
      headers: { slug },
    });
    const { events } = server.journal();
    const found = events.map((event) =>
      event.app === undefined ? [event.slug] : [event.slug, event.app],
    );
    expect(found).toEqual(want ? [want] : []);
  });

  test.each([
    { path: "any-slug", want: "any-slug" },
    { path: "trigger", want: "Any" },
  ])("without known events, any at $path", async ({ path, want }) => {
    const server = await start();
    await send(server, { path, body: { event: "Any" } });
    expect(server.journal().events).toMatchObject([
      { slug: want, event: "Any", payload: undefined },
    ]);
  });
});

test("everything of an event is recorded", async () => {
  const server = await start({ known: KNOWN });
  const body = { event: "Employee Created", payload: { id: 221 } };
  await send(server, {
    headers: { config_id: "cfg", "idempotency-key": "k1", "x-trace": "t" },
    body,
  });
  const { events, requests, counts } = server.journal();
  expect(events).toEqual([
    {
      slug: "employee-created",
      event: "Employee Created",
      linkedAccountId: ACCOUNT,
      payload: { id: 221 },
      configId: "cfg",
      app: undefined,
      idempotencyKey: "k1",
      headers: expect.objectContaining({ "x-trace": "t" }) as unknown,
      at: expect.any(Date) as unknown,
    },
  ]);
  expect(requests).toMatchObject([
    {
      method: "POST",
      path: "/api/v2/public/event/employee-created",
      auth: "apiKey",
      body: JSON.stringify(body),
      status: 200,
    },
  ]);
  expect(counts).toEqual({ requests: 1, fired: 1, repeats: 0 });
});

test("a key __proto__ in a payload is one like any other", async () => {
  const server = await start();
  await send(server, {
    body: '{"event":"E","payload":{"__proto__":{"polluted":1}}}',
  });
  const [event] = server.journal().events;
  expect(Object.keys(event?.payload ?? {})).toEqual(["__proto__"]);
  expect({}).not.toHaveProperty("polluted");
});

describe("a session token", () => {
  const bearer = (token: string, account?: string) => ({
    headers: {
      "x-api-key": undefined,
      authorization: `Bearer ${token}`,
      linked_account_id: account,
    },
  });

  test.each([
    { given: bearer("t"), want: ACCOUNT },
    { given: bearer("t", "mallory"), want: ACCOUNT },
  ])("stands for its account", async ({ given, want }) => {
    const server = await start({ sessionTokens: { t: ACCOUNT } });
    expect(await read(send(server, given))).toEqual({
      status: 200,
      body: FIRED,
    });
    expect(server.journal()).toMatchObject({
      events: [{ linkedAccountId: want }],
      requests: [{ auth: "sessionToken" }],
    });
  });

  test.each([
    { given: bearer("any"), want: undefined },
    { given: bearer("any", "header"), want: "header" },
  ])("of which nothing is told", async ({ given, want }) => {
    const server = await start();
    await send(server, given);
    expect(server.journal().events).toMatchObject([{ linkedAccountId: want }]);
  });
});

test("repeats are dropped by the header that is chosen", async () => {
  const server = await start({ idempotencyHeader: "X-Once" });
  const once = { headers: { "x-once": "1" } };
  expect(await read(send(server, once))).toEqual({ status: 200, body: FIRED });
  expect(await read(send(server, once))).toEqual({ status: 200, body: FIRED });
  await send(server);
  await send(server);
  const { events, counts } = server.journal();
  expect(counts).toEqual({ requests: 4, fired: 3, repeats: 1 });
  expect(events).toMatchObject([{ idempotencyKey: "1" }, {}, {}]);
});

test("repeats are not dropped where nobody asked for it", async () => {
  const server = await start();
  const once = { headers: { "idempotency-key": "1" } };
  await send(server, once);
  await send(server, once);
  expect(server.journal().counts).toMatchObject({ fired: 2, repeats: 0 });
});

test("only the latest are kept, and all are counted", async () => {
  const server = await start({ keep: 2 });
  for (let id = 1; id <= 5; id += 1)
    await send(server, { body: { event: "E", payload: { id } } });
  const { events, requests, counts } = server.journal();
  expect(events).toMatchObject([
    { payload: { id: 4 } },
    { payload: { id: 5 } },
  ]);
  expect(requests).toHaveLength(2);
  expect(counts).toEqual({ requests: 5, fired: 5, repeats: 0 });
});

test("a reset forgets everything, and leaves alone what was taken from it", async () => {
  const server = await start({ rateLimit: { perSecond: 0.001, burst: 1 } });
  await send(server);
  const { events } = server.journal();
  server.next([{ status: 500 }]);
  server.reset();
  expect(server.journal()).toMatchObject({ requests: [], events: [] });
  expect((await send(server)).status).toBe(200);
  expect(server.journal().counts).toMatchObject({ requests: 1, fired: 1 });
  expect(events).toHaveLength(1);
});

test("whoever listens is told of each request", async () => {
  const told: unknown[] = [];
  const server = await start({
    known: KNOWN,
    idempotencyHeader: "idempotency-key",
    onRequest: ({ status }, event, { message }) =>
      told.push([status, event?.slug, message]),
  });
  const once = { headers: { "idempotency-key": "1" } };
  await send(server, once);
  await send(server, once);
  await send(server, { body: { event: "No" } });
  expect(told).toEqual([
    [200, "employee-created", "Webhook Fired Success"],
    [200, undefined, "Webhook Fired Success"],
    [
      400,
      undefined,
      "Trigger with name No not found for application 646370324e3b114f9c720719",
    ],
  ]);
});
