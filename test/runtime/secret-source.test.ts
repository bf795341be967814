import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  CobaltRateLimitError,
  CobaltRequestError,
  CobaltServerError,
  CobaltTimeoutError,
  createClient,
} from "../../templates/runtime.js";
import { clientOf, EVENT, failure, json, KEY, serve } from "./helpers.js";

const settings = { baseUrl: "http://127.0.0.1:1", route: "slug" } as const;

const nowhere = { url: settings.baseUrl };

describe("a secret that rotates", () => {
  it("is asked for at each attempt", async () => {
    const server = await serve(json(429, {}));
    let asked = 0;
    const client = clientOf(server, {
      apiKey: () => Promise.resolve(`tk_${++asked}`),
      retry: { baseDelayMs: 1 },
    });
    await failure(client.send(EVENT, {}), CobaltRateLimitError);
    expect(server.received.map(({ headers }) => headers["x-api-key"])).toEqual([
      "tk_1",
      "tk_2",
      "tk_3",
    ]);
  });

  it("may be a session token, given at once", async () => {
    const server = await serve();
    await clientOf(server, { sessionToken: () => "st_1" }).send(EVENT, {});
    expect(server.received[0]?.headers).toMatchObject({
      authorization: "Bearer st_1",
    });
  });

  it("is in no error", async () => {
    const server = await serve(json(500, { message: `key ${KEY}` }));
    const client = clientOf(server, { apiKey: () => KEY });
    const error = await failure(client.send(EVENT, {}), CobaltServerError);
    expect(inspect(error)).not.toContain(KEY);
    expect(error.message).toMatch(/key \[redacted\]$/);
  });

  it.each([undefined, "", "  ", 5])("cannot be %j", async (secret) => {
    const client = clientOf(nowhere, { apiKey: () => secret as string });
    const error = await failure(client.send(EVENT, {}), CobaltRequestError);
    expect(error.message).toMatch(/no apiKey or sessionToken$/);
    expect(error).toMatchObject({ ...EVENT, attempts: 0 });
  });

  it.each([
    () => {
      throw new Error(`vault: ${KEY}`);
    },
    () => Promise.reject(new Error(`vault: ${KEY}`)),
  ])(
    "may fail: the message does not say why, the cause does",
    async (apiKey) => {
      const client = clientOf(nowhere, { apiKey });
      const error = await failure(client.send(EVENT, {}), CobaltRequestError);
      expect(error.message).toMatch(/no secret, see the cause$/);
      expect(error.message).not.toContain(KEY);
      expect(inspect(error.cause)).toContain("vault");
    },
  );

  it("is not waited for longer than the attempt may take", async () => {
    const client = clientOf(nowhere, {
      apiKey: () => new Promise(() => undefined),
      timeoutMs: 20,
    });
    const error = await failure(client.send(EVENT, {}), CobaltTimeoutError);
    expect(error).toMatchObject({ attempts: 0, mayHaveFired: false });
  });

  it("that hangs is asked no more often than there are attempts", async () => {
    let asked = 0;
    const client = clientOf(nowhere, {
      apiKey: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
      timeoutMs: 5,
      retry: { attempts: 2, baseDelayMs: 1, totalMs: Infinity },
    });
    await failure(client.send(EVENT, {}), CobaltTimeoutError);
    expect(asked).toBe(2);
  });

  it("that comes too late sends nothing", async () => {
    const server = await serve();
    const client = clientOf(server, {
      apiKey: () => new Promise((done) => setTimeout(() => done(KEY), 60)),
      timeoutMs: 20,
    });
    await failure(client.send(EVENT, {}), CobaltTimeoutError);
    await new Promise((done) => setTimeout(done, 100));
    expect(server.received).toEqual([]);
  });
});

describe("a client for one linked account", () => {
  it("needs no linked account with the event, and takes another", async () => {
    const server = await serve();
    const client = createClient(
      { apiKey: KEY },
      { ...settings, baseUrl: server.url },
    );
    const acme = client.forLinkedAccount("acme");
    await acme.send(EVENT, {});
    await acme.send(EVENT, { linkedAccountId: "other" });
    await acme.forLinkedAccount("zeta").send(EVENT, {});
    expect(
      server.received.map(({ headers }) => headers["linked_account_id"]),
    ).toEqual(["acme", "other", "zeta"]);
  });

  it("leaves the client that it was made from as it was", async () => {
    const client = createClient({ apiKey: KEY }, settings);
    client.forLinkedAccount("acme");
    const error = await failure(client.send(EVENT, {}), CobaltRequestError);
    expect(error.message).toMatch(/linkedAccountId is missing/);
  });

  it("cannot be one without a name", async () => {
    const client = createClient({ apiKey: KEY }, settings).forLinkedAccount("");
    const error = await failure(client.send(EVENT, {}), CobaltRequestError);
    expect(error.message).toMatch(/linkedAccountId is missing/);
  });
});
