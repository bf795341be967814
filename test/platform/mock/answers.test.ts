// Every form of an answer that the reference of the platform has.
import { describe, expect, test } from "vitest";
import type { MockServerOptions } from "../../../src/platform/mock/server.js";
import {
  ACCOUNT,
  FIRED,
  KEY,
  KNOWN,
  read,
  readText,
  send,
  start,
} from "./start.js";

const requestId = "00000000-0000-4000-8000-000000000001";
const notFound =
  "Trigger with name Wrong_Event not found for application 646370324e3b114f9c720719";
const checked = [
  {
    slug: "employee-created",
    event: "Employee Created",
    check: () => [
      { path: "address.pincode", message: "must be of type number" },
      { path: "", message: 'has to have the property "id"' },
    ],
  },
];
const noKey = { "x-api-key": undefined };

interface Case {
  readonly title: string;
  readonly options?: MockServerOptions;
  readonly sent?: Parameters<typeof send>[1];
  readonly status: number;
  readonly seed: object;
  readonly newer: object;
}

const cases: readonly Case[] = [
  {
    title: "an event that fires",
    status: 200,
    seed: FIRED,
    newer: FIRED,
  },
  {
    title: "a wrong key",
    options: { apiKeys: ["another"] },
    status: 401,
    seed: {
      status_code: 401,
      error_type: "UNAUTHORIZED",
      message: "Invalid Credentials",
      request_id: requestId,
    },
    newer: { http_error_type: "UNAUTHORIZED", message: "Invalid Credentials" },
  },
  {
    title: "an empty key",
    sent: { headers: { "x-api-key": "" } },
    status: 401,
    seed: { error_type: "UNAUTHORIZED", message: "Invalid Credentials" },
    newer: { http_error_type: "UNAUTHORIZED", message: "Invalid Credentials" },
  },
  {
    title: "a wrong token",
    options: { sessionTokens: { good: ACCOUNT } },
    sent: { headers: { ...noKey, authorization: "Bearer toString" } },
    status: 401,
    seed: { error_type: "UNAUTHORIZED", message: "Invalid Credentials" },
    newer: { http_error_type: "UNAUTHORIZED", message: "Invalid Credentials" },
  },
  {
    title: "no linked account",
    sent: { headers: { linked_account_id: undefined } },
    status: 400,
    seed: {
      status_code: 400,
      error_type: "BAD_REQUEST",
      message: "linked_account_id is mandatory",
      request_id: requestId,
    },
    newer: {
      http_error_type: "BAD_REQUEST",
      message: "linked_account_id is mandatory",
    },
  },
  {
    title: "a body that is no JSON",
    sent: { body: '{"event": ' },
    status: 400,
    seed: { error_type: "BAD_REQUEST", message: "The body is not valid JSON" },
    newer: {
      http_error_type: "BAD_REQUEST",
      message: "The body is not valid JSON",
    },
  },
  {
    title: "no event's name",
    sent: { body: { payload: {} } },
    status: 400,
    seed: { error_type: "BAD_REQUEST", message: "event is mandatory" },
    newer: { http_error_type: "BAD_REQUEST", message: "event is mandatory" },
  },
  {
    title: "a payload that is no object",
    sent: { body: { event: "Employee Created", payload: [1] } },
    status: 400,
    seed: { error_type: "BAD_REQUEST", message: "payload is not an object" },
    newer: {
      http_error_type: "BAD_REQUEST",
      message: "payload is not an object",
    },
  },
  {
    title: "a payload that does not fit",
    options: { known: checked },
    status: 400,
    seed: {
      status_code: 400,
      error_type: "BAD_REQUEST",
      error_code: "INVALID_PAYLOAD",
      message:
        'Invalid payload of Employee Created: "address.pincode" must be of type number; has to have the property "id"',
      errors: [
        { path: "address.pincode", message: "must be of type number" },
        { path: "", message: 'has to have the property "id"' },
      ],
      request_id: requestId,
    },
    newer: {
      http_error_type: "BAD_REQUEST",
      error: "INVALID_PAYLOAD",
      errors: [
        { path: "address.pincode", message: "must be of type number" },
        { path: "", message: 'has to have the property "id"' },
      ],
    },
  },
  {
    title: "another URL",
    sent: { path: "/api/v2/public/events?key=1" },
    status: 404,
    seed: {
      error_type: "NOT_FOUND",
      message: "Cannot POST /api/v2/public/events",
    },
    newer: {
      http_error_type: "NOT_FOUND",
      message: "Cannot POST /api/v2/public/events",
    },
  },
  {
    title: "another method",
    sent: { method: "PATCH" },
    status: 404,
    seed: {
      message: "Cannot PATCH /api/v2/public/event/employee-created",
    },
    newer: {
      message: "Cannot PATCH /api/v2/public/event/employee-created",
    },
  },
];

describe.each(["seed", "newer"] as const)("in the dialect %s", (dialect) => {
  test.each(cases)("$title", async ({ options, sent, status, ...want }) => {
    const server = await start({ known: KNOWN, ...options, dialect });
    const answer = await send(server, sent);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await read(answer)).toEqual({
      status,
      body: expect.objectContaining(want[dialect]) as unknown,
    });
    const { requests, counts } = server.journal();
    expect(requests).toMatchObject([{ status }]);
    expect(counts.fired).toBe(status === 200 ? 1 : 0);
  });

  test("what is scripted by a status alone", async () => {
    const server = await start({ dialect });
    const statuses = [400, 401, 403, 404, 429, 500, 503];
    server.next(statuses.map((status) => ({ status })));
    const bodies = [];
    for (const status of statuses) {
      const answer = await read(send(server));
      expect(answer.status).toBe(status);
      bodies.push(answer.body);
    }
    expect(bodies).toMatchSnapshot();
    expect(server.journal().counts.fired).toBe(0);
  });
});

test("an event of no such name, as the older pages say", async () => {
  const server = await start({ known: KNOWN });
  const sent = send(server, { body: { event: "Wrong_Event" } });
  expect(await read(sent)).toEqual({
    status: 400,
    body: {
      status_code: 400,
      error_type: "BAD_REQUEST",
      message: notFound,
      request_id: requestId,
    },
  });
});

test("an event of no such name, as the newer pages say", async () => {
  const server = await start({ known: KNOWN, dialect: "newer" });
  const sent = send(server, { body: { event: "Wrong_Event" } });
  expect(await read(sent)).toEqual({
    status: 404,
    body: {
      http_error_type: "NOT_FOUND",
      error: "INVALID_EVENT",
      message: "Trigger not found",
    },
  });
});

test("events that come too fast", async () => {
  const server = await start({ rateLimit: { perSecond: 0.001, burst: 2 } });
  const answers = [];
  for (let sent = 0; sent < 4; sent += 1) answers.push(await send(server));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
  const [, , refused] = answers;
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(1);
  expect(await refused?.json()).toMatchObject({ message: "Too many requests" });
  expect(server.journal().counts).toMatchObject({ requests: 4, fired: 2 });
});

test("a body of more than 10 MiB", async () => {
  const server = await start();
  const sent = send(server, { body: " ".repeat(10 * 1024 * 1024 + 1) });
  expect(await read(sent)).toMatchObject({ status: 413 });
});

test("what is sent as a page of HTML", async () => {
  const server = await start();
  server.next([
    { status: 502, body: "<html>Bad Gateway</html>", retryAfter: 1.5 },
    { status: 204 },
    { status: 503, retryAfter: new Date(Date.UTC(2026, 10, 24)) },
    { headers: { "Content-Type": "text/plain", "x-more": "1" } },
  ]);
  const page = await send(server);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("retry-after")).toBe("2");
  expect(await page.text()).toBe("<html>Bad Gateway</html>");
  expect(await readText(send(server))).toEqual({ status: 204, body: "" });
  const later = await send(server);
  expect(later.headers.get("retry-after")).toBe(
    "Tue, 24 Nov 2026 00:00:00 GMT",
  );
  const usual = await send(server);
  expect(usual.headers.get("content-type")).toBe("text/plain");
  expect(usual.headers.get("x-more")).toBe("1");
  expect(await read(usual)).toEqual({ status: 200, body: FIRED });
});

test("secrets are in no answer and in no record", async () => {
  const server = await start({ apiKeys: ["another"], sessionTokens: {} });
  const token = { ...noKey, authorization: "Bearer token_secret" };
  const texts = [
    await (await send(server)).text(),
    await (await send(server, { headers: token })).text(),
    JSON.stringify(server.journal()),
  ].join("");
  expect(texts).not.toContain(KEY);
  expect(texts).not.toContain("token_secret");
  expect(server.journal().requests).toMatchObject([
    { auth: "apiKey", headers: { "x-api-key": "[redacted]" } },
    { auth: "sessionToken", headers: { authorization: "[redacted]" } },
  ]);
});
