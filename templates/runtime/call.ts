import { CobaltRequestError } from "./errors.js";
import type { LinkedAccountOptional, SendOptions } from "./request.js";

/** What an event is sent with, checked by the types of the trigger functions. */
export type Request = SendOptions & LinkedAccountOptional;

/** One event on its way, over all its attempts; errors and hooks tell all of it. */
export interface Call {
  readonly slug: string;
  readonly event: string;
  /** Requests made so far. */
  attempts: number;
  /** Whether one of them may have reached Cobalt and fired the event. */
  mayHaveFired: boolean;
}

/** Ends a call for which no request can be made. */
export function refuse(reason: string, call?: Call): never {
  throw new CobaltRequestError(reason, call);
}
