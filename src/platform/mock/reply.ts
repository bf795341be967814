import type { ServerResponse } from "node:http";
import { accepted, type Dialect, refusalBody, refusalFor } from "./answers.js";
import { isEvent, isGranted, isRefusal, type Judged } from "./judge.js";
import type { Headers } from "./record.js";
import type { MockAnswer } from "./script.js";

/** An answer, down to its bytes. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What it says, in short. */
  readonly message: string;
  readonly delayMs: number;
  readonly bodyDelayMs: number;
  readonly drop: MockAnswer["drop"];
}

/** How replies are made. */
export interface ReplyOptions {
  readonly dialect: Dialect;
  readonly latencyMs: number;
  /** The number of the request, counted from 1. */
  readonly request: number;
}

/** Makes the reply to what was judged; a scripted answer takes precedence. */
export function composeReply(
  judged: Judged,
  scripted: MockAnswer,
  { dialect, latencyMs, request }: ReplyOptions,
): Reply {
  const own = isRefusal(judged) ? judged : undefined;
  const { status = own?.status ?? 200, body } = scripted;
  const refusal =
    status < 300
      ? undefined
      : status === own?.status
        ? own
        : refusalFor(status, isEvent(judged) ? judged.event : "", dialect);
  const answer = isGranted(judged) ? judged.answer : accepted;
  const said =
    body ?? (refusal ? refusalBody(refusal, dialect, request) : answer);
  const retryAfter = scripted.retryAfter ?? refusal?.retryAfter;
  const type =
    typeof said === "string" ? "text/html; charset=utf-8" : "application/json";
  return {
    status,
    headers: {
      "content-type": type,
      ...(retryAfter !== undefined && { "retry-after": moment(retryAfter) }),
      ...lowerCased(scripted.headers ?? {}),
    },
    text: bodyless.has(status) ? "" : written(said),
    message: (refusal ?? (isGranted(judged) ? judged : accepted)).message,
    delayMs: scripted.delayMs ?? latencyMs,
    bodyDelayMs: scripted.bodyDelayMs ?? 0,
    drop: scripted.drop,
  };
}

/** Whether the event was accepted, and at least a part of the reply arrives. */
export function isTaken({ status, drop }: Reply): boolean {
  return status < 300 && drop !== "request" && drop !== "answer";
}

/** Statuses of answers that never have a body. */
const bodyless: ReadonlySet<number> = new Set([204, 205, 304]);

function written(said: string | object): string {
  return typeof said === "string" ? said : JSON.stringify(said);
}

function moment(retryAfter: number | Date): string {
  return retryAfter instanceof Date
    ? retryAfter.toUTCString()
    : String(Math.ceil(retryAfter));
}

function lowerCased(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** Sends a reply, or the part of it that is to arrive. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  const { status, headers, text, drop } = reply;
  after(reply.delayMs, response, () => {
    if (drop === "request" || drop === "answer") {
      breakOff(response);
      return;
    }
    const length = Buffer.byteLength(text);
    const promised = drop === "body" ? Math.max(1, length) : length;
    response.writeHead(status, { "content-length": promised, ...headers });
    response.flushHeaders();
    after(reply.bodyDelayMs, response, () => {
      if (drop === "body") cutShort(response, text);
      else response.end(text);
    });
  });
}

/** Ends the connection at once, with a reset. */
function breakOff(response: ServerResponse): void {
  response.req.socket.resetAndDestroy();
}

/** Sends half of the body. The connection is ended without a reset, which could overtake what was sent. */
function cutShort(response: ServerResponse, text: string): void {
  const half = Buffer.from(text).subarray(0, Buffer.byteLength(text) / 2);
  response.write(half, () => response.req.socket.destroy());
}

function after(ms: number, response: ServerResponse, work: () => void): void {
  if (ms === 0) {
    work();
    return;
  }
  const timer = setTimeout(work, ms);
  // If the connection closes first, there is nobody left to answer.
  response.once("close", () => clearTimeout(timer));
}
