import type { Call } from "./call.js";
import type { CobaltError } from "./errors.js";
import { now } from "./platform.js";

/** What every hook receives: never a secret, and the payload only with `includePayload`. */
export interface AttemptInfo extends Readonly<Call> {
  /** The number of this call among those of the client, the same for all its attempts. */
  readonly call: number;
  /** The time since the latest attempt began. */
  readonly durationMs: number;
  /** Present only with `includePayload`. */
  readonly payload?: object | undefined;
}

/** A response arrived, of success or failure. */
export interface ResponseInfo extends AttemptInfo {
  /** The HTTP status. */
  readonly status: number;
}

/** The call failed for good; where a response arrived, the error has its `status`. */
export interface ErrorInfo extends AttemptInfo {
  readonly error: CobaltError;
}

/** An attempt failed, and another one will follow. */
export interface RetryInfo extends ErrorInfo {
  /** The wait before the next attempt. */
  readonly delayMs: number;
}

/** Hooks are called as events are sent. What they return or throw is ignored. */
export interface CobaltHooks {
  /** A request is about to be made. */
  readonly onRequest?: Hook<AttemptInfo>;
  readonly onResponse?: Hook<ResponseInfo>;
  readonly onRetry?: Hook<RetryInfo>;
  /** The call failed for good. */
  readonly onError?: Hook<ErrorInfo>;
  /** Passes the payload, which may hold personal data, to the hooks. */
  readonly includePayload?: boolean | undefined;
}

type Hook<Info> = ((info: Info) => unknown) | undefined;

/** What each hook receives besides the {@link AttemptInfo}. */
interface Particulars {
  readonly onRequest: object;
  readonly onResponse: Pick<ResponseInfo, "status">;
  readonly onRetry: Pick<RetryInfo, "error" | "delayMs">;
  readonly onError: Pick<ErrorInfo, "error">;
}

type Hooks = {
  readonly [Name in keyof Particulars]?: Hook<AttemptInfo & Particulars[Name]>;
};

/** Calls the hook of this name, if there is one. */
export type Reporter = <Name extends keyof Particulars>(
  name: Name,
  particulars: Particulars[Name],
) => Promise<void>;

/**
 * Makes what reports one call to the hooks of its client.
 *
 * @param number the number of this call among those of the client
 */
export const reporter = (
  call: Call,
  number: number,
  payload: object | undefined,
  hooks: CobaltHooks = {},
): Reporter => {
  let startedAt = now();
  return async <Name extends keyof Particulars>(
    name: Name,
    particulars: Particulars[Name],
  ) => {
    if (name === "onRequest") startedAt = now();
    try {
      const byName: Hooks = hooks;
      await byName[name]?.({
        ...call,
        call: number,
        durationMs: now() - startedAt,
        ...(hooks.includePayload && { payload }),
        ...particulars,
      });
    } catch {
      // A hook that fails must not make an event that fired look failed.
    }
  };
};
