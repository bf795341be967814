import { baseUrlFault } from "../../../base/base-url.js";
import type { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import type { Io } from "../../main/io.js";
import type { TriggerRequest } from "./trigger.js";

/** Where events go, and in whose name. */
export interface Access {
  readonly baseUrl: string;
  readonly credential:
    { readonly apiKey: string } | { readonly sessionToken: string };
  readonly linkedAccountId: string | undefined;
}

/** Does where nobody checks it: no stand-in for Cobalt on this machine has a key of its own to tell. */
const testKey = "tk_local";

/** Finds out where to send to, and with what: secrets come from the environment alone. */
export function readAccess(
  { linkedAccountId, ...request }: TriggerRequest,
  defaultBaseUrl: string,
  env: Io["env"],
  diagnostics: Diagnostics,
): Access | undefined {
  const baseUrl = request.baseUrl ?? defaultBaseUrl;
  if (isUnreachable(baseUrl, diagnostics)) return undefined;
  const credential = readCredential(env, baseUrl);
  if (!credential) {
    diagnostics.add(
      "CE701",
      "There is no credential: neither COBALT_API_KEY nor COBALT_SESSION_TOKEN is set.",
    );
  } else if ("apiKey" in credential && linkedAccountId === undefined) {
    diagnostics.add(
      "CE705",
      "The event's linked account is missing, which goes with an API key.",
    );
  } else return { baseUrl, credential, linkedAccountId };
  return undefined;
}

/** Reports a URL that `fetch` would never connect to. */
function isUnreachable(baseUrl: string, diagnostics: Diagnostics): boolean {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(baseUrl)) {
    const http = `http://${baseUrl}`;
    // What stands before an @ may be a password.
    const meant = baseUrl.includes("@")
      ? "http:// or https:// before it"
      : JSON.stringify(isLoopback(http) ? http : `https://${baseUrl}`);
    const message = "The base URL has no scheme; the event did not fire.";
    diagnostics.add("CE001", message, undefined, `Write ${meant}.`);
    return true;
  }
  const fault = baseUrlFault(baseUrl);
  if (fault === undefined) return false;
  const message = `The base URL ${fault}; the event did not fire.`;
  diagnostics.add("CE001", message);
  return true;
}

function readCredential(
  env: Io["env"],
  baseUrl: string,
): Access["credential"] | undefined {
  const apiKey = env["COBALT_API_KEY"]?.trim();
  if (apiKey) return { apiKey };
  const sessionToken = env["COBALT_SESSION_TOKEN"]?.trim();
  if (sessionToken) return { sessionToken };
  return isLoopback(baseUrl) ? { apiKey: testKey } : undefined;
}

/** Whether the URL leads to this machine. */
function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return /^(?:127(?:\.\d+){3}|\[::1\]|localhost)$/.test(hostname);
}
