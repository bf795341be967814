import { type Call, type Request, refuse } from "./call.js";
import type { AbortSignalLike, Fetch } from "./platform.js";
import type { ClientSettings, CobaltClientOptions } from "./options.js";

/** Makes the arguments of `fetch`. */
export type RequestBuilder = (
  call: Call,
  request: Request,
  secret: string,
  body: string,
  signal: AbortSignalLike,
) => Parameters<Fetch>;

const JSON_TYPE = "application/json";

const HEADER = /^[\w!#$%&'*+.^`|~-]+:[\t -~\x80-\xff]*$/;

/** Prepares what all requests of a client have in common. */
export function requestBuilder(
  options: CobaltClientOptions,
  settings: ClientSettings,
): RequestBuilder {
  const {
    apiKey,
    baseUrl = settings.baseUrl,
    idempotencyHeader = "idempotency-key",
  } = options;
  if (!/^https?:\/\/[^\s?#@]+$/i.test(baseUrl)) {
    // The URL is not quoted, because it may hold a password.
    refuse("baseUrl is not an http(s) URL");
  }
  const base = baseUrl.replace(/\/*$/, "/api/v2/public/event/");
  const hasSlug = settings.route !== "event";

  return (call, request, secret, body, signal) => {
    const { app, linkedAccountId } = request;
    if (apiKey && !linkedAccountId) refuse("linkedAccountId is missing", call);
    const slug = app ?? call.slug;
    // URL parsers resolve dots, percent-encoded or not.
    if (/^\.{0,2}$/.test(slug)) refuse(`invalid slug "${slug}"`, call);

    const own: Record<string, string | undefined> = {
      "content-type": JSON_TYPE,
      accept: JSON_TYPE,
      linked_account_id: linkedAccountId,
      config_id: request.configId,
    };
    if (apiKey) own["x-api-key"] = secret;
    else own["authorization"] = `Bearer ${secret}`;
    if (!hasSlug) own["slug"] = app;
    // A header that replaced the key would make the event look safe to send twice.
    if (idempotencyHeader.toLowerCase() in own) {
      refuse("idempotencyHeader is taken", call);
    }
    own[idempotencyHeader] = request.idempotencyKey;
    const headers: Record<string, string> = {};
    for (const source of [options.headers, request.headers, own]) {
      for (const [name, value] of Object.entries(source ?? {})) {
        if (!value) continue;
        // Checked here, because the message of `fetch` quotes the value.
        if (!HEADER.test(`${name}:${value}`)) {
          refuse(`invalid header "${name}"`, call);
        }
        headers[name.toLowerCase()] = value;
      }
    }
    const url = base + (hasSlug ? encodeURIComponent(slug) : "trigger");
    // A redirect that is followed would take the secret to another host.
    return [url, { method: "POST", headers, body, signal, redirect: "manual" }];
  };
}
