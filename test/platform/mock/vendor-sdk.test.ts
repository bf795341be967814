// The calls of the vendor's Node SDK as they are on the wire, and older spellings of the same.
import { describe, expect, test } from "vitest";
import { workspaceOf } from "../../../src/platform/mock/workspace.js";
import { renderFired } from "../../../src/cli/commands/mock/render-mock.js";
import { ACCOUNT, FIRED, KEY, read, start } from "./start.js";

const payload = { id: 221 };
const base = { linked_account_id: ACCOUNT, payload };
const query = `?linked_account_id=${encodeURIComponent(ACCOUNT)}`;

interface SdkCall {
  readonly call: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
  readonly fired: object;
}

const calls: readonly SdkCall[] = [
  {
    call: "event()",
    path: `/api/v2/public/event${query}`,
    headers: { config_id: "cfg" },
    body: { ...base, event: "Employee Created", config_id: "cfg" },
    fired: { configId: "cfg" },
  },
  {
    call: "event() with a slug",
    path: `/api/v2/public/event/hubspot${query}`,
    body: { ...base, event: "Employee Created", slug: "hubspot" },
    fired: { app: "hubspot" },
  },
  {
    call: "triggerEvent()",
    path: `/api/v2/public/event/trigger${query}`,
    body: { ...base, event: "Employee Created", config_id: "cfg" },
    fired: { configId: undefined, configIdInBody: "cfg" },
  },
  {
    call: "triggerWebhookEvent()",
    path: `/api/v2/public/event${query}`,
    body: {
      ...base,
      payload: undefined,
      trigger: "Employee Created",
      data: payload,
    },
    fired: {},
  },
  {
    call: "triggerWebhookEvent() with trigger_name",
    path: `/api/v1/event/trigger${query}`,
    body: { trigger_name: "Employee Created", data: payload },
    fired: {},
  },
  {
    call: "a webhook by its id",
    path: "/api/v1/webhook/64c8d0e22f6f5ad7ce6b4a62",
    body: { payload },
    fired: {},
  },
];

const content = {
  events: [{ _id: "64c8d0e22f6f5ad7ce6b4a62", name: "Employee Created" }],
};
const known = [{ slug: "employee-created", event: "Employee Created" }];
const auth = {
  "x-api-key": KEY,
  linked_account_id: ACCOUNT,
  "content-type": "application/json",
};

describe("fires by", () => {
  test.each(calls)("$call", async ({ path, headers, body, fired }) => {
    const server = await start({ known, workspace: workspaceOf(content) });
    const answer = fetch(`${server.baseUrl}${path}`, {
      method: "POST",
      headers: { ...auth, ...headers },
      body: JSON.stringify(body),
    });
    expect(await read(answer)).toEqual({ status: 200, body: FIRED });
    expect(server.journal().events).toMatchObject([
      {
        slug: "employee-created",
        event: "Employee Created",
        linkedAccountId: ACCOUNT,
        payload,
        ...fired,
      },
    ]);
  });

  test("a webhook of no event", async () => {
    const server = await start({ known });
    const answer = await fetch(`${server.baseUrl}/api/v1/webhook/none`, {
      method: "POST",
      headers: auth,
      body: "{}",
    });
    expect(answer.status).toBe(400);
  });
});

test("a config_id in the body is told to be no header", async () => {
  const server = await start();
  await fetch(`${server.baseUrl}/api/v2/public/event/trigger`, {
    method: "POST",
    headers: auth,
    body: JSON.stringify({ event: "A", config_id: "cfg" }),
  });
  const [event] = server.journal().events;
  expect(event && renderFired(event)).toContain(
    "config cfg (in the body, not a header: Cobalt does not read it)",
  );
});

test("listEvents, listEventById, updateEvent and deleteEvent", async () => {
  const server = await start({ workspace: workspaceOf(content) });
  const id = "64c8d0e22f6f5ad7ce6b4a62";
  const call = async (method: string, path: string, body?: object) =>
    await read(
      fetch(`${server.baseUrl}/api/v2/public/event${path}`, {
        method,
        headers: { "x-api-key": KEY, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  const named = { _id: id, name: "Employee Created" };
  expect(await call("GET", "")).toMatchObject({ status: 200, body: [named] });
  expect(await call("GET", `/${id}`)).toMatchObject({ body: named });
  const update = { event_id: id, name: "Renamed", response: payload };
  expect(await call("PUT", `/${id}`, update)).toMatchObject({
    status: 200,
    body: [{ name: "Renamed", raw_response: JSON.stringify(payload) }],
  });
  expect(await call("DELETE", `/${id}`, update)).toEqual({
    status: 200,
    body: [],
  });
  // All that its errors keep.
  expect(await call("GET", `/${id}`)).toMatchObject({
    body: { message: "Trigger not found" },
  });
});

describe("multipart/form-data", () => {
  async function post(
    form: FormData,
    path = "/api/v2/public/event/employee-created",
  ) {
    const server = await start({ known });
    const headers = { "x-api-key": KEY, linked_account_id: ACCOUNT };
    const url = `${server.baseUrl}${path}`;
    const sent = fetch(url, { method: "POST", headers, body: form });
    return { answer: await read(sent), server };
  }

  test.each(["/employee-created", "/trigger", ""])(
    "files are merged into the payload at /event%s",
    async (end) => {
      const form = new FormData();
      form.set("event", "Employee Created");
      form.set("payload", JSON.stringify({ name: "Zoë", __proto__x: 1 }));
      const bytes = new Uint8Array([13, 10, 45, 45, 0, 255]);
      form.set(
        "cv",
        new File([bytes], 'c"v é.pdf', { type: "application/pdf" }),
      );
      const { answer, server } = await post(form, `/api/v2/public/event${end}`);
      expect(answer).toEqual({ status: 200, body: FIRED });
      expect(server.journal().events).toMatchObject([
        {
          slug: "employee-created",
          payload: {
            name: "Zoë",
            cv: {
              filename: 'c"v é.pdf',
              mimetype: "application/pdf",
              size: 6,
            },
          },
        },
      ]);
    },
  );

  test("a payload that is no JSON, and no payload", async () => {
    const form = new FormData();
    form.set("trigger", "Employee Created");
    expect((await post(form)).answer.status).toBe(200);
    form.set("payload", "{");
    expect((await post(form)).answer).toMatchObject({
      status: 400,
      body: { message: "payload is not an object" },
    });
  });

  test.each(["", "; boundary=other", '; boundary="x y"'])(
    "a form that is none%s",
    async (parameters) => {
      const server = await start();
      const answer = fetch(`${server.baseUrl}/api/v2/public/event`, {
        method: "POST",
        headers: {
          ...auth,
          "content-type": `multipart/form-data${parameters}`,
        },
        body: "--x\r\n\r\n--x--",
      });
      expect(await read(answer)).toMatchObject({
        status: 400,
        body: { message: "The body is not valid form data" },
      });
    },
  );
});
