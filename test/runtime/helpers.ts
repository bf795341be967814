import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { onTestFinished } from "vitest";
import {
  CobaltError,
  createClient,
  type CobaltClient,
  type LinkedAccountOptional,
} from "../../templates/runtime.js";

export const KEY = "tk_secret/0123456789";
export const EVENT = { slug: "employee-created", event: "Employee Created" };
export const FIRED = { message: "Webhook Fired Success" };

export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Server {
  readonly url: string;
  readonly received: readonly Received[];
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A real server, until the test is over. It keeps what it receives, and fires events unless told otherwise. */
export async function serve(
  answer: Answer = json(200, FIRED),
): Promise<Server> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({
        method: request.method,
        path: request.url,
        headers: request.headers,
        body: Buffer.concat(chunks),
      });
      answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
  };
}

/** A port nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Answer {
  return text(status, JSON.stringify(body), {
    "content-type": "application/json",
    ...headers,
  });
}

export function text(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Answer {
  return (response) => response.writeHead(status, headers).end(body);
}

/** A client that is made for one server, with the key and an account; it sends once, unless told otherwise. */
export function clientOf(
  server: Pick<Server, "url">,
  options: Partial<Parameters<typeof createClient>[0]> = {},
  route: "slug" | "event" = "slug",
): CobaltClient<LinkedAccountOptional> {
  const credentials =
    options.sessionToken === undefined
      ? { apiKey: KEY, linkedAccountId: "mark@example.com" }
      : {};
  return createClient(
    { retry: false, ...credentials, ...options } as Parameters<
      typeof createClient
    >[0],
    { baseUrl: server.url, route },
  );
}

/** What a promise or a call fails with; always one of the runtime's errors. */
export async function failure<Kind extends CobaltError = CobaltError>(
  work: Promise<unknown> | (() => unknown),
  kind: abstract new (...parameters: never[]) => Kind,
): Promise<Kind> {
  try {
    await (typeof work === "function" ? work() : work);
  } catch (error) {
    if (error instanceof CobaltError && error instanceof kind) return error;
    throw new Error(`expected ${kind.name}, got ${inspect(error)}`, {
      cause: error,
    });
  }
  throw new Error(`expected ${kind.name}, but nothing was thrown`);
}
