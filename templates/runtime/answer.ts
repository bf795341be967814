import {
  CobaltAuthenticationError,
  CobaltEventNotFoundError,
  CobaltRateLimitError,
  CobaltRejectedError,
  type CobaltResponseDetails,
  type CobaltResponseError,
  CobaltServerError,
  CobaltUnexpectedResponseError,
} from "./errors.js";
import { type Fields, readText, redact } from "./fields.js";
import type { FetchResponse } from "./platform.js";
import type { TriggerResult } from "./request.js";
import { readRetryAfter } from "./retry.js";
import type { Call } from "./call.js";

/**
 * The result that a response of success stands for; any other response is thrown as an error.
 *
 * @param secret taken out of the texts of the response
 */
export function readAnswer(
  call: Call,
  { status, headers }: FetchResponse,
  body: Fields | undefined,
  secret: string,
): TriggerResult {
  const read = (...names: string[]): string | undefined => {
    const text = readText(body, ...names);
    return text && redact(text, secret);
  };
  const message = read("message");
  if (body && status >= 200 && status < 300) {
    return {
      slug: call.slug,
      event: call.event,
      status,
      message: message ?? "",
    };
  }
  const code = read("error_code", "error");
  const ErrorClass = errorClassOf(status, body, message, code);
  throw new ErrorClass(`${status} ${message ?? "no message, check baseUrl"}`, {
    ...call,
    status,
    type: read("error_type", "http_error_type"),
    code,
    requestId: read("request_id"),
    retryAfterMs: readRetryAfter(headers.get("retry-after"), Date.now()),
  });
}

function errorClassOf(
  status: number,
  body: Fields | undefined,
  message = "",
  code = "",
): new (reason: string, details: CobaltResponseDetails) => CobaltResponseError {
  if (status === 401 || status === 403) return CobaltAuthenticationError;
  if (status === 429) return CobaltRateLimitError;
  if (status >= 500) return CobaltServerError;
  // The status alone does not prove it, because a wrong baseUrl may lead to any server.
  const isUnknown =
    /^INVALID_EVENT(_ID)?$/.test(code) ||
    /^Trigger [^]*not found/.test(message);
  if (isUnknown) return CobaltEventNotFoundError;
  if (body && status >= 400) return CobaltRejectedError;
  return CobaltUnexpectedResponseError;
}
