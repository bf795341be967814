import { describe, expect, expectTypeOf, test } from "vitest";
import { createRecorder, type Recorder } from "../../../src/testing.js";
import {
  type CobaltClient,
  type CobaltEventPayloads,
  cobaltEvents,
  CobaltRateLimitError,
  type EmployeeLeftPayload,
  type LinkedAccountOptional,
  trigger,
  triggerDealWon,
  triggerEmployeeLeft,
  triggerMany,
} from "./generated.js";

const left = {
  employee_id: 221,
  last_day: "2026-09-30",
  reason: "retired",
} as const satisfies EmployeeLeftPayload;

test("generated triggers succeed, and what they send is recorded", async () => {
  const recorder = createRecorder({ events: cobaltEvents });
  const result = await triggerEmployeeLeft(recorder, {
    linkedAccountId: "acme",
    payload: left,
    configId: "cfg",
    idempotencyKey: "k",
    headers: { "X-Trace": "t", Authorization: "Bearer secret" },
  });
  expect(result).toEqual({
    slug: "employee-left",
    event: "Employee Left",
    status: 200,
    message: "Webhook Fired Success",
  });
  expect(recorder.events).toEqual([
    {
      slug: "employee-left",
      event: "Employee Left",
      linkedAccountId: "acme",
      payload: left,
      configId: "cfg",
      app: undefined,
      idempotencyKey: "k",
      headers: { "x-trace": "t", authorization: "[redacted]" },
      at: expect.any(Date) as unknown,
    },
  ]);
});

test("an account, and clients that are bound to others", async () => {
  const recorder = createRecorder({
    events: cobaltEvents,
    linkedAccountId: "acme",
  });
  const other = recorder.forLinkedAccount("other");
  await triggerEmployeeLeft(recorder, { payload: left });
  await triggerEmployeeLeft(other, { payload: left });
  await trigger(other, "employee-left", {
    payload: left,
    linkedAccountId: "third",
  });
  const accounts = recorder.events.map((event) => event.linkedAccountId);
  expect(accounts).toEqual(["acme", "other", "third"]);
});

test("many at once", async () => {
  const recorder = createRecorder({ events: cobaltEvents });
  const items = [1, 2, 3].map((employee_id) => ({
    slug: "employee-left" as const,
    linkedAccountId: "acme",
    payload: { ...left, employee_id },
  }));
  for await (const { ok } of triggerMany(recorder, items))
    expect(ok).toBe(true);
  expect(recorder.events).toHaveLength(3);
});

test("outcomes are for one event each, in their order", async () => {
  const recorder = createRecorder({
    events: cobaltEvents,
    linkedAccountId: "acme",
  });
  const tooFast = new CobaltRateLimitError("429", { status: 429 });
  recorder.next(tooFast, { status: 202, message: "later" });
  const send = () => triggerEmployeeLeft(recorder, { payload: left });
  await expect(send()).rejects.toBe(tooFast);
  expect(await send()).toMatchObject({ status: 202, message: "later" });
  expect(await send()).toMatchObject({ status: 200 });
  expect(recorder.requests).toHaveLength(3);
  expect(recorder.events).toHaveLength(2);
});

test("cleared, it starts again", async () => {
  const recorder = createRecorder({ linkedAccountId: "acme" });
  await recorder.send({ slug: "a", event: "A" }, {});
  recorder.next(new Error("no"));
  const { events } = recorder;
  recorder.clear();
  expect(recorder).toMatchObject({ events: [], requests: [] });
  await recorder.send({ slug: "b", event: "B" }, {});
  expect(recorder.events).toMatchObject([{ slug: "b" }]);
  expect(events).toMatchObject([{ slug: "a" }]);
});

test("a payload is kept as it would have arrived", async () => {
  const recorder = createRecorder();
  const payload = { at: new Date(0), gone: undefined, list: [1] };
  await recorder.send({ slug: "a", event: "A" }, { payload });
  payload.list.push(2);
  expect(recorder.events[0]?.payload).toStrictEqual({
    at: "1970-01-01T00:00:00.000Z",
    list: [1],
  });
});

test("the application is the request's, or else the event's", async () => {
  const recorder = createRecorder<CobaltEventPayloads>({
    linkedAccountId: "acme",
  });
  const payload = { deal: { id: 1, title: "t", amount: 1, currency: "EUR" } };
  const more = { line_items: [], tags: [] };
  await triggerDealWon(recorder, { payload: { ...payload, ...more } });
  await triggerDealWon(recorder, {
    payload: { ...payload, ...more },
    app: "slack",
  });
  expect(recorder.events.map(({ app }) => app)).toEqual(["hubspot", "slack"]);
});

test("an event that the table does not have is no event", async () => {
  const recorder = createRecorder({ events: cobaltEvents });
  const sent = recorder.send({ slug: "employee-lefft", event: "x" }, {});
  await expect(sent).rejects.toThrow(
    'There is no event "employee-lefft"; did you mean "employee-left"?',
  );
  await expect(
    recorder.send({ slug: "toString", event: "x" }, {}),
  ).rejects.toThrow('There is no event "toString".');
  expect(recorder.requests).toEqual([]);
});

describe("types", () => {
  test("it is a client, of whatever account", () => {
    expectTypeOf<Recorder<CobaltEventPayloads>>().toExtend<
      CobaltClient<LinkedAccountOptional>
    >();
    expectTypeOf<Recorder<CobaltEventPayloads>>().toExtend<CobaltClient>();
  });

  test("its events are told apart by their slugs", () => {
    const recorder = createRecorder({ events: cobaltEvents });
    for (const event of recorder.events) {
      if (event.slug === "employee-left")
        expectTypeOf(event.payload).toEqualTypeOf<EmployeeLeftPayload>();
    }
    expectTypeOf<(typeof recorder.events)[number]["slug"]>().toEqualTypeOf<
      keyof CobaltEventPayloads
    >();
  });

  test("what is wrong does not compile", () => {
    const wrong = async (recorder: Recorder<CobaltEventPayloads>) => {
      // @ts-expect-error: a field is missing
      await triggerEmployeeLeft(recorder, { payload: { employee_id: 1 } });
      // @ts-expect-error: a field too many
      await triggerEmployeeLeft(recorder, { payload: { ...left, more: 1 } });
      // @ts-expect-error: an option that no request has
      await triggerEmployeeLeft(recorder, { payload: left, timeout: 1 });
      await triggerEmployeeLeft(recorder, { payload: left, timeoutMs: 1 });
      // @ts-expect-error: no payload
      await triggerEmployeeLeft(recorder, { linkedAccountId: "acme" });
      // @ts-expect-error: no outcome
      recorder.next("no");
      // @ts-expect-error: no such slug
      return recorder.events.filter(({ slug }) => slug === "employee-lefft");
    };
    expect(wrong).toBeTypeOf("function");
  });
});
