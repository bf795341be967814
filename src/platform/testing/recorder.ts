import { didYouMean } from "../../base/diagnostics/suggest.js";
import { accepted } from "../mock/answers.js";
import { type FiredEvent, redact } from "../mock/record.js";
import type { AnyPayloads, EventOf, EventTable } from "./events.js";

/** The options of a recorder. */
export interface RecorderOptions<Payloads extends object> {
  /** The generated table `cobaltEvents`: only its events are known, and it gives the types of payloads. */
  readonly events?: EventTable<Payloads> | undefined;
  /** The account of every event that names no other. */
  readonly linkedAccountId?: string | undefined;
}

/** Which event is sent; the generated trigger functions fill it in. */
export interface RecordedAddress {
  readonly slug: string;
  readonly event: string;
  readonly app?: string | undefined;
}

/** What an event is sent with; options that matter only on a network are left out. */
export interface RecordedRequest {
  readonly linkedAccountId?: string | undefined;
  readonly payload?: object | undefined;
  readonly configId?: string | undefined;
  readonly app?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The result of sending an event, as the generated client returns it. */
export interface RecordedResult {
  readonly slug: string;
  readonly event: string;
  readonly status: number;
  readonly message: string;
}

/** The generated `CobaltClient`, without a network. */
export interface RecordingClient {
  readonly send: (
    event: RecordedAddress,
    request: RecordedRequest,
  ) => Promise<RecordedResult>;
  /** The same client for one linked account; what it sends is recorded with the rest. */
  readonly forLinkedAccount: (linkedAccountId: string) => RecordingClient;
}

/** An error to fail with, or the fields in which the result differs from a success. */
export type RecorderOutcome = Error | Partial<RecordedResult>;

/** A client that keeps what it is given. */
export interface Recorder<Payloads extends object> extends RecordingClient {
  /** Every event that was sent, in order, those that failed included. */
  readonly requests: readonly EventOf<Payloads>[];
  /** The events that did not fail. */
  readonly events: readonly EventOf<Payloads>[];
  /** Scripts the outcomes of the next events, one each; later events succeed. */
  readonly next: (...outcomes: readonly RecorderOutcome[]) => void;
  /** Forgets all events so far, and all scripted outcomes that are left. */
  readonly clear: () => void;
}

/**
 * Makes a client for tests that need no network: it accepts every event, and records it as Cobalt would receive it.
 *
 * @example
 * ```ts
 * const recorder = createRecorder();
 * // code under test is given `recorder` in place of its client
 * console.log(recorder.events.map(({ slug }) => slug));
 * ```
 */
export function createRecorder<Payloads extends object = AnyPayloads>(
  options: RecorderOptions<Payloads> = {},
): Recorder<Payloads> {
  let requests: FiredEvent[] = [];
  let events: FiredEvent[] = [];
  let outcomes: RecorderOutcome[] = [];

  const clientFor = (account: string | undefined): RecordingClient => ({
    // Asynchronous, so that whatever is thrown rejects, as it would with the generated client.
    send: async (address, request) => {
      assertKnown(address, options.events);
      const outcome = outcomes.shift();
      const recorded = record(address, request, account);
      requests.push(recorded);
      if (outcome instanceof Error) throw outcome;
      events.push(recorded);
      const { slug, event } = address;
      return Promise.resolve({
        slug,
        event,
        status: 200,
        message: accepted.message,
        ...outcome,
      });
    },
    forLinkedAccount: clientFor,
  });

  // Callers were compiled against these types, through the generated functions.
  const typed = (list: readonly FiredEvent[]) =>
    list as readonly EventOf<Payloads>[];
  return {
    ...clientFor(options.linkedAccountId),
    get requests() {
      return typed(requests);
    },
    get events() {
      return typed(events);
    },
    next: (...more) => void outcomes.push(...more),
    clear: () => {
      requests = [];
      events = [];
      outcomes = [];
    },
  };
}

function assertKnown({ slug }: RecordedAddress, table?: object): void {
  if (!table || Object.hasOwn(table, slug)) return;
  const meant = didYouMean(slug, Object.keys(table)) || ".";
  throw new Error(`There is no event ${JSON.stringify(slug)}${meant}`);
}

function record(
  address: RecordedAddress,
  request: RecordedRequest,
  account: string | undefined,
): FiredEvent {
  const { payload, linkedAccountId = account, app = address.app } = request;
  return {
    slug: address.slug,
    event: address.event,
    linkedAccountId,
    payload: payload && asSent(payload),
    configId: request.configId,
    app,
    idempotencyKey: request.idempotencyKey,
    headers: redact(request.headers ?? {}),
    at: new Date(),
  };
}

/** The payload as it would arrive in a request; later changes to the original do not reach it. */
function asSent(payload: object): NonNullable<FiredEvent["payload"]> {
  return JSON.parse(JSON.stringify(payload)) as NonNullable<
    FiredEvent["payload"]
  >;
}
