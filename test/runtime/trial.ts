// Bundled, and run in every kind of place that the generated client has to run in: nothing here needs Node.js.
import {
  type CobaltClient,
  createCobaltClient,
  createRateLimiter,
  type EmployeeLeftPayload,
  type LinkedAccountOptional,
  settle,
  trigger,
  triggerContactCreated,
  triggerDealWon,
  triggerEmployeeLeft,
  triggerMany,
  type TriggerOptions,
  type TriggerResult,
} from "../../examples/node-backend/src/generated/cobalt/index.js";

/** Where the trial takes place. */
export interface Place {
  /** A mock of the platform. */
  readonly baseUrl: string;
  /** Where nobody listens. */
  readonly nobody: string;
}

/** What became of each thing that was tried. */
export type Findings = Readonly<Record<string, string>>;

const payload: EmployeeLeftPayload = {
  employee_id: 221,
  last_day: "2026-09-30",
  reason: "retired",
};

const EVERYTHING: Readonly<Record<string, (at: Place) => Promise<string>>> = {
  "an event": (at) => fire(at, "good"),
  "an event by its slug": (at) =>
    told(trigger(clientOf(at), "employee-left", { payload })),
  "an event of an application": (at) =>
    told(
      triggerDealWon(clientOf(at), {
        payload: {
          deal: { id: 1, title: "Größe", amount: 1.5, currency: "EUR" },
          line_items: [],
          tags: [],
        },
      }),
    ),
  "all that a request can say": (at) =>
    told(
      triggerContactCreated(clientOf(at), {
        payload: {
          contact_id: "c1",
          email: "zoe@acme.fr",
          company: null,
          owner: { name: "Zoë \u2028 名 💡", email: "zoe@acme.fr" },
          custom_fields: { __proto__x: "" },
          created_at: "2026-09-30T12:00:00Z",
        },
        linkedAccountId: "zoe@acme.fr",
        configId: "everything",
        idempotencyKey: "i1",
        headers: { "X-Trace": "t1" },
      }),
    ),
  "a session token": ({ baseUrl }) =>
    told(
      triggerEmployeeLeft(
        createCobaltClient({ sessionToken: "st_good", baseUrl }),
        { payload },
      ),
    ),
  "a key from a function": (at) =>
    told(
      triggerEmployeeLeft(
        clientOf(at, () => Promise.resolve("tk_good")),
        { payload },
      ),
    ),
  "a wrong key": (at) =>
    told(triggerEmployeeLeft(clientOf(at, "tk_bad"), { payload })),
  "an unknown event": (at) => fire(at, "unknown"),
  "a fault of the platform": (at) => fire(at, "fault"),
  "a page": (at) => fire(at, "page"),
  "a redirect": (at) => fire(at, "redirect"),
  "no answer": (at) => fire(at, "silence", { timeoutMs: 50 }),
  "half an answer": (at) => fire(at, "stuck", { timeoutMs: 50 }),
  "an abort": (at) => {
    const aborter = new AbortController();
    setTimeout(() => aborter.abort(), 50);
    return fire(at, "silence", { signal: aborter.signal });
  },
  "an abort beforehand": (at) =>
    fire(at, "good", { signal: AbortSignal.abort() }),
  "a signal that times out": (at) =>
    fire(at, "silence", { signal: AbortSignal.timeout(50) }),
  "a dropped connection": (at) => fire(at, "drop"),
  "a dropped connection, and an idempotency key": (at) =>
    fire(at, "drop-once", { idempotencyKey: "i2", retry: soon }),
  "a connection that is dropped amid the answer": (at) => fire(at, "cut"),
  "a refused connection": ({ nobody }) => fire({ baseUrl: nobody, nobody }),
  "too many events": (at) => fire(at, "limit"),
  "too many events for a moment": (at) =>
    fire(at, "limit-once", { retry: soon }),
  "a payload that is no JSON": (at) =>
    told(
      triggerEmployeeLeft(clientOf(at), {
        payload: { ...payload, employee_id: 1n as never },
      }),
    ),
  "a rate limiter": async ({ baseUrl }) => {
    const rateLimiter = createRateLimiter({ perSecond: 1000, burst: 1 });
    const client = createCobaltClient({ ...KEY, baseUrl, rateLimiter });
    const three = [1, 2, 3].map(() => triggerEmployeeLeft(client, { payload }));
    return told(Promise.all(three).then(([, , last]) => last as TriggerResult));
  },
  "many events": async (at) => {
    const calls = ["good", "unknown", "good", "drop", "good"].map(
      (configId) => ({ slug: "employee-left", payload, configId }) as const,
    );
    const results: string[] = [];
    const batch = triggerMany(clientOf(at), calls, { concurrency: 2 });
    for await (const { index, ok } of batch)
      results[index] = ok ? "fired" : "failed";
    return results.join(", ");
  },
};

/** Tries everything, one thing after the other. */
export async function tryEverything(at: Place): Promise<Findings> {
  const findings: Record<string, string> = {};
  for (const [what, attempt] of Object.entries(EVERYTHING))
    findings[what] = await attempt(at);
  return findings;
}

const KEY = { apiKey: "tk_good", linkedAccountId: "ana@acme.fr" };
const soon = { baseDelayMs: 1 };

function clientOf(
  { baseUrl }: Place,
  apiKey: string | (() => Promise<string>) = KEY.apiKey,
): CobaltClient<LinkedAccountOptional> {
  return createCobaltClient({ ...KEY, apiKey, baseUrl, retry: false });
}

/** @param configId tells the mock what to answer */
function fire(
  at: Place,
  configId = "good",
  options: TriggerOptions = {},
): Promise<string> {
  return told(
    triggerEmployeeLeft(clientOf(at), { payload, configId, ...options }),
  );
}

async function told(triggered: Promise<TriggerResult>): Promise<string> {
  const outcome = await settle(triggered);
  if (outcome.ok) return `${outcome.result.status} ${outcome.result.message}`;
  const { error } = outcome;
  const { attempts, mayHaveFired, retryAfterMs } = error;
  const status = "status" in error ? ` ${error.status}` : "";
  const fired = mayHaveFired ? "may have fired" : "did not fire";
  const wait = retryAfterMs === undefined ? "" : `, wait ${retryAfterMs}`;
  return `${error.name}${status} after ${attempts}: ${fired}${wait}`;
}
