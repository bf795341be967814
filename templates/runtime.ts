/** Every event has to name its linked account (your customer). */
export interface LinkedAccountRequired {
  readonly linkedAccountId: string;
}

/** The client knows a linked account already; an event may name another. */
export interface LinkedAccountOptional {
  readonly linkedAccountId?: string | undefined;
}

/** The platform's own `AbortSignal`, where the project has its types. */
export type AbortSignalLike = typeof globalThis extends {
  AbortSignal: { prototype: infer Signal };
}
  ? Signal
  : {
      readonly aborted: boolean;
      addEventListener(type: "abort", listener: () => void): void;
      removeEventListener(type: "abort", listener: () => void): void;
    };

interface RequestOptions {
  /** More headers. They cannot replace those that the client sends itself. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Limit for the whole answer, by default 30,000. 0 or Infinity is none. */
  readonly timeoutMs?: number | undefined;
}

/** What may go with any event. */
export interface TriggerOptions extends RequestOptions {
  /** The linked account's configuration to run with. */
  readonly configId?: string | undefined;
  /** Slug of the application whose workflows alone should run. */
  readonly app?: string | undefined;
  /**
   * Sent as the header `idempotency-key`. Cobalt itself does nothing with it:
   * set the workflow's trigger to drop repeats by that header.
   */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * What an event is fired with. The payload may be left out only where nothing in
 * it is required, and the linked account only where the client has one.
 */
export type TriggerRequest<
  Payload extends object,
  Account extends LinkedAccountOptional,
> = TriggerOptions &
  NoInfer<Account> &
  (Omit<Payload, keyof Payload> extends Payload
    ? { readonly payload?: Payload | undefined }
    : { readonly payload: Payload });

/** Which event to send. */
export interface EventAddress {
  readonly slug: string;
  /** The event's name, sent in the body. */
  readonly event: string;
  /** Application slug, which stands in the URL instead of the event's own. */
  readonly app?: string;
}

/** Cobalt took the event; its workflows run afterwards. */
export interface TriggerResult {
  readonly slug: string;
  readonly event: string;
  /** The HTTP status. */
  readonly status: number;
  /** Cobalt's text, such as "Webhook Fired Success". */
  readonly message: string;
}

/** Sends events; `Account` says whether each has to name its linked account. */
export interface CobaltClient<
  in Account extends LinkedAccountOptional = LinkedAccountRequired,
> {
  readonly send: (
    event: EventAddress,
    request: SendOptions & Account,
  ) => Promise<TriggerResult>;
}

interface SendOptions extends TriggerOptions {
  readonly payload?: object | undefined;
}

/** What the client passes to `fetch`. */
export interface FetchInit {
  method: "POST";
  headers: Record<string, string>;
  body: string;
  signal: AbortSignalLike;
  redirect: "manual";
}

/** What the client reads from `fetch`. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

// Declared here, so that the project needs neither DOM nor Node types.
declare const fetch: (url: string, init: FetchInit) => Promise<FetchResponse>;
declare const AbortController: new () => {
  readonly signal: AbortSignalLike;
  abort(): void;
};
declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

interface SharedOptions extends RequestOptions, LinkedAccountOptional {
  /** Where to send to, if not to the address in the manifest. */
  readonly baseUrl?: string | undefined;
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

interface ApiKeyOptions extends SharedOptions {
  /** The organisation's key. It opens every account: keep it on servers. */
  readonly apiKey: string;
  readonly sessionToken?: undefined;
}

interface SessionTokenOptions extends SharedOptions {
  /** Opens one linked account, which it names itself. */
  readonly sessionToken: string;
  readonly apiKey?: undefined;
}

/** What a client is made of. */
export type CobaltClientOptions = ApiKeyOptions | SessionTokenOptions;

/** What a client is made of that knows its linked account. */
export type BoundClientOptions =
  (ApiKeyOptions & LinkedAccountRequired) | SessionTokenOptions;

/** What the manifest says about the platform. */
export interface ClientSettings {
  readonly baseUrl: string;
  /** Whether a slug ends the URL, or an application's slug is a header. */
  readonly route: "slug" | "event";
}

/** Whatever is thrown is one of these. None of them holds a credential. */
export class CobaltError extends Error {
  // Names are written out because minifiers rename classes.
  override readonly name: string = "CobaltError";
  /** Undefined, like `event`, where the client could not be made. */
  readonly slug: string | undefined;
  readonly event: string | undefined;

  constructor(reason: string, at?: EventAddress) {
    super(at ? `Event "${at.event}" (${at.slug}): ${reason}` : reason);
    this.slug = at?.slug;
    this.event = at?.event;
  }
}

/** Nothing was sent: no request can be made of what was given. */
export class CobaltRequestError extends CobaltError {
  override readonly name = "CobaltRequestError";
}

/** The connection was refused or dropped, or there is no such host. */
export class CobaltConnectionError extends CobaltError {
  override readonly name = "CobaltConnectionError";
}

/** The answer took too long. The event may have fired. */
export class CobaltTimeoutError extends CobaltError {
  override readonly name = "CobaltTimeoutError";
}

/** The caller's signal ended the request. The event may have fired. */
export class CobaltAbortError extends CobaltError {
  override readonly name = "CobaltAbortError";
}

/** Cobalt refused the event. */
export class CobaltResponseError extends CobaltError {
  override readonly name: string = "CobaltResponseError";
  /** The HTTP status. */
  readonly status: number;
  /** Such as "BAD_REQUEST". */
  readonly type: string | undefined;
  /** Such as "INVALID_EVENT". */
  readonly code: string | undefined;
  /** By which Cobalt's support finds the request. */
  readonly requestId: string | undefined;
  /** How long to wait, where the answer says so. */
  readonly retryAfterMs: number | undefined;

  constructor(at: EventAddress, response: FetchResponse, body?: Fields) {
    const said = readText(body, "message") ?? "no message, check baseUrl";
    super(`${response.status} ${said}`, at);
    this.status = response.status;
    this.type = readText(body, "error_type", "http_error_type");
    this.code = readText(body, "error_code", "error");
    this.requestId = readText(body, "request_id");
    this.retryAfterMs = readRetryAfter(response);
  }
}

/** No event has this name. */
export class CobaltEventNotFoundError extends CobaltResponseError {
  override readonly name = "CobaltEventNotFoundError";
}

/** The API key or session token is wrong, or not good for this. */
export class CobaltAuthenticationError extends CobaltResponseError {
  override readonly name = "CobaltAuthenticationError";
}

/** Too many events at once. This one did not fire. */
export class CobaltRateLimitError extends CobaltResponseError {
  override readonly name = "CobaltRateLimitError";
}

/** The answer is not in Cobalt's form: a proxy's page, a redirect, nothing. */
export class CobaltUnexpectedResponseError extends CobaltResponseError {
  override readonly name = "CobaltUnexpectedResponseError";
}

/** Makes a client; the generated `createCobaltClient` is the one to call. */
export function createClient(
  options: CobaltClientOptions,
  settings: ClientSettings,
): CobaltClient<LinkedAccountOptional> {
  const { apiKey } = options;
  const secret: unknown = apiKey ?? options.sessionToken;
  if (typeof secret !== "string" || !secret.trim()) {
    refuse("apiKey or sessionToken is missing");
  }
  const authorization = apiKey ? undefined : `Bearer ${secret}`;
  const redact = (text: string): string =>
    text.replaceAll(secret.trim(), "[redacted]");

  const baseUrl = options.baseUrl ?? settings.baseUrl;
  if (!/^https?:\/\/[^\s?#@]+$/i.test(baseUrl)) {
    // Not quoted, because it may hold a password.
    refuse("baseUrl is not an http(s) URL");
  }

  /** What to call `fetch` with. */
  function build(
    at: EventAddress,
    request: Request,
    signal: AbortSignalLike,
  ): Parameters<typeof fetch> {
    const { app = at.app, linkedAccountId = options.linkedAccountId } = request;
    if (apiKey && !linkedAccountId) refuse("linkedAccountId is missing", at);
    const own: Record<string, string | undefined> = {
      "content-type": "application/json",
      accept: "application/json",
      "x-api-key": apiKey,
      authorization,
      linked_account_id: linkedAccountId,
      config_id: request.configId,
      "idempotency-key": request.idempotencyKey,
    };
    const slug = app ?? at.slug;
    // URL parsers resolve dots, percent-encoded or not.
    if (/^\.{0,2}$/.test(slug)) refuse(`invalid slug "${slug}"`, at);
    let url = baseUrl.replace(/\/*$/, "/api/v2/public/event");
    if (settings.route === "event") own["slug"] = app;
    else url += `/${encodeURIComponent(slug)}`;

    const headers: Record<string, string> = {};
    for (const source of [options.headers, request.headers, own]) {
      for (const [name, value] of Object.entries(source ?? {})) {
        if (value == null) continue;
        // Not left to `fetch`, whose message quotes the value.
        if (!HEADER.test(`${name}:${value}`)) {
          refuse(`invalid header "${name}"`, at);
        }
        headers[name.toLowerCase()] = value;
      }
    }

    const body = JSON.stringify({ event: at.event, payload: request.payload });
    // Followed, a redirect would take the API key to another host.
    return [url, { method: "POST", headers, body, signal, redirect: "manual" }];
  }

  /** Sends the event once. */
  async function attempt(at: EventAddress, request: Request = {}) {
    const { signal, timeoutMs: ms = options.timeoutMs ?? 30_000 } = request;
    const controller = new AbortController();
    let reject: (error: CobaltError) => void;
    const stopped = new Promise<never>((_, fail) => {
      reject = fail;
    });
    const abort = (): void => reject(new CobaltAbortError("aborted", at));
    const expire = (): void =>
      reject(new CobaltTimeoutError(`no answer within ${ms} ms`, at));
    // Given more than it can hold, a timer fires at once.
    const timer = ms > 0 && ms < 2 ** 31 && setTimeout(expire, ms);

    let ErrorClass: typeof CobaltError = CobaltRequestError;
    try {
      signal?.addEventListener("abort", abort);
      if (signal?.aborted) throw new CobaltAbortError("aborted", at);
      const call = build(at, request, controller.signal);
      // Whatever else is thrown from here on comes from the connection.
      ErrorClass = CobaltConnectionError;
      const sent = (options.fetch ?? fetch)(...call);
      // Raced, because a `fetch` that was passed in may not heed the signal.
      const response = await Promise.race([stopped, sent]);
      const text = await Promise.race([stopped, response.text()]);
      return readAnswer(at, response, readObject(text, redact));
    } catch (error) {
      if (error instanceof CobaltError) throw error;
      throw new ErrorClass(redact(reasonOf(error)), at);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      controller.abort();
    }
  }

  // A closure keeps the credentials out of whatever prints the client.
  return { send: attempt };
}

type Request = SendOptions & LinkedAccountOptional;

type Fields = Readonly<Record<string, unknown>>;

const HEADER = /^[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*$/;

function refuse(reason: string, at?: EventAddress): never {
  throw new CobaltRequestError(reason, at);
}

function readAnswer(
  at: EventAddress,
  response: FetchResponse,
  body: Fields | undefined,
): TriggerResult {
  const { status } = response;
  const message = readText(body, "message") ?? "";
  if (body && status >= 200 && status < 300) {
    return { slug: at.slug, event: at.event, status, message };
  }
  const code = readText(body, "error_code", "error") ?? "";
  let ErrorClass = body ? CobaltResponseError : CobaltUnexpectedResponseError;
  if (status === 401 || status === 403) ErrorClass = CobaltAuthenticationError;
  if (status === 429) ErrorClass = CobaltRateLimitError;
  // A status alone may come from anywhere, such as a wrong baseUrl.
  const isUnknown =
    /^INVALID_EVENT(_ID)?$/.test(code) || /^Trigger .*not found/s.test(message);
  if (isUnknown && (status === 400 || status === 404)) {
    ErrorClass = CobaltEventNotFoundError;
  }
  throw new ErrorClass(at, response, body);
}

function readObject(json: string, redact: (text: string) => string) {
  try {
    const value: unknown = JSON.parse(json, (_, part: unknown) =>
      typeof part === "string" ? redact(part) : part,
    );
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && !!value && !Array.isArray(value);
}

/** The first of the fields to hold text, as the API has several spellings. */
function readText(from: Fields | undefined, ...names: string[]) {
  return names
    .map((name) => from?.[name])
    .find((text): text is string => typeof text === "string" && text !== "");
}

/** Seconds or a date. */
function readRetryAfter({ headers }: FetchResponse): number | undefined {
  const after = headers.get("retry-after") ?? "";
  const isSeconds = /^\d+$/.test(after);
  const ms = isSeconds ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return ms >= 0 ? ms : undefined;
}

/** `fetch` tells the reason in the causes of what it throws. */
function reasonOf(thrown: unknown): string {
  const reasons: unknown[] = [];
  // Bounded, because causes may go in circles.
  for (let at = thrown; isObject(at) && reasons.length < 5; at = at["cause"]) {
    reasons.push(readText(at, "message", "code"));
  }
  return reasons.join(": ") || "unknown reason";
}
