import { requestBuilder } from "./build-request.js";
import type { Call, Request } from "./call.js";
import { secretOf } from "./credentials.js";
import { CobaltError, CobaltRequestError } from "./errors.js";
import { exchange } from "./exchange.js";
import { reasonOf } from "./fields.js";
import { reporter } from "./hooks.js";
import type { ClientSettings, CobaltClientOptions } from "./options.js";
import type { AbortSignalLike, Fetch } from "./platform.js";
import { sendUntilDone } from "./send-until-done.js";
import type { EventAddress, TriggerResult } from "./request.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare const fetch: Fetch;

/** Sends one event, as often as it takes, and reports to the hooks. */
type Sender = (event: EventAddress, request: Request) => Promise<TriggerResult>;

/** Makes what sends the events of a client. */
export function createSender(
  options: CobaltClientOptions,
  settings: ClientSettings,
): Sender {
  const secretFor = secretOf(options.apiKey || options.sessionToken);
  const build = requestBuilder(options, settings);
  let calls = 0;

  return async ({ slug, event }, request) => {
    const { payload } = request;
    const call: Call = { slug, event, attempts: 0, mayHaveFired: false };
    const report = reporter(call, ++calls, payload, options.hooks);
    /** The secret of the latest attempt, to be taken out of what an error says. */
    let secret = "";
    /** Made by the first attempt, so that every attempt sends the same, whatever becomes of the payload. */
    let body: string | undefined;

    const post = async (signal: AbortSignalLike): Promise<TriggerResult> => {
      secret = await secretFor(call);
      body ??= JSON.stringify({ event, payload });
      const sent = build(call, request, secret, body, signal);
      return exchange(call, report, secret, signal, () =>
        (options.fetch ?? fetch)(...sent),
      );
    };
    try {
      options.validators
        ?.find((validator) => validator.slug === slug)
        ?.check(call, payload, options.validation);
      return await sendUntilDone(call, request, options, report, post);
    } catch (thrown) {
      const error =
        thrown instanceof CobaltError
          ? thrown
          : new CobaltRequestError(reasonOf(thrown, secret), call);
      report("onError", { error });
      throw error;
    }
  };
}
