import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { type Listening, listen } from "../../../platform/mock/listen.js";

/** A page that is served, and replaced while people look at it. */
export interface PageServer extends Listening {
  /** Shows another page, also to those who have it open. */
  readonly show: (html: string) => void;
}

const headers = {
  "cache-control": "no-store",
  "content-security-policy": "frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

/** Stands in for a page that could not be made yet, and looks for it. */
const noPage =
  '<!doctype html><meta http-equiv="refresh" content="1"><title>Cobalt events</title><p>There is no catalog yet; the terminal says why.';

/**
 * Serves a page on this machine only, to whoever asks for it by an address of this machine: another name may lead here,
 * too, for a foreign page to read it by.
 *
 * @throws what Node throws where the port is taken
 */
export async function openPageServer(port: number): Promise<PageServer> {
  const watchers = new Set<ServerResponse>();
  const started = Date.now();
  let shown = 0;
  let page = noPage;
  const version = (): string => `data: ${started}-${shown}\n\n`;
  const server = createServer((request, response) => {
    const status = statusOf(request);
    if (status !== 200) {
      response.writeHead(status, headers).end();
    } else if (request.url === "/changes") {
      response.writeHead(200, {
        ...headers,
        "content-type": "text/event-stream",
      });
      response.write(version());
      watchers.add(response);
      response.on("close", () => watchers.delete(response));
    } else {
      const type = "text/html; charset=utf-8";
      response.writeHead(200, { ...headers, "content-type": type });
      response.end(request.method === "HEAD" ? undefined : page);
    }
  });
  const listening = await listen(server, { port });
  return {
    ...listening,
    show: (html) => {
      page = html;
      shown += 1;
      for (const watcher of watchers) watcher.write(version());
    },
  };
}

function statusOf({ method, url, headers, socket }: IncomingMessage): number {
  const port = String(socket.localPort);
  const own = ["127.0.0.1", "localhost"].map((name) => `${name}:${port}`);
  if (!own.includes(headers.host ?? "")) return 403;
  if (method !== "GET" && method !== "HEAD") return 405;
  return url === "/" || url === "/changes" ? 200 : 404;
}
