import { STATUS_CODES } from "node:http";
import type { JsonObject } from "../../base/json/json.js";

/** The platform's two ways to word errors: that of its older documentation pages, and that of the newer ones. */
export type Dialect = "seed" | "newer";

/** What is wrong with one value of a payload. */
export interface FieldError {
  /** The variable path; empty for the payload itself. */
  readonly path: string;
  readonly message: string;
}

/** Why the platform refuses an event. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  /** Such as `INVALID_EVENT`. */
  readonly code?: string;
  readonly errors?: readonly FieldError[];
  /** Seconds to wait, for the header `Retry-After`. */
  readonly retryAfter?: number;
}

/** What the platform says of an event that it took. */
export const accepted = { message: "Webhook Fired Success" } as const;

/** The application that the platform's documentation names in its example. */
const application = "646370324e3b114f9c720719";

/** The refusal of an event that has no such name: the one case where the dialects differ in more than spelling. */
export function unknownEvent(name: string, dialect: Dialect): Refusal {
  return dialect === "seed"
    ? {
        status: 400,
        message: `Trigger with name ${name} not found for application ${application}`,
      }
    : { status: 404, message: "Trigger not found", code: "INVALID_EVENT" };
}

/** The refusal that the platform sends with a status, whatever the request was. */
export function refusalFor(
  status: number,
  name: string,
  dialect: Dialect,
): Refusal {
  const unknown = unknownEvent(name, dialect);
  if (status === unknown.status) return unknown;
  if (status === 401) return { status, message: "Invalid Credentials" };
  if (status === 429) return { status, message: "Too many requests" };
  const message = STATUS_CODES[status] ?? `Status ${status}`;
  return status >= 500
    ? { status, message, code: "SERVER_ERROR" }
    : { status, message };
}

/**
 * The body of a refusal.
 *
 * @param request the number of the request, from 1; the request id is made of it, so that tests can expect it
 */
export function refusalBody(
  { status, message, code, errors }: Refusal,
  dialect: Dialect,
  request: number,
): JsonObject {
  const type = typeOf(status);
  const fields = errors?.map((error): JsonObject => ({ ...error }));
  if (dialect === "newer") {
    return {
      http_error_type: type,
      ...(code !== undefined && { error: code }),
      message,
      ...(fields && { errors: fields }),
    };
  }
  return {
    status_code: status,
    error_type: type,
    ...(code !== undefined && { error_code: code }),
    message,
    ...(fields && { errors: fields }),
    request_id: `00000000-0000-4000-8000-${request.toString(16).padStart(12, "0")}`,
  };
}

/** `BAD_REQUEST`, `INTERNAL_SERVER_ERROR`. */
function typeOf(status: number): string {
  const words = STATUS_CODES[status] ?? "UNKNOWN";
  return words.toUpperCase().replace(/[^A-Z]+/g, "_");
}
