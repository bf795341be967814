// What goes wrong between a client and its workspace; the key is in none of it.
import { createServer } from "node:http";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import {
  type ApiProblem,
  createWorkspaceClient,
  reportProblem,
} from "../../../src/platform/api/index.js";
import { listen } from "../../../src/platform/mock/listen.js";
import type { MockAnswer } from "../../../src/platform/mock/script.js";
import { CANARY, problemOf, startClient, valueOf } from "./start-client.js";

const draft = { name: "A", sample: { id: 1 } };
const seen: unknown[] = [];

afterEach(() => {
  expect(JSON.stringify(seen)).not.toContain("canary");
  seen.length = 0;
});

async function seenProblem(
  call: Parameters<typeof problemOf>[0],
): Promise<ApiProblem> {
  const problem = await problemOf(call);
  const diagnostics = new Diagnostics();
  reportProblem(problem, diagnostics);
  seen.push(problem, diagnostics.list);
  return problem;
}

const page = `<html><title>Sign
 in</title>${CANARY}</html>`;

const faults: readonly {
  readonly answer: MockAnswer;
  readonly code: string;
  readonly message: RegExp;
  readonly unsure?: true;
}[] = [
  {
    answer: { status: 401 },
    code: "CE905",
    message: /401: Invalid Credentials$/,
  },
  {
    answer: { status: 403, body: page },
    code: "CE905",
    message: /403 with a page/,
  },
  {
    answer: {
      status: 400,
      body: { message: "Trigger with name A already exists" },
    },
    code: "CE911",
    message: /already exists$/,
  },
  {
    answer: { status: 400, body: { message: `no ${CANARY}` } },
    code: "CE908",
    message: /no \[redacted\]$/,
  },
  {
    answer: { status: 422, body: { message: "x".repeat(5_000) } },
    code: "CE908",
    message: /^.{1,1100}$/,
  },
  {
    answer: { body: { status_code: 400, message: "no" } },
    code: "CE908",
    message: /400: no/,
  },
  {
    answer: { status: 500 },
    code: "CE908",
    message: /500: Internal Server Error/,
    unsure: true,
  },
  {
    answer: { status: 502, body: "" },
    code: "CE909",
    message: /502 with nothing/,
    unsure: true,
  },
  {
    answer: { status: 200, body: page },
    code: "CE909",
    message: /200 with a page of HTML called "Sign in"$/,
    unsure: true,
  },
  {
    answer: { status: 200, body: "OK" },
    code: "CE909",
    message: /what is no JSON/,
    unsure: true,
  },
  {
    answer: { status: 200, body: {} },
    code: "CE909",
    message: /holds no events/,
    unsure: true,
  },
  {
    answer: {
      status: 302,
      body: "",
      headers: { location: `https://else.example/x?${CANARY}` },
    },
    code: "CE909",
    message: /a redirect to https:\/\/else\.example, which is not followed$/,
  },
  { answer: { status: 429, retryAfter: 3_600 }, code: "CE907", message: /429/ },
  {
    answer: { drop: "answer" },
    code: "CE906",
    message: /broke off/,
    unsure: true,
  },
  {
    answer: { drop: "body" },
    code: "CE906",
    message: /broke off/,
    unsure: true,
  },
];

describe.each(faults)(
  "$answer",
  ({ answer, code, message, unsure = false }) => {
    test("ends a change, which is not made again", async () => {
      const { client, server } = await startClient();
      await valueOf(client.listEvents());
      server.next([answer]);
      const problem = await seenProblem(client.createEvent(draft));
      expect(problem).toMatchObject({ code, mayHaveHappened: unsure });
      expect(problem.message).toMatch(message);
      expect(server.journal().counts.requests).toBe(2);
    });

    test("ends what only reads without a doubt", async () => {
      const { client, server } = await startClient();
      server.next(Array.from({ length: 4 }, () => answer));
      const problem = await seenProblem(client.listEvents());
      expect(problem).toMatchObject({ code, mayHaveHappened: false });
    });
  },
);

test.each([
  [{ status: 429, retryAfter: 0 }],
  [{ status: 503, body: page }],
  [{ status: 500, retryAfter: new Date(0) }],
  [{ drop: "answer" as const }],
  [{ drop: "body" as const }],
  [{ bodyDelayMs: 10_000 }],
])("what only reads goes on after %j", async (answer) => {
  const { client, server } = await startClient({}, { timeoutMs: 2_000 });
  server.next([answer, answer]);
  expect(await valueOf(client.listEvents())).toEqual([]);
  expect(server.journal().counts.requests).toBe(3);
});

test("a change that was refused for the pace is made again, once it may", async () => {
  const { client, server } = await startClient();
  await valueOf(client.listEvents());
  server.next([{ status: 429, retryAfter: 0 }]);
  await valueOf(client.createEvent(draft));
  expect(server.workspace().events).toHaveLength(1);
});

test("calls keep to the pace that the platform publishes", async () => {
  const { client, server } = await startClient({
    rateLimit: { perSecond: 20, burst: 6 },
  });
  await valueOf(client.listEvents());
  await Promise.all(Array.from({ length: 12 }, () => client.listEvents()));
  const statuses = server.journal().requests.map(({ status }) => status);
  expect(statuses).not.toContain(429);
});

test("no answer in time", async () => {
  const { client, server } = await startClient(
    { latencyMs: 60_000 },
    { timeoutMs: 500, retry: { attempts: 2, baseDelayMs: 1 } },
  );
  expect(await seenProblem(client.listEvents())).toMatchObject({
    code: "CE906",
    message: expect.stringMatching(/did not answer within 0.5 s$/) as unknown,
  });
  expect(server.journal().counts.requests).toBe(2);
});

test("an answer without end", async () => {
  const server = createServer((_, response) => {
    const more = (): unknown =>
      response.destroyed || response.write("[".repeat(65_536), more);
    more();
  });
  const { baseUrl, close } = await listen(server, {});
  onTestFinished(close);
  const client = createWorkspaceClient({
    baseUrl,
    apiKey: CANARY,
    maxBytes: 2 ** 20,
  });
  const problem = await seenProblem(client.listEvents());
  expect(problem.message).toMatch(/200 with more than is read$/);
});

test.each([
  ["http://cobalt.invalid", /^The host cobalt\.invalid does not resolve$/],
  ["http://127.0.0.1:1", /^127\.0\.0\.1:1 refuses connections$|broke off/],
])("nobody at %s", async (baseUrl, want) => {
  const client = createWorkspaceClient({
    baseUrl,
    apiKey: CANARY,
    retry: { attempts: 2, baseDelayMs: 1 },
    env: { HTTPS_PROXY: `http://user:${CANARY}@proxy` },
  });
  const problem = await seenProblem(client.createEvent(draft));
  expect(problem.message).toMatch(want);
  expect(problem).toMatchObject({ code: "CE906", mayHaveHappened: false });
  expect(problem.help).toContain(
    "HTTPS_PROXY is set, but Node.js uses it only",
  );
});

test("a key that no header takes, and a signal", async () => {
  const { client } = await startClient({}, { apiKey: `${CANARY}\n${CANARY}` });
  expect(await seenProblem(client.listEvents())).toMatchObject({
    code: "CE906",
  });
  const { client: stopped } = await startClient(
    {},
    { signal: AbortSignal.abort() },
  );
  const problem = await seenProblem(stopped.listEvents());
  expect(problem.message).toMatch(/was interrupted$/);
});

test("a host without management calls", async () => {
  const { client, server } = await startClient();
  server.next([{ status: 404 }, { status: 404 }]);
  expect(await seenProblem(client.listEvents())).toMatchObject({
    code: "CE912",
  });
  expect(await seenProblem(client.getEvent("none"))).toMatchObject({
    code: "CE910",
  });
});

test("a key that the platform tells of is in nothing that is read", async () => {
  const { client } = await startClient();
  const sample = { text: `key ${CANARY}` };
  seen.push(await valueOf(client.createEvent({ name: "A", sample })));
});
