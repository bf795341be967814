import type { CobaltHooks } from "./hooks.js";
import type { Fetch } from "./platform.js";
import type { RateLimiter } from "./rate-limiter.js";
import type {
  LinkedAccountOptional,
  LinkedAccountRequired,
  RequestOptions,
} from "./request.js";
import type { PayloadValidator, ValidationMode } from "./validation.js";

interface SharedOptions extends RequestOptions, LinkedAccountOptional {
  /** The address of the platform, by default the one in the manifest. */
  readonly baseUrl?: string | undefined;
  /** The header for `idempotencyKey`, by default `idempotency-key`. */
  readonly idempotencyHeader?: string | undefined;
  /** Delays events that would be sent too fast; see `createRateLimiter`. */
  readonly rateLimiter?: RateLimiter | undefined;
  /** Called at each request, response, retry and error. */
  readonly hooks?: CobaltHooks | undefined;
  /** Check payloads before they are sent. They are generated in `validators/`. */
  readonly validators?: readonly PayloadValidator[] | undefined;
  /** How to treat a payload that does not fit, by default "throw". */
  readonly validation?: ValidationMode | undefined;
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
}

/** A secret, or a function that returns the current one and is called at each attempt. */
export type Secret = string | (() => string | Promise<string>);

interface ApiKeyOptions extends SharedOptions {
  /**
   * The organisation's key. It gives access to every account: keep it on servers. May be undefined for the compiler's
   * sake, as environment variables are; the client cannot be made without it.
   */
  readonly apiKey: Secret | undefined;
  readonly sessionToken?: undefined;
}

interface SessionTokenOptions extends SharedOptions {
  /** Gives access to one linked account, which the token itself names. */
  readonly sessionToken: Secret | undefined;
  readonly apiKey?: undefined;
}

/** The options of a client. */
export type CobaltClientOptions = ApiKeyOptions | SessionTokenOptions;

/** The options of a client that knows its linked account. */
export type BoundClientOptions =
  (ApiKeyOptions & LinkedAccountRequired) | SessionTokenOptions;

/** What the manifest says about the platform. */
export interface ClientSettings {
  readonly baseUrl: string;
  /** "slug", the default, puts a slug at the end of the URL, "event" an application's slug into a header. */
  readonly route?: "slug" | "event";
}
