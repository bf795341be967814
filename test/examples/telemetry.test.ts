import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  context,
  type ContextManager,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import {
  cobaltEvents,
  createCobaltClient,
  type EmployeeLeftPayload,
  settle,
  triggerEmployeeLeft,
} from "../../examples/node-backend/src/generated/cobalt/index.js";
import { telemetryHooks } from "../../examples/node-backend/src/telemetry.js";
import { createMockCobalt, type MockAnswer } from "../../src/testing.js";

const payload: EmployeeLeftPayload = {
  employee_id: 221,
  last_day: "2026-09-30",
  reason: "retired",
};

const attributes = {
  "http.request.method": "POST",
  "cobalt.event.slug": "employee-left",
  "cobalt.event.name": "Employee Left",
};

/** As `@opentelemetry/sdk-node` brings one. */
class AsyncContexts implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();

  active(): Context {
    return this.#storage.getStore() ?? ROOT_CONTEXT;
  }

  with<A extends unknown[], F extends (...parameters: A) => ReturnType<F>>(
    active: Context,
    run: F,
    thisArg?: ThisParameterType<F>,
    ...parameters: A
  ): ReturnType<F> {
    return this.#storage.run(active, () => run.call(thisArg, ...parameters));
  }

  bind<T>(_: Context, target: T): T {
    return target;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    return this;
  }
}

beforeAll(() => void context.setGlobalContextManager(new AsyncContexts()));
afterAll(() => context.disable());

/** A mock with these answers, a client that reports to memory, and what it reports. */
async function observed(...answers: readonly MockAnswer[]) {
  const mock = await createMockCobalt({ events: cobaltEvents });
  onTestFinished(mock.close);
  mock.next(...answers);
  const exporter = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  }).getTracer("test");
  const client = createCobaltClient({
    apiKey: "tk_secret",
    linkedAccountId: "acme@example.com",
    baseUrl: mock.baseUrl,
    retry: { baseDelayMs: 1 },
    hooks: telemetryHooks(tracer),
  });
  const spans = () =>
    exporter.getFinishedSpans().map(({ name, kind, attributes, status }) => ({
      name,
      kind,
      attributes,
      status: status.code,
    }));
  return { mock, client, tracer, exporter, spans };
}

const span = (status: SpanStatusCode, more: object) => ({
  name: "trigger employee-left",
  kind: SpanKind.CLIENT,
  attributes: { ...attributes, ...more },
  status,
});

test("an event that fires is one span", async () => {
  const { client, spans } = await observed();
  await triggerEmployeeLeft(client, { payload });
  expect(spans()).toEqual([
    span(SpanStatusCode.UNSET, {
      "cobalt.attempt": 1,
      "http.response.status_code": 200,
    }),
  ]);
});

test("each attempt is a span, a child of the caller's", async () => {
  const { client, tracer, exporter, spans } = await observed(
    { status: 429, retryAfter: 0 },
    { drop: "answer" },
  );
  const parent = tracer.startSpan("order");
  await context.with(trace.setSpan(ROOT_CONTEXT, parent), () =>
    triggerEmployeeLeft(client, { payload, idempotencyKey: "order-7" }),
  );
  expect(spans()).toEqual([
    span(SpanStatusCode.ERROR, {
      "cobalt.attempt": 1,
      "cobalt.may_have_fired": false,
      "http.response.status_code": 429,
      "error.type": "CobaltRateLimitError",
    }),
    span(SpanStatusCode.ERROR, {
      "cobalt.attempt": 2,
      "cobalt.may_have_fired": true,
      "http.request.resend_count": 1,
      "error.type": "CobaltConnectionError",
    }),
    span(SpanStatusCode.UNSET, {
      "cobalt.attempt": 3,
      "http.request.resend_count": 2,
      "http.response.status_code": 200,
    }),
  ]);
  const parents = exporter
    .getFinishedSpans()
    .map(({ parentSpanContext }) => parentSpanContext?.spanId);
  expect(parents).toEqual(Array(3).fill(parent.spanContext().spanId));
});

test("a call that fails for good ends with a failed span", async () => {
  const { client, spans } = await observed({ status: 401 });
  await settle(triggerEmployeeLeft(client, { payload }));
  expect(spans()).toEqual([
    span(SpanStatusCode.ERROR, {
      "cobalt.attempt": 1,
      "cobalt.may_have_fired": false,
      "http.response.status_code": 401,
      "error.type": "CobaltAuthenticationError",
    }),
  ]);
});

test("a page with 200 is an answer, and then a failure", async () => {
  const { client, spans } = await observed({ status: 200, body: "<html>" });
  await settle(triggerEmployeeLeft(client, { payload }));
  expect(spans()).toEqual([
    span(SpanStatusCode.UNSET, {
      "cobalt.attempt": 1,
      "http.response.status_code": 200,
    }),
    span(SpanStatusCode.ERROR, {
      "cobalt.attempt": 1,
      "cobalt.may_have_fired": true,
      "error.type": "CobaltUnexpectedResponseError",
    }),
  ]);
});

test("a call for which nothing was sent is a failed span, too", async () => {
  const { client, spans, mock } = await observed();
  const signal = AbortSignal.abort();
  await settle(triggerEmployeeLeft(client, { payload, signal }));
  expect(mock.counts.requests).toBe(0);
  expect(spans()).toEqual([
    span(SpanStatusCode.ERROR, {
      "cobalt.attempt": 0,
      "cobalt.may_have_fired": false,
      "error.type": "CobaltAbortError",
    }),
  ]);
});

test("calls at the same time keep their spans apart", async () => {
  const answers: MockAnswer[] = [{ status: 500 }, { delayMs: 20 }, {}];
  const { client, spans } = await observed(...answers);
  const calls = answers.map(() =>
    settle(triggerEmployeeLeft(client, { payload })),
  );
  await Promise.all(calls);
  const told = spans().map(({ attributes }) =>
    String(attributes["http.response.status_code"]),
  );
  expect(told.sort()).toEqual(["200", "200", "500"]);
});

test("no payload, linked account, credential or message is in a span", async () => {
  const message = "221 of acme@example.com: tk_secret";
  const { client, exporter } = await observed({
    status: 400,
    body: { message },
  });
  const { ok } = await settle(triggerEmployeeLeft(client, { payload }));
  expect(ok).toBe(false);
  const [failed] = exporter.getFinishedSpans();
  const text = JSON.stringify([
    failed?.name,
    failed?.attributes,
    failed?.status,
    failed?.events,
  ]);
  expect(text).not.toMatch(/221|2026-09-30|acme|tk_secret/);
});
