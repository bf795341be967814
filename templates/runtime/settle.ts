import { CobaltError, type CobaltTriggerError } from "./errors.js";
import type { TriggerResult } from "./request.js";

/** What came of firing an event, without an exception. */
export type TriggerOutcome =
  | { readonly ok: true; readonly result: TriggerResult }
  | { readonly ok: false; readonly error: CobaltTriggerError };

/**
 * Any trigger, without exceptions: `await settle(triggerEmployeeCreated(client, request))`. What is no
 * `CobaltError`, and so a fault of the program, is still thrown.
 */
export async function settle(
  triggered: Promise<TriggerResult>,
): Promise<TriggerOutcome> {
  try {
    return { ok: true, result: await triggered };
  } catch (error) {
    if (isTriggerError(error)) return { ok: false, error };
    throw error;
  }
}

/** Every class of the runtime is in the union, and nobody else's extends them. */
export function isTriggerError(error: unknown): error is CobaltTriggerError {
  return error instanceof CobaltError;
}
