import type { FiredEvent } from "../mock/record.js";

/** What the generated table `cobaltEvents` says of an event. */
export interface EventDescription<Payload> {
  /** The event's name. */
  readonly event: string;
  readonly app?: string | undefined;
  /** Never present at run time: it carries the payload's type. */
  readonly payload?: Payload | undefined;
}

/** The generated table `cobaltEvents`: every event by its slug. */
export type EventTable<Payloads> = {
  readonly [Slug in keyof Payloads]: EventDescription<Payloads[Slug]>;
};

/** Payloads by slug, if nothing is known of them. */
export type AnyPayloads = Record<string, Record<string, unknown>>;

/** A slug of these events. */
export type SlugOf<Payloads> = keyof Payloads & string;

/** An event that fired, whichever it is; `slug` tells one from another. */
export type EventOf<Payloads> = {
  [Slug in SlugOf<Payloads>]: FiredEvent<Slug, SentPayload<Payloads[Slug]>>;
}[SlugOf<Payloads>];

/** A payload may be left out where nothing in it is required. */
type SentPayload<Payload> =
  Omit<Payload, keyof Payload> extends Payload ? Payload | undefined : Payload;
