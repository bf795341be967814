import { request as httpRequest } from "node:http";
import { onTestFinished } from "vitest";
import {
  type MockServer,
  type MockServerOptions,
  startMockServer,
} from "../../../src/platform/mock/server.js";

export const KEY = "tk_secret_0123456789";
export const ACCOUNT = "acme@example.com";
export const FIRED = { message: "Webhook Fired Success" };

/** The events of a small platform; two have one name, in two applications. */
export const KNOWN = [
  { slug: "employee-created", event: "Employee Created" },
  { slug: "deal-won", event: "Deal Won", app: "hubspot" },
  { slug: "deal-won-elsewhere", event: "Deal Won", app: "pipedrive" },
];

/** A mock, until the test is over. */
export async function start(
  options: MockServerOptions = {},
): Promise<MockServer> {
  const server = await startMockServer(options);
  onTestFinished(server.close);
  return server;
}

/** What is sent where a test does not say otherwise. */
interface Sent {
  readonly method?: string;
  readonly path?: string;
  /** `undefined` leaves out one of the usual headers. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** What is no text is sent as JSON. */
  readonly body?: unknown;
}

/** Sends an event as it should be, but for what the test says. */
export async function send(
  { baseUrl }: Pick<MockServer, "baseUrl">,
  { method = "POST", path = "employee-created", headers, body }: Sent = {},
): Promise<Response> {
  const all = { "x-api-key": KEY, linked_account_id: ACCOUNT, ...headers };
  const sent = body ?? { event: "Employee Created", payload: { id: 221 } };
  const isUrl = /^(?:\/|$)/.test(path);
  return await fetch(
    isUrl ? `${baseUrl}${path}` : `${baseUrl}/api/v2/public/event/${path}`,
    {
      method,
      headers: Object.fromEntries(
        Object.entries<string | undefined>(all).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      ),
      ...(method === "POST" && {
        body: typeof sent === "string" ? sent : JSON.stringify(sent),
      }),
    },
  );
}

/** The status and the body of an answer. */
export async function read(
  answer: Response | Promise<Response>,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const { status, body } = await readText(answer);
  return { status, body: JSON.parse(body) };
}

/** The status and the text of an answer. */
export async function readText(
  answer: Response | Promise<Response>,
): Promise<{ readonly status: number; readonly body: string }> {
  const response = await answer;
  return { status: response.status, body: await response.text() };
}

/** The code of the error that a request over a plain socket ends with, or the status. */
export async function rawOutcome(
  { baseUrl }: Pick<MockServer, "baseUrl">,
  headers: Readonly<Record<string, string>> = {},
): Promise<string | number | undefined> {
  return await new Promise((settle) => {
    const request = httpRequest(`${baseUrl}/api/v2/public/event`, {
      method: "POST",
      headers,
    });
    request.on("response", (response) => {
      response.resume();
      settle(response.statusCode);
    });
    request.on("error", (error: NodeJS.ErrnoException) => settle(error.code));
    request.end("{}");
  });
}
