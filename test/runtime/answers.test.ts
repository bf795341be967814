import { describe, expect, it } from "vitest";
import {
  CobaltRateLimitError,
  CobaltResponseError,
  CobaltServerError,
  CobaltUnexpectedResponseError,
} from "../../templates/runtime.js";
import {
  accepted,
  disguised,
  refusals,
  retryAfters,
  strange,
} from "./answer-table.js";
import { clientOf, EVENT, failure, json, KEY, serve, text } from "./helpers.js";

type Kind = new (...parameters: never[]) => CobaltResponseError;

describe("an accepted event", () => {
  it.each(accepted)("$title", async ({ status, body, message }) => {
    const result = await clientOf(await serve(json(status, body))).send(
      EVENT,
      {},
    );
    expect(result).toEqual({ ...EVENT, status, message });
  });
});

describe("a refused event, in JSON", () => {
  it.each(refusals)(
    "$title",
    async ({ status, body, kind, fields, message }) => {
      const error = await failure(
        clientOf(await serve(json(status, body))).send(EVENT, {}),
        CobaltResponseError,
      );
      expect([error.name, error.constructor.name]).toEqual([kind, kind]);
      expect(error).toMatchObject({ ...EVENT, status, ...fields });
      if (message !== undefined) expect(error.message).toBe(message);
    },
  );
});

describe("an error in an answer of success", () => {
  it.each(disguised)("$body", async ({ body, kind, status, mayHaveFired }) => {
    const error = await failure(
      clientOf(await serve(json(200, body))).send(EVENT, {}),
      CobaltResponseError,
    );
    expect(error.name).toBe(kind);
    expect(error).toMatchObject({ status, mayHaveFired, attempts: 1 });
  });
});

describe("an answer without end", () => {
  it.each<{ status: number; kind: Kind }>([
    { status: 200, kind: CobaltUnexpectedResponseError },
    { status: 500, kind: CobaltServerError },
    { status: 400, kind: CobaltUnexpectedResponseError },
  ])("of $status is not read to its end", async ({ status, kind }) => {
    let written = 0;
    const server = await serve((response) => {
      response.writeHead(status);
      const block = Buffer.alloc(2 ** 16, " ");
      const write = () => {
        while (!response.destroyed && response.write(block)) written += 1;
      };
      response.on("drain", write);
      write();
    });
    const error = await failure(clientOf(server).send(EVENT, {}), kind);
    expect(error.status).toBe(status);
    // Blocks of 64 KiB: those that were read, and what the sockets hold.
    expect(written).toBeLessThan(1_000);
  });

  it("has messages of 1,000 characters at most, and no part of the secret", async () => {
    const message = "x".repeat(995) + KEY + "y".repeat(1e5);
    const server = await serve(json(500, { message, error_code: message }));
    const error = await failure(
      clientOf(server).send(EVENT, {}),
      CobaltServerError,
    );
    expect(error.message.length).toBeLessThan(1_100);
    expect(error.code).toBe("x".repeat(995) + "[reda");
  });
});

describe("an answer that is not the API's", () => {
  it.each(strange)("$title", async ({ status, body, kind }) => {
    const error = await failure(
      clientOf(await serve(text(status, body))).send(EVENT, {}),
      CobaltResponseError,
    );
    expect(error.name).toBe(kind);
    expect(error).toMatchObject({
      ...EVENT,
      status,
      type: undefined,
      code: undefined,
    });
    expect(error.message).not.toContain("<html>");
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("%i is not followed", async (status) => {
    const elsewhere = await serve();
    const server = await serve(
      text(status, "", { location: `${elsewhere.url}/stolen` }),
    );
    const error = await failure(
      clientOf(server).send(EVENT, {}),
      CobaltUnexpectedResponseError,
    );
    expect(error.status).toBe(status);
    expect(elsewhere.received).toHaveLength(0);
  });
});

describe("Retry-After", () => {
  it.each(retryAfters)("%j is %j ms", async (header, expected) => {
    const error = await failure(
      clientOf(await serve(json(429, {}, { "retry-after": header }))).send(
        EVENT,
        {},
      ),
      CobaltRateLimitError,
    );
    expect(error.retryAfterMs).toBe(expected);
  });

  it("is read as a date, and on any answer", async () => {
    const header = new Date(Date.now() + 60_000).toUTCString();
    const error = await failure(
      clientOf(await serve(json(503, {}, { "retry-after": header }))).send(
        EVENT,
        {},
      ),
      CobaltServerError,
    );
    expect(error.retryAfterMs).toBeGreaterThan(50_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
  });
});
