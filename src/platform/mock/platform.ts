import type { Dialect } from "./answers.js";
import type { Credentials } from "./authenticate.js";
import { createJournal, type Journal } from "./journal.js";
import { type Case, createJudge, isEvent, isGranted } from "./judge.js";
import type { RateLimit } from "./rate-limit.js";
import type { AnsweredRequest, FiredEvent, MockRequest } from "./record.js";
import { createRepeats } from "./repeats.js";
import { composeReply, isTaken, type Reply } from "./reply.js";
import type { EventRoutes } from "./route.js";
import { checkAnswer, type MockAnswer } from "./script.js";
import type { Spelling } from "./spellings.js";
import type { StoreOptions, WorkspaceStore } from "./workspace-store.js";

/** How a mock of the platform behaves. */
export interface MockBehaviour extends Credentials {
  /** How errors are worded; by default `"seed"`, as on the platform's older documentation pages. */
  readonly dialect?: Dialect | undefined;
  /** How events are told when they are managed; by default `"raw-response"`, as on most pages. */
  readonly spelling?: Spelling | undefined;
  /** Where events are managed: under `/application/event`, under `/event`, or by default under both. */
  readonly eventRoutes?: EventRoutes | undefined;
  /** Events beyond this rate are answered with 429; by default there is no limit. */
  readonly rateLimit?: RateLimit | undefined;
  /** The header by which the workflows' triggers drop repeats; by default, no repeat is dropped. */
  readonly idempotencyHeader?: string | undefined;
  /** For how long repeats are dropped; by default five minutes. */
  readonly idempotencyWindowMs?: number | undefined;
  /** Time before every answer; by default none. */
  readonly latencyMs?: number | undefined;
  /** Called at every request for which no answer was scripted; for faults at random. */
  readonly answer?:
    ((request: MockRequest) => MockAnswer | undefined) | undefined;
  /** How many of the latest requests, and of the latest events, are kept; by default all. Counters go on. */
  readonly keep?: number | undefined;
}

/** What a request came to, beside the event that it fired. */
export interface RequestOutcome {
  /** The answer's. */
  readonly message: string;
  /** The credential that was sent, to be kept out of what is written. */
  readonly secret: string | undefined;
}

/** The options of a platform. */
export interface PlatformOptions extends MockBehaviour, StoreOptions {
  /** Called for every request once it is decided. */
  readonly onRequest?: (
    request: AnsweredRequest,
    event: FiredEvent | undefined,
    outcome: RequestOutcome,
  ) => void;
}

/** The platform without its connections. */
export interface Platform {
  readonly journal: Journal;
  /** Decides a request and fires its event. */
  readonly decide: (given: Case, scripted: MockAnswer | undefined) => Reply;
}

const fiveMinutes = 5 * 60 * 1000;

/** Makes a platform on which nothing happened yet. */
export function createPlatform(
  options: PlatformOptions,
  store: WorkspaceStore,
): Platform {
  const { dialect = "seed", latencyMs = 0, idempotencyHeader } = options;
  const journal = createJournal(options.keep ?? Infinity);
  const judge = createJudge(
    {
      ...options,
      dialect,
      spelling: options.spelling ?? "raw-response",
      eventRoutes: options.eventRoutes ?? "both",
      idempotencyHeader: idempotencyHeader ?? "idempotency-key",
    },
    store,
  );
  const isRepeat =
    idempotencyHeader === undefined
      ? () => false
      : createRepeats(options.idempotencyWindowMs ?? fiveMinutes);

  const fire = (event: FiredEvent): FiredEvent | undefined => {
    if (isRepeat(event)) {
      journal.addRepeat();
      return undefined;
    }
    journal.addEvent(event);
    return event;
  };

  return {
    journal,
    decide: (given, scripted = ask(options, given.request)) => {
      const judged = judge(given);
      const request = journal.counts.requests + 1;
      const reply = composeReply(judged, scripted, {
        dialect,
        latencyMs,
        request,
      });
      const takes = scripted.fires ?? isTaken(reply);
      if (takes && isGranted(judged)) judged.commit();
      const event = takes && isEvent(judged) ? fire(judged) : undefined;
      const status = reply.drop === undefined ? reply.status : "dropped";
      const answered = { ...given.request, status, at: new Date() } as const;
      journal.addRequest(answered);
      const { message } = reply;
      const secret = given.credential?.secret;
      options.onRequest?.(answered, event, { message, secret });
      return reply;
    },
  };
}

/** An error thrown by the user's own function goes to the sender, as the answer. */
function ask({ answer }: MockBehaviour, request: MockRequest): MockAnswer {
  try {
    return checkAnswer(answer?.(request) ?? {});
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The mock's own \`answer\` failed: ${reason}`;
    return { status: 500, body: { message } };
  }
}
