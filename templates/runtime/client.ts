import { requestBuilder } from "./build-request.js";
import type { Call, Request } from "./call.js";
import { checkSecret, currentSecret } from "./credentials.js";
import { CobaltError, CobaltRequestError, UNSENT } from "./errors.js";
import { exchange } from "./exchange.js";
import { reasonOf } from "./fields.js";
import { reporter } from "./hooks.js";
import type { ClientSettings, CobaltClientOptions } from "./options.js";
import type { Fetch } from "./platform.js";
import type { CobaltClient, LinkedAccountOptional } from "./request.js";
import { sendUntilDone } from "./send-until-done.js";

// Declared here, so that the project needs neither DOM nor Node types.
declare const fetch: Fetch;

/**
 * Makes a client; the generated `createCobaltClient` is the one to call.
 *
 * @example
 * const client = createClient(
 *   { apiKey: process.env.COBALT_API_KEY },
 *   { baseUrl: "https://api.gocobalt.io" },
 * );
 * const event = { slug: "employee-created", event: "Employee Created" };
 * await client.send(event, { linkedAccountId: "customer-1", payload });
 */
export const createClient = (
  options: CobaltClientOptions,
  settings: ClientSettings,
): CobaltClient<LinkedAccountOptional> => {
  // A closure keeps the secret out of whatever prints the client.
  const given = options.apiKey || options.sessionToken;
  const known = typeof given === "function" ? "" : checkSecret(given);
  const prepare = requestBuilder(options, settings);
  let calls = 0;

  const bind = (account?: string): CobaltClient<LinkedAccountOptional> => ({
    forLinkedAccount: bind,
    async send({ slug, event, app }, own) {
      const request: Request = { ...own };
      request.app ??= app;
      request.linkedAccountId ??= account;
      const call: Call = { slug, event, ...UNSENT };
      const report = reporter(call, ++calls, request.payload, options.hooks);
      /** The secret of the latest attempt, to be taken out of what an error says. */
      let secret = known;
      const errorOf = (thrown: unknown): CobaltError =>
        thrown instanceof CobaltError
          ? thrown
          : new CobaltRequestError(reasonOf(thrown, secret), call);

      return sendUntilDone(call, request, options, report, errorOf, () => {
        const doFetch = options.fetch ?? fetch;
        // Written at once, so that what is checked is sent, whatever becomes of the payload in the meantime.
        const body = JSON.stringify({ event, payload: request.payload });
        const argumentsOf = prepare(call, request, body);
        options.validators
          ?.find((validator) => validator.slug === slug)
          ?.check(call, body, options.validation);
        return async (signal, ifLate) => {
          secret = await currentSecret(given, call);
          const sent = argumentsOf(secret, signal);
          const post = async () => doFetch(...sent);
          return exchange(call, report, secret, post, signal, ifLate);
        };
      });
    },
  });
  return bind(options.linkedAccountId);
};
