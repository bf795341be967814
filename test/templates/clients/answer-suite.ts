/** What becomes of an answer, by the tables of the TypeScript client. */
import { describe, expect, it } from "vitest";
import {
  accepted,
  disguised,
  refusals,
  retryAfters,
  strange,
} from "../../runtime/answer-table.js";
import { EVENT, json, KEY, serve, text } from "../../runtime/helpers.js";
import type { Bench } from "./client-suite.js";

export function testAnswers({ send, fail }: Bench): void {
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
}
