/** What an error tells of the call that it ended. */
export interface CobaltErrorDetails {
  readonly slug?: string | undefined;
  readonly event?: string | undefined;
  readonly attempts?: number | undefined;
  readonly mayHaveFired?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Whatever is thrown is one of these. None of them holds a credential. */
export abstract class CobaltError extends Error {
  // Names are written out because minifiers rename classes.
  abstract override readonly name: string;
  // The others are declared only: the constructor takes all of them from the details.
  /** Undefined, like `event`, where the client could not be made. */
  declare readonly slug: string | undefined;
  declare readonly event: string | undefined;
  /** How many requests were made. */
  declare readonly attempts: number;
  /** Whether one of them may have reached Cobalt and fired the event. */
  declare readonly mayHaveFired: boolean;
  /** How long to wait, where there was an answer that says so. */
  declare readonly retryAfterMs: number | undefined;

  constructor(reason: string, details: CobaltErrorDetails = {}) {
    const { slug, event } = details;
    super((event ? `Event "${event}" (${slug}): ` : "") + reason, details);
    Object.assign(this, { attempts: 0, mayHaveFired: false }, details);
  }
}

/** No request can be made of what was given, or none more. */
export class CobaltRequestError extends CobaltError {
  override readonly name = "CobaltRequestError";
}

/** What is wrong at one place of a payload. */
export interface PayloadIssue {
  /** Variable path, such as `items.0.sku`; empty where it is the payload itself. */
  readonly path: string;
  /** Quotes nothing of the payload, which may be personal data. */
  readonly message: string;
}

/** What an error tells of a payload. */
export interface CobaltPayloadDetails extends CobaltErrorDetails {
  readonly issues: readonly PayloadIssue[];
}

/** Nothing was sent: the payload does not fit the event's schema. */
export class CobaltPayloadError extends CobaltError {
  override readonly name = "CobaltPayloadError";
  /** What is wrong, by variable path. */
  declare readonly issues: readonly PayloadIssue[];

  // Without it, an error could be made without its issues.
  // eslint-disable-next-line @typescript-eslint/no-useless-constructor
  constructor(reason: string, details: CobaltPayloadDetails) {
    super(reason, details);
  }
}

/** The connection was refused or dropped, or there is no such host. */
export class CobaltConnectionError extends CobaltError {
  override readonly name = "CobaltConnectionError";
}

/** The answer took too long. */
export class CobaltTimeoutError extends CobaltError {
  override readonly name = "CobaltTimeoutError";
}

/** The caller's signal ended the call. */
export class CobaltAbortError extends CobaltError {
  override readonly name = "CobaltAbortError";
}

/** What an answer says besides its text. */
export interface CobaltResponseDetails extends CobaltErrorDetails {
  readonly status: number;
  readonly type?: string | undefined;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
}

/** There was an answer, and not the one that was hoped for. */
export abstract class CobaltResponseError extends CobaltError {
  /** The HTTP status. */
  declare readonly status: number;
  /** Such as "BAD_REQUEST". */
  declare readonly type: string | undefined;
  /** Such as "INVALID_EVENT". */
  declare readonly code: string | undefined;
  /** By which Cobalt's support finds the request. */
  declare readonly requestId: string | undefined;

  // Without it, an error could be made without its status.
  // eslint-disable-next-line @typescript-eslint/no-useless-constructor
  constructor(reason: string, details: CobaltResponseDetails) {
    super(reason, details);
  }
}

/** No event has this name. */
export class CobaltEventNotFoundError extends CobaltResponseError {
  override readonly name = "CobaltEventNotFoundError";
}

/** The API key or session token is wrong, or not good for this. */
export class CobaltAuthenticationError extends CobaltResponseError {
  override readonly name = "CobaltAuthenticationError";
}

/** Too many events at once. This one did not fire. */
export class CobaltRateLimitError extends CobaltResponseError {
  override readonly name = "CobaltRateLimitError";
}

/** Cobalt refused the event for another reason, which its message tells. */
export class CobaltRejectedError extends CobaltResponseError {
  override readonly name = "CobaltRejectedError";
}

/** A fault of Cobalt, or of a proxy before it: any 5xx. */
export class CobaltServerError extends CobaltResponseError {
  override readonly name = "CobaltServerError";
}

/** The answer is not in Cobalt's form: a proxy's page, a redirect, nothing. */
export class CobaltUnexpectedResponseError extends CobaltResponseError {
  override readonly name = "CobaltUnexpectedResponseError";
}

/** Everything that firing an event may throw; `name` tells one from another. */
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
