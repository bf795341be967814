import { type CobaltErrorDetails, CobaltRequestError } from "./errors.js";
import type { LinkedAccountOptional, SendOptions } from "./request.js";

/** All that goes with one event; the types of the trigger functions have checked it. */
export interface Request extends SendOptions, LinkedAccountOptional {
  app?: string | undefined;
  linkedAccountId?: string | undefined;
}

/** The sending of one event, over all its attempts. Errors and hooks contain all of it. */
export interface Call {
  readonly slug: string;
  readonly event: string;
  /** Requests made so far. */
  attempts: number;
  /** True if one of them may have reached Cobalt and fired the event. */
  mayHaveFired: boolean;
}

/** Ends a call for which no request can be made. */
export const refuse: (reason: string, details?: CobaltErrorDetails) => never = (
  reason,
  details,
) => {
  throw new CobaltRequestError(reason, details);
};
