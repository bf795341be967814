import type { Call } from "./call.js";
import type { CobaltError } from "./errors.js";
import { now } from "./platform.js";

/** What every hook is told. No secret is in it, nor a payload unless asked for. */
export interface AttemptInfo extends Readonly<Call> {
  /** Counts the calls of a client: the same for all attempts of one. */
  readonly call: number;
  /** Since the last attempt began. */
  readonly durationMs: number;
  /** Only with `includePayload`. */
  readonly payload?: object | undefined;
}

/** There was an answer, good or bad. */
export interface ResponseInfo extends AttemptInfo {
  /** The HTTP status. */
  readonly status: number;
}

/** An attempt failed for good; where there was an answer, the error has its `status`. */
export interface ErrorInfo extends AttemptInfo {
  readonly error: CobaltError;
}

/** An attempt failed, and another one follows. */
export interface RetryInfo extends ErrorInfo {
  /** How long the wait before it will be. */
  readonly delayMs: number;
}

/** Called as events are sent. What a hook returns or throws changes nothing. */
export interface CobaltHooks {
  /** A request is about to be made. */
  readonly onRequest?: Hook<AttemptInfo>;
  readonly onResponse?: Hook<ResponseInfo>;
  readonly onRetry?: Hook<RetryInfo>;
  /** The call failed for good. */
  readonly onError?: Hook<ErrorInfo>;
  /** Tell the hooks the payload, which may be personal data. */
  readonly includePayload?: boolean | undefined;
}

type Hook<Info> = ((info: Info) => unknown) | undefined;

/** Calls what an application passed in, whose faults must not make an event that fired look failed. */
export function notify<Info>(hook: (info: Info) => unknown, info: Info): void {
  // Async, so that it takes what is thrown as well as what is rejected.
  const run = async () => {
    await hook(info);
  };
  run().catch(() => undefined);
}

/** Calls a hook with what it is told besides the {@link AttemptInfo}. */
type Tell = <More extends object>(
  hook: Hook<AttemptInfo & More>,
  more: More,
  isBeginning?: boolean,
) => void;

/**
 * Makes what tells the hooks of one call.
 *
 * @param payload false where they must not know it
 */
export function teller(
  call: Call,
  payload: object | false | undefined,
  number: number,
): Tell {
  let startedAt = now();
  return (hook, more, isBeginning) => {
    if (isBeginning) startedAt = now();
    if (!hook) return;
    notify(hook, {
      ...call,
      call: number,
      durationMs: now() - startedAt,
      ...(payload && { payload }),
      ...more,
    });
  };
}
