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
  /** Where to send to, if not to the address in the manifest. */
  readonly baseUrl?: string | undefined;
  /** The header that `idempotencyKey` is sent as, by default `idempotency-key`. */
  readonly idempotencyHeader?: string | undefined;
  /** Holds events back that would come too fast; see `createRateLimiter`. */
  readonly rateLimiter?: RateLimiter | undefined;
  /** Called at each request, response, retry and error. */
  readonly hooks?: CobaltHooks | undefined;
  /** Check payloads before they are sent; generated in `validators/`. */
  readonly validators?: readonly PayloadValidator[] | undefined;
  /** What to do with a payload that does not fit: by default "throw". */
  readonly validation?: ValidationMode | undefined;
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
}

/** A secret, or what gives the one to use now: asked at each attempt. */
export type Secret = string | (() => string | Promise<string>);

interface ApiKeyOptions extends SharedOptions {
  /** The organisation's key. It opens every account: keep it on servers. */
  readonly apiKey: Secret;
  readonly sessionToken?: undefined;
}

interface SessionTokenOptions extends SharedOptions {
  /** Opens one linked account, which it names itself. */
  readonly sessionToken: Secret;
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
