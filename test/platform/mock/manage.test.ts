// Events, workflows and executions, as the platform's management calls have them.
import { describe, expect, test } from "vitest";
import type { MockServer } from "../../../src/platform/mock/server.js";
import { workspaceOf } from "../../../src/platform/mock/workspace.js";
import {
  type Spelling,
  spellings,
} from "../../../src/platform/mock/spellings.js";
import { KEY, read, send, start } from "./start.js";

const sample = {
  first_name: "Mark",
  address: { pincode: 560103, lines: ["lorem"] },
};
const event = {
  _id: "64c8d0e22f6f5ad7ce6b4a62",
  name: "Employee Created",
  response: sample,
  json_schema: { type: "object" },
};
const keys = [
  { key: "first_name", type: "text" },
  { key: "address", type: "object" },
  { key: "address.pincode", type: "text" },
  { key: "address.lines", type: "array" },
  { key: "address.lines.0", type: "text" },
];
const wrapped = { event: "Employee Created", payload: sample };
const payloadKeys = keys.map(({ key, type }) => ({
  key: `payload.${key}`,
  type,
}));
const wrappedKeys = [
  { key: "event", type: "text" },
  { key: "payload", type: "object" },
  ...payloadKeys,
];

const told: Readonly<Record<Spelling, object>> = {
  "raw-response": { response: keys, raw_response: JSON.stringify(sample) },
  keys: { response: keys },
  "payload-keys": { response: payloadKeys },
  text: { response: JSON.stringify(sample) },
  object: { response: sample },
  wrapped: { response: wrapped },
  "wrapped-text": { response: JSON.stringify(wrapped) },
  "wrapped-raw-response": {
    response: wrappedKeys,
    raw_response: JSON.stringify(wrapped),
  },
};

/** Makes a management call. */
async function manage(
  { baseUrl }: Pick<MockServer, "baseUrl">,
  call: string,
  body?: unknown,
) {
  const [method = "", path = ""] = call.split(" ");
  return await read(
    await fetch(`${baseUrl}/api/v2/public/${path}`, {
      method,
      headers: { "x-api-key": KEY, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
}

describe.each(["application/event", "event"])("under /%s", (path) => {
  test.each(spellings)("events are told as %s", async (spelling) => {
    const workspace = workspaceOf({ events: [event] });
    const server = await start({ workspace, spelling });
    const { _id, name, json_schema } = event;
    const schema = spelling === "payload-keys" ? {} : { json_schema };
    const want = { _id, name, ...told[spelling], ...schema };
    expect(await manage(server, `GET ${path}`)).toEqual({
      status: 200,
      body: [want],
    });
    expect(await manage(server, `GET ${path}/${_id}`)).toEqual({
      status: 200,
      body: want,
    });
  });

  test("they are changed and removed, and each answer lists all of them", async () => {
    const workspace = workspaceOf({ events: [event, { name: "Other" }] });
    const server = await start({ workspace, spelling: "object" });
    const changed = { name: "Employee Added", response: { id: 1 } };
    expect(
      await manage(server, `PUT ${path}/${event._id}`, changed),
    ).toMatchObject({
      status: 200,
      body: [{ ...changed, json_schema: event.json_schema }, { name: "Other" }],
    });
    expect(
      await manage(server, `PUT ${path}/${event._id}`, {
        name: "Other",
        response: {},
      }),
    ).toMatchObject({ status: 400 });
    expect(await manage(server, `DELETE ${path}/${event._id}`)).toMatchObject({
      status: 200,
      body: [{ name: "Other" }],
    });
    expect(await manage(server, `GET ${path}/${event._id}`)).toMatchObject({
      status: 404,
      body: { error_code: "INVALID_EVENT_ID" },
    });
  });
});

test.each([
  ["an object", sample],
  ["JSON text", JSON.stringify(sample)],
  ["the body of a trigger", wrapped],
  ["the text of one", JSON.stringify(wrapped)],
])("a sample may be sent as %s", async (_, response) => {
  const server = await start();
  const draft = { name: "Employee Created", response };
  const created = await manage(server, "POST application/event", draft);
  expect(created).toMatchObject({
    status: 200,
    body: [{ name: "Employee Created", raw_response: JSON.stringify(sample) }],
  });
  expect(await manage(server, "POST application/event", draft)).toMatchObject({
    status: 400,
    body: { message: "Trigger with name Employee Created already exists" },
  });
});

test.each([
  ["no name", { response: {} }, "name is mandatory"],
  ["no sample", { name: "A" }, "response is not an object"],
  ["a list", { name: "A", response: "[1]" }, "response is not an object"],
  [
    "a schema that is none",
    { name: "A", response: {}, json_schema: "{}" },
    "json_schema is not an object",
  ],
])("%s is refused, and nothing made", async (_, draft, message) => {
  const server = await start();
  expect(await manage(server, "POST application/event", draft)).toMatchObject({
    status: 400,
    body: { message },
  });
  expect(server.workspace().events).toEqual([]);
});

test("one family of paths may be missing", async () => {
  const older = await start({ eventRoutes: "event" });
  expect(await manage(older, "GET application/event")).toMatchObject({
    status: 404,
  });
  expect(await manage(older, "GET event")).toEqual({ status: 200, body: [] });
  const newer = await start({ eventRoutes: "application" });
  expect(await manage(newer, "GET event")).toMatchObject({ status: 404 });
});

test("only a good API key manages, at the pace that is allowed", async () => {
  const server = await start({
    apiKeys: [KEY],
    rateLimit: { perSecond: 0.001, burst: 1 },
  });
  const get = (headers: Record<string, string | undefined>) =>
    send(server, {
      method: "GET",
      path: "/api/v2/public/application/event",
      headers: { linked_account_id: undefined, ...headers },
    });
  expect((await get({ "x-api-key": "wrong" })).status).toBe(401);
  const token = { "x-api-key": undefined, authorization: "Bearer good" };
  expect((await get(token)).status).toBe(401);
  expect((await get({})).status).toBe(200);
  expect((await get({})).status).toBe(429);
});

test("a change happens where its answer arrives, or where a test says so", async () => {
  const server = await start();
  const create = (name: string) =>
    manage(server, "POST application/event", { name, response: {} });
  server.next([{ status: 500 }, { status: 500, fires: true }]);
  await create("Lost");
  await create("Made");
  expect(server.workspace().events).toMatchObject([{ name: "Made" }]);
});

test("what is created can be fired, and what is not cannot", async () => {
  const known = [{ slug: "a", event: "A", sample: () => ({ id: 1 }) }];
  const server = await start({ known });
  const fire = (name: string, path: string) =>
    send(server, { path, body: { event: name } });
  expect(server.workspace().events).toMatchObject([
    { name: "A", response: { id: 1 } },
  ]);
  expect((await fire("B", "b")).status).toBe(400);
  await manage(server, "POST application/event", { name: "B", response: {} });
  expect((await fire("B", "b")).status).toBe(200);
  expect((await fire("B", "a")).status).toBe(400);
  expect(server.journal().events).toMatchObject([{ slug: "b", event: "B" }]);
  const [{ _id } = { _id: "" }] = server.workspace().events;
  await manage(server, `DELETE event/${_id}`);
  expect((await fire("A", "a")).status).toBe(400);
  server.reset();
  expect((await fire("A", "a")).status).toBe(200);
});

test("workflows and executions are read, a page at a time", async () => {
  const nodes = [{ id: "1", type: "start", text: "{{start.body.id}}" }];
  const workflows = Array.from({ length: 12 }, (_, index) => ({
    _id: `w${index}`,
    name: `Workflow ${index}`,
    nodes,
    edges: [],
  }));
  const executions = [{ _id: "x", status: "COMPLETED" }];
  const server = await start({
    workspace: workspaceOf({ workflows, executions }),
  });
  expect(await manage(server, "GET workflow?page=2")).toEqual({
    status: 200,
    body: {
      docs: [
        { _id: "w10", name: "Workflow 10" },
        { _id: "w11", name: "Workflow 11" },
      ],
      totalDocs: 12,
      limit: 10,
      page: 2,
      totalPages: 2,
      hasNextPage: false,
    },
  });
  expect(await manage(server, "GET workflow/w3")).toMatchObject({
    status: 200,
    body: { name: "Workflow 3", nodes },
  });
  expect(await manage(server, "GET execution")).toMatchObject({
    status: 200,
    body: { docs: executions },
  });
  expect(await manage(server, "GET workflow/none")).toMatchObject({
    status: 404,
  });
  expect(await manage(server, "PUT workflow/w3", {})).toMatchObject({
    status: 404,
  });
});
