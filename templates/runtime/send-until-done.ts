import { attempt } from "./attempt.js";
import type { Call, Request } from "./call.js";
import { CobaltError } from "./errors.js";
import type { Reporter } from "./hooks.js";
import type { CobaltClientOptions } from "./options.js";
import { type AbortSignalLike, createAlarm, now } from "./platform.js";
import type { TriggerResult } from "./request.js";
import { retryDelayMs } from "./retry.js";

/**
 * Makes one attempt after another, until one succeeds or no other may follow.
 *
 * @param post makes the request of one attempt
 */
export async function sendUntilDone(
  call: Call,
  request: Request,
  options: CobaltClientOptions,
  report: Reporter,
  post: (signal: AbortSignalLike) => Promise<TriggerResult>,
): Promise<TriggerResult> {
  const {
    signal,
    retry = options.retry ?? {},
    timeoutMs = options.timeoutMs ?? 30_000,
  } = request;
  const isUnlimited = !timeoutMs;
  const limitMs = isUnlimited ? Infinity : timeoutMs;
  const policy = retry || { attempts: 1 };
  const waitForTurn = () => options.rateLimiter?.wait(signal);
  await waitForTurn();
  const end = now() + (policy.totalMs ?? limitMs * 2);
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(call, Math.min(limitMs, end - now()), signal, post);
    } catch (error) {
      if (!(error instanceof CobaltError)) throw error;
      const delayMs = retryDelayMs(
        error,
        tries,
        !!request.idempotencyKey,
        policy,
        Math.random(),
      );
      if (delayMs === undefined || now() + delayMs >= end) throw error;
      report("onRetry", { error, delayMs });
      await createAlarm(delayMs, signal).rings;
      await waitForTurn();
      if (now() >= end) throw error;
    }
  }
}
