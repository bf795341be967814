import { CobaltError, type CobaltTriggerError } from "./errors.js";
import type { TriggerResult } from "./request.js";

/** The outcome of firing an event, as a value. */
export type TriggerOutcome =
  | { readonly ok: true; readonly result: TriggerResult }
  | { readonly ok: false; readonly error: CobaltTriggerError };

/**
 * Turns the error of any trigger into a value. Anything but a `CobaltError` is a fault of the program, and
 * still thrown.
 *
 * @example
 * const outcome = await settle(triggerEmployeeCreated(client, request));
 * if (!outcome.ok) console.error(outcome.error.name);
 */
export const settle = async (
  triggered: Promise<TriggerResult>,
): Promise<TriggerOutcome> => {
  try {
    return { ok: true, result: await triggered };
  } catch (error) {
    if (isTriggerError(error)) return { ok: false, error };
    throw error;
  }
};

/** The union holds every class of the runtime, and only the runtime extends them. */
export const isTriggerError = (error: unknown): error is CobaltTriggerError => {
  return error instanceof CobaltError;
};
