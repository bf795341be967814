import type { IncomingHttpHeaders } from "node:http";
import type { JsonObject } from "../../base/json/json.js";

/** Headers by their names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A request as it came in. */
export interface MockRequest {
  readonly method: string;
  /** With the query, where there is one. */
  readonly path: string;
  /** By their names in lower case; `"[redacted]"` stands for credentials. */
  readonly headers: Headers;
  /** Which credential was sent, good or not. */
  readonly auth: "apiKey" | "sessionToken" | undefined;
  /** The text of the body. */
  readonly body: string;
}

/** A request, and what came of it. */
export interface AnsweredRequest extends MockRequest {
  /** The status it was answered with, or would have been, had the sender waited. */
  readonly status: number | "dropped";
  readonly at: Date;
}

/** An event that fired. */
export interface FiredEvent<
  Slug extends string = string,
  Payload = JsonObject | undefined,
> {
  readonly slug: Slug;
  /** The event's name. */
  readonly event: string;
  /** Undefined if the account of a session token is not known. */
  readonly linkedAccountId: string | undefined;
  /** Undefined where the event was sent without. */
  readonly payload: Payload;
  readonly configId: string | undefined;
  /** The configuration that the body names and no header does, as the vendor's SDK sends it; Cobalt reads the header. */
  readonly configIdInBody?: string | undefined;
  /** The application slug that it was sent with, in the URL or the header `slug`. */
  readonly app: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** As sent, by their names in lower case; `"[redacted]"` stands for credentials. */
  readonly headers: Headers;
  readonly at: Date;
}

const secretHeaders: ReadonlySet<string> = new Set([
  "authorization",
  "cookie",
  "proxy-authorization",
  "x-api-key",
]);

/** Headers that are safe to keep: without the credentials. */
export function redact(headers: IncomingHttpHeaders | Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([written, value]) => {
      const name = written.toLowerCase();
      if (value === undefined) return [];
      if (secretHeaders.has(name)) return [[name, "[redacted]"]];
      return [[name, typeof value === "string" ? value : value.join(", ")]];
    }),
  );
}
