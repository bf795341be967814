/** What is wrong at one place of a payload. */
export interface PayloadIssue {
  /** Variable path, such as `items.0.sku`; empty for the payload itself. */
  readonly path: string;
  /** Quotes nothing of the payload, which may hold personal data. */
  readonly message: string;
}

/** What an error says about the call that it ended. */
export interface CobaltErrorDetails {
  readonly slug?: string | undefined;
  readonly event?: string | undefined;
  readonly attempts?: number | undefined;
  readonly mayHaveFired?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

// Declared here, so that a project's `lib` need not know of causes.
declare const Error: new (
  message?: string,
  options?: { readonly cause?: unknown },
) => Error;

/** What is so until a request is made. */
export const UNSENT = { attempts: 0, mayHaveFired: false };

/**
 * The base of every error that the client throws. None of them contains a credential, unless the `cause` does:
 * that is what a function of the application threw, or the reason of its signal.
 */
export abstract class CobaltError extends Error {
  // Subclasses write their names out, because minifiers rename classes.
  abstract override readonly name: string;
  // The other fields are only declared: the constructor copies all of them from the details.
  /** Undefined, like `event`, if the client could not be made. */
  declare readonly slug: string | undefined;
  declare readonly event: string | undefined;
  /** The number of requests made. */
  declare readonly attempts: number;
  /** True if one of them may have reached Cobalt and fired the event. */
  declare readonly mayHaveFired: boolean;
  /** The wait that the response asks for, if it asks for one. */
  declare readonly retryAfterMs: number | undefined;

  constructor(reason: string, details: CobaltErrorDetails = {}) {
    const { event, slug } = details;
    super(event ? `Event "${event}" (${slug}): ${reason}` : reason, details);
    Object.assign(this, UNSENT, details);
  }
}

/** The base of the errors that cannot be made without their details. */
type Detailed<Details> = abstract new (
  reason: string,
  details: Details,
) => CobaltError;

/** The arguments do not make a request, or a program fault stopped the call. */
export class CobaltRequestError extends CobaltError {
  override readonly name = "CobaltRequestError";
}

/** What an error says about a payload. */
export interface CobaltPayloadDetails extends CobaltErrorDetails {
  readonly issues: readonly PayloadIssue[];
}

const PayloadErrorBase: Detailed<CobaltPayloadDetails> = CobaltError;

/** The payload does not fit the event's schema, so nothing was sent. */
export class CobaltPayloadError extends PayloadErrorBase {
  override readonly name = "CobaltPayloadError";
  /** The problems of the payload, each with its variable path. */
  declare readonly issues: readonly PayloadIssue[];
}

/** The connection was refused or dropped, or the host does not exist. */
export class CobaltConnectionError extends CobaltError {
  override readonly name = "CobaltConnectionError";
}

/** The response took longer than the limit. */
export class CobaltTimeoutError extends CobaltError {
  override readonly name = "CobaltTimeoutError";
}

/** The caller's signal ended the call. */
export class CobaltAbortError extends CobaltError {
  override readonly name = "CobaltAbortError";
}

/** What a response says besides its message. */
export interface CobaltResponseDetails extends CobaltErrorDetails {
  readonly status: number;
  readonly type?: string | undefined;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
}

const ResponseErrorBase: Detailed<CobaltResponseDetails> = CobaltError;

/** The response did not confirm that the event fired. */
export abstract class CobaltResponseError extends ResponseErrorBase {
  /** The HTTP status. */
  declare readonly status: number;
  /** Such as "BAD_REQUEST". */
  declare readonly type: string | undefined;
  /** Such as "INVALID_EVENT". */
  declare readonly code: string | undefined;
  /** The identifier by which Cobalt's support finds the request. */
  declare readonly requestId: string | undefined;
}

/** No event has this name. */
export class CobaltEventNotFoundError extends CobaltResponseError {
  override readonly name = "CobaltEventNotFoundError";
}

/** The API key or session token is wrong, or does not allow this event. */
export class CobaltAuthenticationError extends CobaltResponseError {
  override readonly name = "CobaltAuthenticationError";
}

/** Cobalt limits the rate of events. This one did not fire. */
export class CobaltRateLimitError extends CobaltResponseError {
  override readonly name = "CobaltRateLimitError";
}

/** Cobalt refused the event for another reason, which is in the message. */
export class CobaltRejectedError extends CobaltResponseError {
  override readonly name = "CobaltRejectedError";
}

/** Cobalt, or a proxy in front of it, failed: any 5xx. */
export class CobaltServerError extends CobaltResponseError {
  override readonly name = "CobaltServerError";
}

/** The response is not one of Cobalt's: a proxy's page, a redirect, an empty body. */
export class CobaltUnexpectedResponseError extends CobaltResponseError {
  override readonly name = "CobaltUnexpectedResponseError";
}

/** Every error that firing an event may throw; `name` discriminates them. */
export type CobaltTriggerError =
  | CobaltRequestError
  | CobaltPayloadError
  | CobaltConnectionError
  | CobaltTimeoutError
  | CobaltAbortError
  | CobaltEventNotFoundError
  | CobaltAuthenticationError
  | CobaltRateLimitError
  | CobaltRejectedError
  | CobaltServerError
  | CobaltUnexpectedResponseError;
