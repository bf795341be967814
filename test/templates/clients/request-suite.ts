/** Which requests are made, and which are not, by the tables of the TypeScript client. */
import { describe, expect, it } from "vitest";
import type { EventAddress } from "../../../templates/runtime.js";
import { badRequests } from "../../attack/bad-requests.js";
import { EVENT, KEY, serve } from "../../runtime/helpers.js";
import {
  BAD_BASE_URLS,
  type Case,
  CASES,
  FETCH_HEADERS,
  KEY_HEADERS,
  SLUG_PATH,
} from "../../runtime/request-table.js";
import type { Bench } from "./client-suite.js";

/** @param unsayable the requests of the tables that the language cannot write */
export function testRequests({ send, fail }: Bench, unsayable: RegExp): void {
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
      ...["NaN", "circular", "unknown", "hostile"].map((name) =>
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
}
