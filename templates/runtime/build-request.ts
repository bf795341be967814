import { type Call, type Request, refuse } from "./call.js";
import type { ClientSettings, CobaltClientOptions } from "./options.js";
import type { AbortSignalLike, Fetch } from "./platform.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare const URL: new (url: string) => object;

/** Makes the arguments of `fetch`, all but the secret and the signal fixed. */
export type PreparedRequest = (
  secret: string,
  signal: AbortSignalLike,
) => Parameters<Fetch>;

type Headers = Readonly<Record<string, string | undefined>>;

const JSON_TYPE = "application/json";

/**
 * A name and a value that is not blank. The names that are left out belong to the connection: `fetch` drops them,
 * or fails.
 */
const HEADER =
  /^(?!(host|expect|upgrade|te|trailer|keep-alive|connection|content-length|transfer-encoding)\n)[\w!#$%&'*+.^`|~-]+\n(?=.*\S)[\t -~\x80-\xff]+$/;

/** Prepares what all requests of a client have in common. */
export const requestBuilder = (
  options: CobaltClientOptions,
  settings: ClientSettings,
): ((call: Call, request: Request, body: string) => PreparedRequest) => {
  const {
    apiKey,
    baseUrl = settings.baseUrl,
    idempotencyHeader = "idempotency-key",
  } = options;
  if (!/^https?:\/\/[^\s?#@]+$/i.test(baseUrl)) {
    // The URL is not quoted, because it may hold a password.
    refuse("baseUrl is no http(s) URL");
  }
  const base = baseUrl.replace(/\/*$/, "/api/v2/public/event/");
  const hasSlug = settings.route !== "event";
  const credential = apiKey ? "x-api-key" : "authorization";

  return (call, request, body) => {
    const { app, linkedAccountId } = request;
    const slug = app ?? call.slug;
    // URL parsers resolve dots, percent-encoded or not.
    if (!slug || /^\.\.?$/.test(slug)) refuse(`invalid slug "${slug}"`, call);
    const url = base + (hasSlug ? encodeURIComponent(slug) : "trigger");
    // Throws where no attempt could.
    new URL(url);
    if (apiKey && !linkedAccountId) refuse("linkedAccountId is missing", call);
    const own: Headers = {
      "content-type": JSON_TYPE,
      accept: JSON_TYPE,
      linked_account_id: linkedAccountId,
      config_id: request.configId,
      slug: hasSlug ? "" : app,
      [credential]: "",
    };
    // A header that replaced the key would make the event look safe to send twice.
    if (idempotencyHeader.toLowerCase() in own) {
      refuse("idempotencyHeader is taken", call);
    }
    const headers = merge(call, options.headers, request.headers, own, {
      [idempotencyHeader]: request.idempotencyKey,
    });

    return (secret, signal) => [
      url,
      {
        method: "POST",
        headers: merge(call, headers, {
          [credential]: apiKey ? secret : `Bearer ${secret}`,
        }),
        body,
        signal,
        // A redirect that is followed would take the secret to another host.
        redirect: "manual",
      },
    ];
  };
};

/** The headers that are not empty, by their names in lower case; the last of a name counts. */
const merge = (
  call: Call,
  ...sources: (Headers | undefined)[]
): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const source of sources) {
    for (const [name, value] of Object.entries(source ?? {})) {
      if (value) {
        const key = name.toLowerCase();
        // Checked here, because the message of `fetch` quotes the value.
        if (!HEADER.test(`${key}\n${value}`)) {
          refuse(`invalid header "${name}"`, call);
        }
        headers[key] = value;
      }
    }
  }
  return headers;
};
