import { readAnswer } from "./answer.js";
import { assertAwaited } from "./attempt.js";
import type { Call } from "./call.js";
import { CobaltConnectionError } from "./errors.js";
import {
  causesOf,
  type Fields,
  readObject,
  readText,
  reasonOf,
} from "./fields.js";
import type { Reporter } from "./hooks.js";
import type { AbortSignalLike, FetchResponse } from "./platform.js";
import type { TriggerResult } from "./request.js";

/**
 * Makes one request and reads its response.
 *
 * @param secret taken out of what an error says
 */
export async function exchange(
  call: Call,
  report: Reporter,
  secret: string,
  signal: AbortSignalLike,
  request: () => Promise<FetchResponse>,
): Promise<TriggerResult> {
  assertAwaited(signal);
  call.attempts += 1;
  report("onRequest", {});

  const mayHaveFiredBefore = call.mayHaveFired;
  const didNotFire = (): void => {
    // After an abort, the call is no longer this request's to change.
    if (!signal.aborted) call.mayHaveFired = mayHaveFiredBefore;
  };
  call.mayHaveFired = true;
  let response: FetchResponse;
  let text: string;
  try {
    response = await request();
    const { status } = response;
    if (status >= 400 && status < 500) didNotFire();
    text = await response.text().catch((error: unknown) => {
      // The status says enough about a failure.
      if (status < 400) throw error;
      return "";
    });
  } catch (error) {
    if (causesOf(error).some(isUnconnected)) didNotFire();
    throw new CobaltConnectionError(reasonOf(error, secret), call);
  }

  assertAwaited(signal);
  report("onResponse", { status: response.status });
  return readAnswer(call, response, readObject(text), secret);
}

/** True if a cause says that the connection was never made, in the terms of Node.js and Bun. */
function isUnconnected(cause: Fields): boolean {
  return /^(connect|getaddrinfo|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT)$/.test(
    readText(cause, "syscall", "code") ?? "",
  );
}
