import { requestBuilder } from "./build-request.js";
import type { Call, Request } from "./call.js";
import { secretOf } from "./credentials.js";
import { CobaltError, CobaltRequestError, UNSENT } from "./errors.js";
import { exchange } from "./exchange.js";
import { readObject, reasonOf } from "./fields.js";
import { reporter } from "./hooks.js";
import type { ClientSettings, CobaltClientOptions } from "./options.js";
import type { Fetch } from "./platform.js";
import { sendUntilDone } from "./send-until-done.js";
import type { EventAddress, TriggerResult } from "./request.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare const fetch: Fetch;

/** Sends one event, as often as it takes, and reports to the hooks. */
type Sender = (
  event: EventAddress,
  /** Left out only by code that was not compiled. */
  given?: Request,
) => Promise<TriggerResult>;

/** Makes what sends the events of a client, for one linked account or for those that the events name. */
export const createSender = (
  options: CobaltClientOptions,
  settings: ClientSettings,
): ((account?: string) => Sender) => {
  const known = options.apiKey || options.sessionToken;
  const secretFor = secretOf(known);
  const prepare = requestBuilder(options, settings);
  let calls = 0;

  return (account) =>
    async ({ slug, event, app }, given) => {
      const request: Request = {
        ...given,
        app: given?.app ?? app,
        linkedAccountId: given?.linkedAccountId ?? account,
      };
      const call: Call = { slug, event, ...UNSENT };
      const { payload } = request;
      const report = reporter(call, ++calls, payload, options.hooks);
      /** The secret of the latest attempt, to be taken out of what an error says. */
      let secret = typeof known === "string" ? known : "";
      try {
        const doFetch = options.fetch ?? fetch;
        // Written at once, so that what is checked is sent, whatever becomes of the payload in the meantime.
        const body = JSON.stringify({ event, payload });
        const argumentsOf = prepare(call, request, body);
        options.validators
          ?.find((validator) => validator.slug === slug)
          ?.check(call, readObject(body)?.["payload"], options.validation);
        return await sendUntilDone(
          call,
          request,
          options,
          report,
          async (attempt) => {
            secret = await secretFor(call);
            const sent = argumentsOf(secret, attempt.signal);
            return exchange(call, report, secret, attempt, async () =>
              doFetch(...sent),
            );
          },
        );
      } catch (thrown) {
        const error =
          thrown instanceof CobaltError
            ? thrown
            : new CobaltRequestError(reasonOf(thrown, secret), call);
        report("onError", { error });
        throw error;
      }
    };
};
