import { createAlarm } from "./alarm.js";
import { attempt, type Work } from "./attempt.js";
import { type Call, refuse, type Request } from "./call.js";
import type { CobaltError } from "./errors.js";
import type { Reporter } from "./hooks.js";
import type { CobaltClientOptions } from "./options.js";
import { now } from "./platform.js";
import type { TriggerResult } from "./request.js";
import { retryDelayMs } from "./retry.js";

/**
 * Makes one attempt after another, until one succeeds or no other may follow.
 *
 * @param errorOf what the call is to fail with
 * @param prepare makes what sends the event, or throws if no request can be made
 */
export const sendUntilDone = async (
  call: Call,
  request: Request,
  options: CobaltClientOptions,
  report: Reporter,
  errorOf: (thrown: unknown) => CobaltError,
  prepare: () => Work<TriggerResult>,
): Promise<TriggerResult> => {
  const {
    signal,
    retry = options.retry ?? {},
    timeoutMs = options.timeoutMs ?? 30_000,
  } = request;
  const { rateLimiter } = options;
  const policy = retry || { attempts: 1 };
  const limitMs = timeoutMs || Infinity;
  const { totalMs } = policy;
  let end = 0;
  let post: Work<TriggerResult> | undefined;
  for (let tries = 1; ; tries++) {
    try {
      // What is no number from 0 would be no limit at all; code that was not compiled may pass text.
      for (const [name, limit = 0] of Object.entries({
        timeoutMs,
        ...policy,
      })) {
        if (Math.max(0, limit) !== limit) {
          refuse(`${name} must be a number from 0`, call);
        }
      }
      end ||= now() + (totalMs ?? Infinity);
      post ??= prepare();
      if (rateLimiter) {
        await attempt(call, end - now(), signal, (turn) =>
          rateLimiter.wait(turn),
        );
      }
      // By default, a call may wait for its first turn as long as others are before it.
      end = Math.min(end, now() + (totalMs ?? limitMs * 2));
      return await attempt(call, Math.min(limitMs, end - now()), signal, post);
    } catch (thrown) {
      const error = errorOf(thrown);
      const delayMs = retryDelayMs(
        error,
        tries,
        request.idempotencyKey,
        policy,
        Math.random(),
      );
      if (now() + delayMs < end) {
        void report("onRetry", { error, delayMs });
        await createAlarm(delayMs, signal)[0];
      } else {
        void report("onError", { error });
        throw error;
      }
    }
  }
};
