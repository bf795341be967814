import type { AbortSignalLike } from "./platform.js";
import type { RetryOptions } from "./retry.js";

/** Every event has to name its linked account (your customer). */
export interface LinkedAccountRequired {
  readonly linkedAccountId: string;
}

/** The client knows a linked account already; an event may name another. */
export interface LinkedAccountOptional {
  readonly linkedAccountId?: string | undefined;
}

/** What may be said for one event, or for all of a client. */
export interface RequestOptions {
  /** More headers. They cannot replace those that the client sends itself. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Limit for one answer, by default 30,000. 0 or Infinity is none. */
  readonly timeoutMs?: number | undefined;
  /**
   * How to go on after a failure; false is not at all. An event that may have
   * fired is sent again only with an `idempotencyKey`.
   */
  readonly retry?: false | RetryOptions | undefined;
}

/** What may go with any event. */
export interface TriggerOptions extends RequestOptions {
  /** The linked account's configuration to run with. */
  readonly configId?: string | undefined;
  /** Slug of the application whose workflows alone should run. */
  readonly app?: string | undefined;
  /**
   * Sent as a header, the same at every attempt. Cobalt itself does nothing with
   * it: set the workflow's trigger to drop repeats by that header.
   */
  readonly idempotencyKey?: string | undefined;
  /** Ends the call: the request, or the wait before one. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * What an event is fired with. The payload may be left out only where nothing in
 * it is required, and the linked account only where the client has one.
 */
export type TriggerRequest<
  Payload extends object,
  Account extends LinkedAccountOptional,
> = TriggerOptions &
  NoInfer<Account> &
  (Omit<Payload, keyof Payload> extends Payload
    ? { readonly payload?: Payload | undefined }
    : { readonly payload: Payload });

/** What a client takes, whichever the event. */
export interface SendOptions extends TriggerOptions {
  readonly payload?: object | undefined;
}

/** Which event to send. */
export interface EventAddress {
  readonly slug: string;
  /** The event's name, sent in the body. */
  readonly event: string;
  /** Application slug, which stands in the URL instead of the event's own. */
  readonly app?: string | undefined;
}

/** What is generated of an event in the table of all. */
export interface CobaltEvent<Payload extends object> extends Omit<
  EventAddress,
  "slug"
> {
  /** Never there: it tells the payload's type. */
  readonly payload?: Payload;
}

/** Cobalt took the event; its workflows run afterwards. */
export interface TriggerResult {
  readonly slug: string;
  readonly event: string;
  /** The HTTP status. */
  readonly status: number;
  /** Cobalt's text, such as "Webhook Fired Success". */
  readonly message: string;
}

/** Sends events; `Account` says whether each has to name its linked account. */
export interface CobaltClient<
  in Account extends LinkedAccountOptional = LinkedAccountRequired,
> {
  readonly send: (
    event: EventAddress,
    request: SendOptions & Account,
  ) => Promise<TriggerResult>;
  /** The same client for one linked account, which events need not name then. */
  readonly forLinkedAccount: (
    linkedAccountId: string,
  ) => CobaltClient<LinkedAccountOptional>;
}
