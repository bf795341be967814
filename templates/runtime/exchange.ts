import { readAnswer } from "./answer.js";
import { assertAwaited } from "./attempt.js";
import type { Call } from "./call.js";
import { CobaltConnectionError } from "./errors.js";
import { causesOf, readText, reasonOf, type Thrown } from "./fields.js";
import type { Reporter } from "./hooks.js";
import type { AbortSignalLike, FetchResponse } from "./platform.js";
import { readBody } from "./read-body.js";
import type { TriggerResult } from "./request.js";

/**
 * Makes one request and reads its response.
 *
 * @param secret taken out of what an error says
 * @param ifLate takes what is known of the response before its body is there
 */
export const exchange = async (
  call: Call,
  report: Reporter,
  secret: string,
  request: () => Promise<FetchResponse>,
  signal: AbortSignalLike,
  ifLate: (decide: () => TriggerResult) => void,
): Promise<TriggerResult> => {
  assertAwaited(signal);
  call.attempts++;
  void report("onRequest", {});

  const mayHaveFiredBefore = call.mayHaveFired;
  const didNotFire = (): void => {
    // After an abort, the call is no longer this request's to change.
    if (!signal.aborted) call.mayHaveFired = mayHaveFiredBefore;
  };
  const lost = (error: Thrown): never => {
    // The connection was never made, in the terms of Node.js and Bun.
    const isUnconnected = causesOf(error).some((cause) =>
      /^connect$|getaddrinfo|ECONNREFUSED|CONNECT_TIMEOUT/.test(
        readText(cause, "syscall", "code") ?? "",
      ),
    );
    if (isUnconnected) didNotFire();
    throw new CobaltConnectionError(reasonOf(error, secret), call);
  };
  call.mayHaveFired = true;
  const response = await request().catch(lost);
  const { status } = response;
  const answer = (text = ""): TriggerResult => {
    void report("onResponse", { status });
    return readAnswer(call, response, text, secret, didNotFire);
  };
  const isFailure = status >= 400;
  if (isFailure) {
    if (status < 500) didNotFire();
    ifLate(answer);
  }
  const text = await readBody(response).catch((error: unknown) =>
    // The status says enough about a failure.
    isFailure ? "" : lost(error as Thrown),
  );
  assertAwaited(signal);
  return answer(text);
};
