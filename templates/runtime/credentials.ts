import { type Call, refuse } from "./call.js";
import { CobaltRequestError } from "./errors.js";
import type { Secret } from "./options.js";

/** Gives the secret for a request. */
export type SecretSource = (call: Call) => Promise<string>;

/**
 * Takes in the secret that a client was given; one that is a function is asked each time. The closure keeps
 * it out of whatever prints the client.
 */
export function secretOf(given: Secret | undefined): SecretSource {
  const ask = typeof given === "function" ? given : undefined;
  if (!ask) checkSecret(given);
  return async (call) => {
    let secret: unknown = given;
    try {
      if (ask) secret = await ask();
    } catch (cause) {
      // Not quoted, because nobody knows what a vault puts into its messages.
      const reason = "no secret could be had";
      throw new CobaltRequestError(reason, { ...call, cause });
    }
    checkSecret(secret, call);
    return secret;
  };
}

function checkSecret(secret: unknown, call?: Call): asserts secret is string {
  if (typeof secret !== "string" || !secret.trim()) {
    refuse("apiKey or sessionToken is missing", call);
  }
}
