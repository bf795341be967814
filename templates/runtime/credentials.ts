import { type Call, refuse } from "./call.js";
import type { Secret } from "./options.js";

/** Provides the secret for a request. */
export type SecretSource = (call: Call) => Promise<string>;

/**
 * Makes the source of a client's secret; a function is called for each request. The closure keeps the secret
 * out of whatever prints the client.
 */
export const secretOf = (given: Secret | undefined): SecretSource => {
  const isSource = typeof given === "function";
  if (!isSource) checked(given);
  return async (call) => {
    let secret: unknown;
    try {
      secret = isSource ? await given() : given;
    } catch (cause) {
      // The cause is not quoted, because a vault may put anything into its messages.
      refuse("no secret", { ...call, cause });
    }
    return checked(secret, call);
  };
};

const checked = (secret: unknown, call?: Call): string =>
  typeof secret === "string" && secret.trim()
    ? secret
    : refuse("apiKey or sessionToken is missing", call);
