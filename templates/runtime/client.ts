import { readAnswer } from "./answer.js";
import { assertAwaited, attempt } from "./attempt.js";
import { requestBuilder } from "./build-request.js";
import type { Call, Request } from "./call.js";
import { secretOf } from "./credentials.js";
import { CobaltError, CobaltRequestError } from "./errors.js";
import { exchange } from "./exchange.js";
import { reasonOf } from "./fields.js";
import { teller } from "./hooks.js";
import type { ClientSettings, CobaltClientOptions } from "./options.js";
import { createAlarm, type Fetch, now } from "./platform.js";
import type {
  CobaltClient,
  EventAddress,
  LinkedAccountOptional,
  TriggerResult,
} from "./request.js";
import { retryDelayMs } from "./retry.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare const fetch: Fetch;

/** Makes a client; the generated `createCobaltClient` is the one to call. */
export function createClient(
  options: CobaltClientOptions,
  settings: ClientSettings,
): CobaltClient<LinkedAccountOptional> {
  const { hooks = {}, rateLimiter } = options;
  const secretFor = secretOf(options.apiKey || options.sessionToken);
  const build = requestBuilder(options, settings);
  let calls = 0;

  /** Sends one event as often as it takes, and tells the hooks of it. */
  async function send(
    { slug, event }: EventAddress,
    request: Request,
  ): Promise<TriggerResult> {
    const { payload, signal, retry = options.retry ?? {} } = request;
    const { timeoutMs = options.timeoutMs ?? 30_000 } = request;
    const limitMs = timeoutMs || Infinity;
    const policy = retry || { attempts: 1 };
    const call: Call = { slug, event, attempts: 0, mayHaveFired: false };
    const tell = teller(call, hooks.includePayload && payload, ++calls);
    let secret = "";
    let body: string | undefined;
    let end: number | undefined;
    let failure: CobaltError | undefined;
    try {
      options.validators
        ?.find((validator) => validator.slug === slug)
        ?.check(call, payload, options.validation);
      for (let tries = 1; ; tries++) {
        await rateLimiter?.wait(signal);
        end ??= now() + (policy.totalMs ?? limitMs * 2);
        if (failure && now() >= end) throw failure;
        const leftMs = Math.min(limitMs, end - now());
        try {
          return await attempt(call, leftMs, signal, async (inner) => {
            secret = await secretFor(call);
            // Once, so that every attempt sends the same, whatever becomes of the payload.
            body ??= JSON.stringify({ event, payload });
            const sent = build(call, request, secret, body, inner);
            assertAwaited(inner);
            call.attempts += 1;
            tell(hooks.onRequest, {}, true);
            const [response, answer] = await exchange(call, secret, inner, () =>
              (options.fetch ?? fetch)(...sent),
            );
            assertAwaited(inner);
            tell(hooks.onResponse, { status: response.status });
            return readAnswer(call, response, answer, secret);
          });
        } catch (error) {
          failure = toError(error, call, secret);
        }
        const delayMs = retryDelayMs(
          failure,
          tries,
          !!request.idempotencyKey,
          policy,
          Math.random(),
        );
        if (delayMs === undefined || now() + delayMs >= end) throw failure;
        tell(hooks.onRetry, { error: failure, delayMs });
        await createAlarm(delayMs, signal).rings;
      }
    } catch (thrown) {
      const error = toError(thrown, call, secret);
      tell(hooks.onError, { error });
      throw error;
    }
  }

  // A closure keeps the secret out of whatever prints the client.
  const bind = (account?: string): CobaltClient<LinkedAccountOptional> => ({
    // Code that was not compiled may leave the request out.
    send(event, given: Request | undefined) {
      const { app, linkedAccountId, ...request } = given ?? {};
      return send(event, {
        ...request,
        app: app ?? event.app,
        linkedAccountId: linkedAccountId ?? account,
      });
    },
    forLinkedAccount: bind,
  });
  return bind(options.linkedAccountId);
}

/** @param secret taken out of what it says, if it is known yet */
function toError(thrown: unknown, call: Call, secret: string): CobaltError {
  if (thrown instanceof CobaltError) return thrown;
  return new CobaltRequestError(reasonOf(thrown, secret), call);
}
