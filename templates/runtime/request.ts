import type { AbortSignalLike } from "./platform.js";
import type { RetryOptions } from "./retry.js";

/** Each event has to name its linked account (your customer). */
export interface LinkedAccountRequired {
  readonly linkedAccountId: string;
}

/** The client knows a linked account already; an event may name another. */
export interface LinkedAccountOptional {
  readonly linkedAccountId?: string | undefined;
}

/** Options of one event, or of all events of a client. */
export interface RequestOptions {
  /** Additional headers. They cannot replace those of the client itself. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The limit for one response, by default 30,000. 0 or Infinity stands for no limit. */
  readonly timeoutMs?: number | undefined;
  /**
   * How to send again after a failure; false for never. An event that may have
   * fired is sent again only with an `idempotencyKey`.
   */
  readonly retry?: false | RetryOptions | undefined;
}

/** Options of any event. */
export interface TriggerOptions extends RequestOptions {
  /** The linked account's configuration to run with. */
  readonly configId?: string | undefined;
  /** Slug of the application whose workflows alone should run. */
  readonly app?: string | undefined;
  /**
   * Sent as a header, the same at every attempt. Cobalt itself ignores it: set the
   * workflow's trigger to drop repeats by that header.
   */
  readonly idempotencyKey?: string | undefined;
  /** Ends the call, during a request or a wait. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * What the requests of all events have in common. It says no more of a payload than that there may be one, so
 * that a compiler knows without a look into it that the request of any event can be sent.
 */
export interface AnyRequest extends TriggerOptions {
  readonly payload?: unknown;
}

/**
 * The argument of a trigger. The payload may be left out only if none of its keys
 * is required, and the linked account only if the client has one.
 */
export type TriggerRequest<
  Payload extends object,
  Account extends LinkedAccountOptional,
> = AnyRequest &
  NoInfer<Account> &
  (Omit<Payload, keyof Payload> extends Payload
    ? { readonly payload?: Payload | undefined }
    : { readonly payload: Payload });

/** A payload of any event. */
export interface PayloadField {
  readonly payload?: object | undefined;
}

/** The argument of a client's `send`, for any event. */
export type SendOptions = AnyRequest & PayloadField;

/** Identifies the event to send. */
export interface EventAddress {
  readonly slug: string;
  /** The event's name, sent in the body. */
  readonly event: string;
  /** Application slug, which stands in the URL instead of the event's own. */
  readonly app?: string | undefined;
}

/** An event's entry in the generated table of all events. */
export interface CobaltEvent<Payload extends object> extends Omit<
  EventAddress,
  "slug"
> {
  /** Never present: it carries the payload's type. */
  readonly payload?: Payload;
}

/** Cobalt accepted the event; its workflows run afterwards. */
export interface TriggerResult {
  readonly slug: string;
  readonly event: string;
  /** The HTTP status. */
  readonly status: number;
  /** The text of the response, such as "Webhook Fired Success". */
  readonly message: string;
}

/** Sends events. `Account` decides whether each has to name its linked account. */
export interface CobaltClient<
  in Account extends LinkedAccountOptional = LinkedAccountRequired,
> {
  readonly send: (
    event: EventAddress,
    request: SendOptions & Account,
  ) => Promise<TriggerResult>;
  /** The same client for one linked account, which its events need not name. */
  readonly forLinkedAccount: (
    linkedAccountId: string,
  ) => CobaltClient<LinkedAccountOptional>;
}
