import { type Call, refuse } from "./call.js";
import type { Secret } from "./options.js";

/** The secret for a request; a function is called for each. */
export const currentSecret = async (
  given: Secret | undefined,
  call: Call,
): Promise<string> => {
  let secret: unknown = given;
  try {
    if (typeof given === "function") secret = await given();
  } catch (cause) {
    // The cause is not quoted, because a vault may put anything into its messages.
    refuse("no secret, see the cause", { ...call, cause });
  }
  return checkSecret(secret, call);
};

export const checkSecret = (secret: unknown, call?: Call): string =>
  typeof secret === "string" && secret.trim()
    ? secret
    : refuse("no apiKey or sessionToken", call);
