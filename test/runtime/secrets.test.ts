import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  CobaltError,
  createClient,
  type CobaltClientOptions,
} from "../../templates/runtime.js";
import {
  clientOf,
  EVENT,
  failure,
  json,
  KEY,
  serve,
  text,
  type Server,
} from "./helpers.js";

/** Everything that a log could show of a value. */
function exposed(value: unknown): string {
  const stack = value instanceof Error ? (value.stack ?? "") : "";
  return [
    inspect(value, { depth: Infinity, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    stack,
  ].join("\n");
}

const CREDENTIALS: Partial<CobaltClientOptions>[] = [
  { apiKey: KEY },
  { apiKey: ` ${KEY} ` },
  { sessionToken: KEY },
];

describe.each(CREDENTIALS)("credentials %j", (credentials) => {
  const echo = `key ${KEY} and Bearer ${KEY}`;
  const escaped = KEY.replaceAll("s", "\\u0073");

  it("are in nothing that prints the client", async () => {
    expect(exposed(clientOf(await serve(), credentials))).not.toContain(KEY);
  });

  it.each<{ title: string; start: () => Promise<Server> }>([
    {
      title: "echoed in every field",
      start: () =>
        serve(
          json(500, {
            message: echo,
            error_type: echo,
            error_code: echo,
            request_id: echo,
            nested: [echo],
          }),
        ),
    },
    {
      title: "echoed as the event's name",
      start: () =>
        serve(json(400, { message: `Trigger with name ${KEY} not found` })),
    },
    {
      title: "echoed in escapes",
      start: () => serve(text(401, `{"message": "${escaped}"}`)),
    },
    {
      title: "echoed with PHP's slashes",
      start: () =>
        serve(text(401, `{"message": "${KEY.replaceAll("/", "\\/")}"}`)),
    },
    {
      title: "echoed in a page",
      start: () => serve(text(502, `<html>${echo}</html>`)),
    },
    {
      title: "echoed in Retry-After",
      start: () => serve(json(429, {}, { "retry-after": KEY })),
    },
    {
      title: "and a dropped connection",
      start: () => serve((response) => response.destroy()),
    },
    {
      title: "and a refused connection",
      start: () => Promise.resolve({ url: "http://127.0.0.1:1", received: [] }),
    },
    {
      title: "and an unknown host",
      start: () =>
        Promise.resolve({
          url: `http://${KEY.replace("/", ".")}.invalid/${KEY}`,
          received: [],
        }),
    },
  ])("$title are in no error", async ({ start }) => {
    const error = await failure(
      clientOf(await start(), credentials).send(EVENT, {}),
      CobaltError,
    );
    expect(exposed(error)).not.toContain(KEY);
    expect(error.cause).toBeUndefined();
  });

  it("are in no error of a fetch that was passed in", async () => {
    const cause = Object.assign(
      new Error(echo, { cause: { message: echo, code: KEY } }),
      { key: KEY },
    );
    const client = clientOf(
      { url: "http://127.0.0.1:1" },
      { ...credentials, fetch: () => Promise.reject(cause) },
    );
    const error = await failure(client.send(EVENT, {}), CobaltError);
    expect(exposed(error)).not.toContain(KEY);
    expect(error.message).toContain(
      "key [redacted] and Bearer [redacted]: key [redacted]",
    );
  });

  it("are in no error of a header", async () => {
    for (const headers of [
      { "x-copy": `${KEY}\n` },
      { "x-copy": `${KEY} 💡` },
    ]) {
      const client = clientOf(
        { url: "http://127.0.0.1:1" },
        { ...credentials, headers },
      );
      expect(
        exposed(await failure(client.send(EVENT, {}), CobaltError)),
      ).not.toContain(KEY);
    }
  });
});

describe("a client that cannot be made", () => {
  it.each([
    { options: { apiKey: KEY, baseUrl: `https://${KEY}@api.example.com` } },
    { options: { apiKey: KEY, baseUrl: KEY } },
    { options: { apiKey: [KEY] } },
  ])("says nothing of its credentials", async ({ options }) => {
    const settings = {
      baseUrl: "https://api.example.com",
      route: "slug",
    } as const;
    const error = await failure(
      () => createClient(options as never, settings),
      CobaltError,
    );
    expect(exposed(error)).not.toContain(KEY);
  });

  it("with both credentials, keeps the token to itself", async () => {
    const server = await serve();
    await createClient(
      { apiKey: KEY, sessionToken: "st_1", linkedAccountId: "a" } as never,
      { baseUrl: server.url, route: "slug" },
    ).send(EVENT, {});
    expect(server.received[0]?.headers).not.toHaveProperty("authorization");
  });
});
