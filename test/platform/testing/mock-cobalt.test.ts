import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { describe, expect, expectTypeOf, onTestFinished, test } from "vitest";
import {
  createMockCobalt,
  type MockCobalt,
  type MockCobaltOptions,
} from "../../../src/testing.js";
import { project } from "../../cli/bin.js";
import {
  type CobaltEventPayloads,
  cobaltEvents,
  CobaltEventNotFoundError,
  createCobaltClient,
  type EmployeeCreatedPayload,
  triggerDealWon,
  triggerEmployeeCreated,
  triggerEmployeeLeft,
} from "./generated.js";

const root = join(import.meta.dirname, "../../..");
const manifest = pathToFileURL(join(root, "cobalt.events.json"));
const linkedAccountId = "acme@example.com";

async function start<Payloads extends object>(
  options?: MockCobaltOptions<Payloads>,
): Promise<MockCobalt<Payloads>> {
  const mock = await createMockCobalt(options);
  onTestFinished(mock.close);
  return mock;
}

function clientOf({ baseUrl }: { readonly baseUrl: string }) {
  return createCobaltClient({ apiKey: "tk_test", linkedAccountId, baseUrl });
}

function inProject(files: Readonly<Record<string, string>>): string {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  return folder;
}

test("generated triggers are answered, and what they send is recorded", async () => {
  const mock = await start({ events: cobaltEvents, manifest });
  const cobalt = clientOf(mock);
  const payload = mock.sample("employee-created", { first_name: "Ana" });
  const result = await triggerEmployeeCreated(cobalt, { payload });
  expect(result).toEqual({
    slug: "employee-created",
    event: "Employee Created",
    status: 200,
    message: "Webhook Fired Success",
  });
  await triggerDealWon(cobalt, {
    payload: mock.sample("crm.opportunity.closed-won"),
  });
  expect(mock.events).toMatchObject([
    { slug: "employee-created", linkedAccountId, payload, app: undefined },
    { slug: "crm.opportunity.closed-won", app: "hubspot" },
  ]);
  expect(mock.counts).toEqual({ requests: 2, fired: 2, repeats: 0 });
});

test("a script of failures, and a reset", async () => {
  const mock = await start({ events: cobaltEvents });
  const cobalt = clientOf(mock);
  const sent = {
    payload: { employee_id: 1, last_day: "2026-01-01", reason: "retired" },
    retry: false,
  } as const;
  mock.next({ status: 400 }, { status: 500 });
  await expect(triggerEmployeeLeft(cobalt, sent)).rejects.toBeInstanceOf(
    CobaltEventNotFoundError,
  );
  mock.reset();
  await triggerEmployeeLeft(cobalt, sent);
  expect(mock.requests).toMatchObject([{ status: 200 }]);
});

test("the manifest alone says which events there are", async () => {
  const mock = await start<CobaltEventPayloads>({ manifest });
  const wrong = await fetch(`${mock.baseUrl}/api/v2/public/event/x`, {
    method: "POST",
    headers: { "x-api-key": "k", linked_account_id: "a" },
    body: '{"event":"Wrong"}',
  });
  expect(wrong.status).toBe(400);
  await triggerEmployeeCreated(clientOf(mock), {
    payload: mock.sample("employee-created"),
  });
  expect(mock.events).toMatchObject([{ slug: "employee-created" }]);
});

test("the manifest goes before the table, which adds what it does not have", async () => {
  const folder = inProject({
    "cobalt.events.json": '{"events": {"a": {"name": "New A"}}}',
  });
  const mock = await start({
    manifest: join(folder, "cobalt.events.json"),
    events: { a: { event: "Old A" }, b: { event: "B", app: "crm" } },
  });
  const fire = async (slug: string, event: string) => {
    const { status } = await fetch(
      `${mock.baseUrl}/api/v2/public/event/${slug}`,
      {
        method: "POST",
        headers: { "x-api-key": "k", linked_account_id: "a" },
        body: JSON.stringify({ event }),
      },
    );
    return status;
  };
  expect(await fire("a", "Old A")).toBe(400);
  expect(await fire("a", "New A")).toBe(200);
  expect(await fire("crm", "B")).toBe(200);
});

describe("checkPayloads", () => {
  test("refuses what does not fit, and names each field", async () => {
    const mock = await start({
      events: cobaltEvents,
      manifest,
      checkPayloads: true,
    });
    const payload = {
      ...mock.sample("employee-created"),
      employee_id: "221",
      address: { house_no: "221", street: "lorem ipsum", pincode: null },
    };
    const sent = triggerEmployeeCreated(clientOf(mock), {
      // @ts-expect-error: what is tested is what the compiler refuses
      payload,
    });
    await expect(sent).rejects.toMatchObject({
      status: 400,
      code: "INVALID_PAYLOAD",
      message: expect.stringMatching(
        /"employee_id" must be .*; "address\.pincode" must be /,
      ) as unknown,
    });
    expect(mock.events).toEqual([]);
  });

  test("goes by hand-written schemas, too", async () => {
    const mock = await start({ manifest, checkPayloads: true });
    const { baseUrl } = mock;
    const answer = await fetch(`${baseUrl}/api/v2/public/event/invoice-paid`, {
      method: "POST",
      headers: { "x-api-key": "k", linked_account_id: "a" },
      body: '{"event":"Invoice Paid","payload":{"total":{}}}',
    });
    expect(await answer.json()).toMatchObject({
      errors: expect.arrayContaining([
        expect.objectContaining({ path: "total" }),
      ]) as unknown,
    });
  });

  test("needs a manifest", async () => {
    await expect(createMockCobalt({ checkPayloads: true })).rejects.toThrow(
      "checkPayloads needs the option `manifest`.",
    );
  });

  test.each([
    { event: '{"schema": {"type": 1}}', want: "CE405" },
    { event: '{"schema": "missing.json"}', want: "CE401" },
    { event: '{"sample": [1]}', want: "CE203" },
    {
      event: '{"sample": {"x": 1}, "overrides": {"y": {"optional": true}}}',
      want: "CE306",
    },
  ])("tells of $event before anything is sent", async ({ event, want }) => {
    const folder = inProject({
      "cobalt.events.json": `{"events": {"a": ${event}}}`,
    });
    const creating = createMockCobalt({
      manifest: join(folder, "cobalt.events.json"),
      checkPayloads: true,
    });
    await expect(creating).rejects.toThrow(
      new RegExp(`\n${want} .*cobalt\\.events\\.json:1:\\d+ .`),
    );
  });
});

test("a broken manifest is told with every place", async () => {
  const folder = inProject({
    "cobalt.events.json":
      '{"events": {"a": {"smaple": {}},\n"b": {"sample": "no.json"}}}',
  });
  const creating = createMockCobalt({
    manifest: join(folder, "cobalt.events.json"),
  });
  await expect(creating).rejects.toThrow(
    /^The manifest cannot be used:\nCE108 .*:1:19 .*did you mean "sample".*\nCE201 .*:2:17 /,
  );
});

test("without a manifest there are no samples", async () => {
  const mock = await start({ events: cobaltEvents });
  expect(() => mock.sample("employee-created")).toThrow(
    "Samples are in the manifest: give the option `manifest`.",
  );
});

test("it is disposed of at the end of a block", async () => {
  let baseUrl: string;
  {
    await using mock = await createMockCobalt();
    ({ baseUrl } = mock);
    expect((await fetch(baseUrl)).status).toBe(404);
  }
  await expect(fetch(baseUrl)).rejects.toThrow();
});

describe("types", () => {
  /** Compiled, never called. */
  const typed = () => createMockCobalt({ events: cobaltEvents });
  type Typed = Awaited<ReturnType<typeof typed>>;

  test("come from the generated table", () => {
    expect(typed).toBeTypeOf("function");
    expectTypeOf<Typed["events"][number]["slug"]>().toEqualTypeOf<
      keyof CobaltEventPayloads
    >();
    type Created = Extract<
      Typed["events"][number],
      { slug: "employee-created" }
    >;
    expectTypeOf<Created["payload"]>().toEqualTypeOf<EmployeeCreatedPayload>();
  });

  test("or are named", () => {
    expectTypeOf<MockCobalt<CobaltEventPayloads>["events"]>().toEqualTypeOf<
      Typed["events"]
    >();
    const named = () =>
      createMockCobalt<CobaltEventPayloads>({ manifest: "m" });
    expectTypeOf(named).returns.resolves.toEqualTypeOf<
      MockCobalt<CobaltEventPayloads>
    >();
  });

  test("without either, slugs are any and payloads unknown", () => {
    const any = () => createMockCobalt();
    expect(any).toBeTypeOf("function");
    type Any = Awaited<ReturnType<typeof any>>["events"][number];
    expectTypeOf<Any["slug"]>().toEqualTypeOf<string>();
    expectTypeOf<Any["payload"]>().toEqualTypeOf<
      Record<string, unknown> | undefined
    >();
  });

  test("what is wrong does not compile", () => {
    const wrong = (mock: Typed) => {
      // @ts-expect-error: no such event
      mock.sample("employee-craeted");
      // @ts-expect-error: no such field
      mock.sample("employee-created", { frist_name: "Ana" });
      // @ts-expect-error: another type
      mock.sample("employee-created", { address: { pincode: "x" } });
      // @ts-expect-error: what is required cannot be taken away
      mock.sample("employee-created", { first_name: undefined });
      // @ts-expect-error: no such way to drop
      mock.next({ drop: "everything" });
      for (const event of mock.events) {
        // @ts-expect-error: only some events have it
        expectTypeOf(event.payload.first_name).toBeAny();
        if (event.slug === "employee-created")
          expectTypeOf(event.payload.first_name).toBeString();
      }
      // @ts-expect-error: no such dialect
      return createMockCobalt({ dialect: "old" });
    };
    expect(wrong).toBeTypeOf("function");
  });
});
