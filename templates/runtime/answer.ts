import type { Call } from "./call.js";
import {
  CobaltAuthenticationError,
  CobaltEventNotFoundError,
  CobaltRateLimitError,
  CobaltRejectedError,
  CobaltServerError,
  CobaltUnexpectedResponseError,
} from "./errors.js";
import { quote, readObject, readText } from "./fields.js";
import type { FetchResponse } from "./platform.js";
import type { TriggerResult } from "./request.js";
import { readRetryAfter } from "./retry.js";

/**
 * The result that a response of success stands for; any other response is thrown as an error.
 *
 * @param secret taken out of the texts of the response
 * @param didNotFire called if the response says so
 */
export const readAnswer = (
  call: Call,
  response: FetchResponse,
  text: string,
  secret: string,
  didNotFire: () => void,
): TriggerResult => {
  const body = readObject(text);
  const read = (...names: string[]): string | undefined =>
    quote(secret, readText(body, ...names));
  const message = read("message") ?? "";
  const code = read("error_code", "error");
  const type = read("error_type", "http_error_type");
  const told = Number(body?.["status_code"]);
  let { status } = response;
  if (status < 300 && told >= 400) status = told;
  if (
    body &&
    status < 300 &&
    !code &&
    !type &&
    !body["error"] &&
    body["success"] !== false
  ) {
    return { slug: call.slug, event: call.event, status, message };
  }
  const errorClass = () => {
    if (status === 401 || status === 403) return CobaltAuthenticationError;
    if (status === 429) return CobaltRateLimitError;
    if (status >= 500) return CobaltServerError;
    // The status alone does not prove it, because a wrong baseUrl may lead to any server.
    const isUnknown =
      /^INVALID_EVENT(_ID)?$/.test(code ?? "") ||
      /^Trigger [^]*not found/.test(message);
    if (isUnknown) return CobaltEventNotFoundError;
    if (body && status >= 400) return CobaltRejectedError;
    return CobaltUnexpectedResponseError;
  };
  const ErrorClass = errorClass();
  if (status < 500 && ErrorClass !== CobaltUnexpectedResponseError) {
    didNotFire();
  }
  throw new ErrorClass(`${status} ${message || "no message, check baseUrl"}`, {
    ...call,
    status,
    type,
    code,
    requestId: read("request_id"),
    retryAfterMs: readRetryAfter(response.headers.get("retry-after") ?? ""),
  });
};
