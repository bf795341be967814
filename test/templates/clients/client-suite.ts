/** What the clients of other languages have in common with the one in TypeScript. */
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import type { EventAddress } from "../../../templates/runtime.js";
import { EVENT, json, KEY, serve } from "../../runtime/helpers.js";
import { SLUG_PATH } from "../../runtime/request-table.js";
import { testAnswers } from "./answer-suite.js";
import {
  type Driver,
  type Failure,
  type Outcome,
  type Program,
  startDriver,
} from "./driver.js";
import { testFaults } from "./fault-suite.js";
import { testRequests } from "./request-suite.js";

type Send<Result> = (
  baseUrl: string,
  request?: object,
  options?: object,
  event?: EventAddress,
) => Promise<Result>;

/** What calls are made with; nothing that a log could show of an error holds the credential. */
export interface Bench {
  readonly send: Send<Outcome>;
  /** Sends what fails. */
  readonly fail: Send<Failure>;
}

/** What an error says nothing of is left out by the drivers. */
const untold = {
  status: undefined,
  type: undefined,
  code: undefined,
  requestId: undefined,
  retryAfterMs: undefined,
};

const direct = { http_proxy: "", HTTP_PROXY: "" };

/**
 * Tests a client; its driver runs for as long as the tests do.
 *
 * @param unsayable the requests of the tables that the language cannot write
 */
export function testClient(
  build: () => Promise<Program>,
  unsayable: RegExp,
): Bench {
  let program: Program;
  let driver: Driver;
  beforeAll(async () => {
    program = await build();
    driver = startDriver(program, direct);
  });
  afterAll(() => driver.close());

  const send = async (
    baseUrl: string,
    request: object = {},
    options: object = {},
    event: EventAddress = EVENT,
  ): Promise<Outcome> => {
    const credentials =
      "sessionToken" in options
        ? {}
        : { apiKey: KEY, linkedAccountId: "mark@example.com" };
    const outcome = await driver.call({
      options: {
        timeoutMs: 20_000,
        retry: { baseDelayMs: 1, totalMs: 60_000 },
        ...credentials,
        baseUrl,
        ...options,
      },
      event,
      request,
    });
    expect(outcome.error?.shown ?? "").not.toContain(KEY);
    return outcome;
  };

  const fail = async (...call: Parameters<typeof send>): Promise<Failure> => {
    const { error, result } = await send(...call);
    if (error) return { ...untold, ...error };
    throw new Error(`no error, but ${JSON.stringify(result)}`);
  };

  const bench = { send, fail };
  testRequests(bench, unsayable);
  testAnswers(bench);
  testFaults(bench);

  it("goes through the proxy of the environment, with its login", async () => {
    const proxy = await serve();
    const { host } = new URL(proxy.url);
    const http_proxy = `http://user:p%40ss@${host}`;
    const proxied = startDriver(program, { http_proxy, no_proxy: "" });
    onTestFinished(proxied.close);
    const { result } = await proxied.call({
      options: {
        apiKey: KEY,
        linkedAccountId: "acme",
        baseUrl: "http://cobalt.invalid",
      },
      event: EVENT,
      request: {},
    });
    expect(result?.status).toBe(200);
    expect(proxy.received[0]).toMatchObject({
      path: `http://cobalt.invalid${SLUG_PATH}`,
      headers: {
        host: "cobalt.invalid",
        "proxy-authorization": `Basic ${btoa("user:p@ss")}`,
      },
    });
  });

  it("asks for the secret at each attempt, and quotes nothing of its failure", async () => {
    const server = await serve(json(429, {}));
    const options = { apiKey: "", secrets: [`${KEY}1`, `${KEY}2`] };
    const refused = await fail(server.url, {}, options);
    const sent = server.received.map(({ headers }) => headers["x-api-key"]);
    expect(sent).toEqual([`${KEY}1`, `${KEY}2`]);
    // The third is not there any more.
    expect(refused).toMatchObject({ name: "CobaltRequestError", attempts: 2 });
    expect(refused.message).toMatch(/: no secret, see the cause$/);
  });
  return bench;
}
