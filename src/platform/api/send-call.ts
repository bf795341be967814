import { setTimeout as sleep } from "node:timers/promises";
import type { Json, JsonObject } from "../../base/json/json.js";
import { createRateLimit, publishedRateLimit } from "../mock/rate-limit.js";
import { readAnswer } from "./answer-problem.js";
import { explainLost } from "./lost-problem.js";
import { type ApiOutcome, failure } from "./outcome.js";
import { retryAfterMs, retryDelayMs, type RetryLimits } from "./retry-call.js";

/** How calls are made. */
export interface CallOptions {
  /** Such as `https://api.gocobalt.io`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The limit of one attempt, by default 30,000. */
  readonly timeoutMs?: number | undefined;
  /** The longest answer that is read, in bytes; by default 64 MiB. */
  readonly maxBytes?: number | undefined;
  readonly retry?: RetryLimits | undefined;
  /** Ends whatever is under way. */
  readonly signal?: AbortSignal | undefined;
  /** Where a proxy is looked for that Node.js does not use, for the help; by default nowhere. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A management call. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v2/public/`. */
  readonly path: string;
  readonly body?: JsonObject;
}

/** Makes a call, as often as it takes and as it is safe; it never throws. */
export type SendCall = (call: Call) => Promise<ApiOutcome<Json>>;

/** What an attempt came to, and when another may follow. */
interface Attempt {
  readonly outcome: ApiOutcome<Json>;
  /** Undefined where another would be in vain, or not safe. */
  readonly again?: { readonly askedMs: number | undefined } | undefined;
}

/** Makes what sends the calls of a client, at the pace that the platform publishes. */
export function createSendCall(options: CallOptions): SendCall {
  const secondsToWait = createRateLimit(publishedRateLimit);
  const { signal, retry = {} } = options;
  const wait = async (ms: number): Promise<void> =>
    await sleep(ms, undefined, signal && { signal });

  return async (call) => {
    try {
      for (let tries = 1; ; tries += 1) {
        for (let s = secondsToWait(); s > 0; s = secondsToWait())
          await wait(s * 1000);
        const { outcome, again } = await attempt(call, options);
        const ms = again && retryDelayMs(tries, again.askedMs, retry);
        if (ms === undefined) return outcome;
        await wait(ms);
      }
    } catch (thrown) {
      return failure(explainLost(thrown, lostOf(call, options)).problem);
    }
  };
}

async function attempt(call: Call, options: CallOptions): Promise<Attempt> {
  const lost = lostOf(call, options);
  const { changes, host } = lost;
  try {
    const response = await request(call, options);
    const text = await readText(response, options);
    const { status, headers } = response;
    const answer = { status, text, location: headers.get("location") };
    const outcome = readAnswer(answer, { host, changes });
    const told = outcome.ok ? 0 : (outcome.problem.status ?? 0);
    const mayPass = told === 429 || (!changes && (told >= 500 || told === 408));
    const askedMs = retryAfterMs(headers.get("retry-after"), Date.now());
    return { outcome, again: mayPass ? { askedMs } : undefined };
  } catch (thrown) {
    const { problem, isUnsent, mayPass } = explainLost(thrown, lost);
    const isSafe = mayPass && (isUnsent || !changes);
    const again = isSafe ? { askedMs: undefined } : undefined;
    return { outcome: failure(problem), again };
  }
}

async function request(
  { method, path, body }: Call,
  { baseUrl, apiKey, timeoutMs = defaultTimeoutMs, signal }: CallOptions,
): Promise<Response> {
  const limit = AbortSignal.timeout(timeoutMs);
  return await fetch(`${baseUrl.replace(/\/+$/, "")}/api/v2/public/${path}`, {
    method,
    headers: {
      accept: "application/json",
      "x-api-key": apiKey,
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
    // The key is for this host alone.
    redirect: "manual",
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
}

/** The text of an answer, without the key; undefined where it is too long: it might be without end. */
async function readText(
  { body }: Response,
  { apiKey, maxBytes = 64 * 2 ** 20 }: CallOptions,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    const piece = chunk as Uint8Array;
    bytes += piece.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(piece);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  // Shorter than any key, it would be found in words that are none.
  return apiKey.length < 8 ? text : text.replaceAll(apiKey, "[redacted]");
}

const defaultTimeoutMs = 30_000;

function lostOf(
  { method }: Call,
  { baseUrl, timeoutMs = defaultTimeoutMs, env = {} }: CallOptions,
) {
  const { host } = new URL(baseUrl);
  return { host, changes: method !== "GET", timeoutMs, env };
}
