import type { ClientSettings, CobaltClientOptions } from "./options.js";
import type { CobaltClient, LinkedAccountOptional } from "./request.js";
import { createSender } from "./send.js";

/**
 * Makes a client; the generated `createCobaltClient` is the one to call.
 *
 * @example
 * const client = createClient(
 *   { apiKey: process.env.COBALT_API_KEY },
 *   { baseUrl: "https://api.gocobalt.io", route: "slug" },
 * );
 * const event = { slug: "employee-created", event: "Employee Created" };
 * await client.send(event, { linkedAccountId: "customer-1", payload });
 */
export const createClient = (
  options: CobaltClientOptions,
  settings: ClientSettings,
): CobaltClient<LinkedAccountOptional> => {
  // A closure keeps the secret out of whatever prints the client.
  const senderFor = createSender(options, settings);
  const bind = (account?: string): CobaltClient<LinkedAccountOptional> => ({
    send: senderFor(account),
    forLinkedAccount: bind,
  });
  return bind(options.linkedAccountId);
};
