import type { BypassingCall } from "../usage.js";
import { readAxiosCall } from "./read-axios-call.js";
import {
  isPost,
  readHeaders,
  readOptions,
  type SentRequest,
} from "./request-options.js";
import type { Site } from "./site.js";
import { urlParts } from "./url-parts.js";

/** What has the signature of `fetch`. */
const fetchers: ReadonlySet<string> = new Set([
  "fetch",
  "cross-fetch",
  "isomorphic-fetch",
  "node-fetch",
]);

/** Reads a call of `fetch` or axios that sends a POST. */
export function readRequest(site: Site): SentRequest | undefined {
  return site.from === "axios" ? readAxiosCall(site) : readFetch(site);
}

/** Whether there is a rewriting for requests of a module. */
export function isReadable({ from, name }: BypassingCall): boolean {
  return (
    from === "axios" ||
    fetchers.has(from) ||
    (from === "undici" && name === "fetch")
  );
}

function readFetch(site: Site): SentRequest | undefined {
  const { call, program, refuse } = site;
  const [url, init, more] = call.arguments;
  if (!url || !init || more) {
    refuse("CE833", "The options of the request are not written out.");
    return;
  }
  const options = readOptions(
    init,
    ["method", "headers", "body", "signal"],
    site,
  );
  const headers = options && readHeaders(options.get("headers"), site);
  if (!headers || !isPost(options.get("method"), site)) return undefined;
  return {
    url: urlParts(url, program),
    headers,
    body: options.get("body"),
    signal: options.get("signal"),
    timeoutMs: undefined,
  };
}
