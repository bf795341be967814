import { describe, expect, test } from "vitest";
import { isSame } from "../../../src/base/json/same.js";
import type { Spelling } from "../../../src/platform/mock/spellings.js";
import { spellings } from "../../../src/platform/mock/spellings.js";
import { workspaceOf } from "../../../src/platform/mock/workspace.js";
import { openVendorDocument } from "../../runtime/vendor-document.js";
import { problemOf, startClient, valueOf } from "./start-client.js";

const sample = {
  first_name: "Mark",
  address: { pincode: 560103, lines: [{ no: 1 }] },
};
const rebuilt = {
  first_name: "",
  address: { pincode: "", lines: [{ no: "" }] },
};
const variables = [
  { key: "first_name", type: "text" },
  { key: "address", type: "object" },
  { key: "address.pincode", type: "text" },
  { key: "address.lines", type: "array" },
  { key: "address.lines.0", type: "object" },
  { key: "address.lines.0.no", type: "text" },
];
const schema = { type: "object" };
const draft = { name: "Employee Created", sample, schema };

/** What is left of an event in a spelling. */
function wanted(spelling: Spelling) {
  const isRebuilt = ["keys", "payload-keys"].includes(spelling);
  return {
    name: draft.name,
    sample: isRebuilt ? rebuilt : sample,
    isRebuilt,
    variables,
    schema: spelling === "payload-keys" ? undefined : schema,
  };
}

describe.each(spellings)("spelled as %s", (spelling) => {
  test.each(["both", "application"] as const)(
    "an event is created, read, changed and removed (%s)",
    async (eventRoutes) => {
      const { client, server } = await startClient({ spelling, eventRoutes });
      const want = wanted(spelling);
      const created = await valueOf(client.createEvent(draft));
      expect(created).toMatchObject(want);
      expect(server.workspace().events[0]?.response).toEqual(sample);
      expect(await valueOf(client.getEvent(created.id))).toEqual(created);
      expect(await valueOf(client.listEvents())).toEqual([created]);
      const renamed = { ...draft, name: "Employee Added" };
      expect(
        await valueOf(client.updateEvent(created.id, renamed)),
      ).toMatchObject({ ...want, name: "Employee Added", id: created.id });
      expect(await valueOf(client.deleteEvent(created.id))).toEqual([]);
    },
  );

  test("under /event, all but creating is done, and the path is remembered", async () => {
    const events = [
      { name: draft.name, response: sample, json_schema: schema },
    ];
    const { client, server } = await startClient({
      spelling,
      eventRoutes: "event",
      workspace: workspaceOf({ events }),
    });
    const [event] = await valueOf(client.listEvents());
    expect(event).toMatchObject(wanted(spelling));
    await valueOf(client.updateEvent(event?.id ?? "", draft));
    await valueOf(client.deleteEvent(event?.id ?? ""));
    expect(await problemOf(client.createEvent(draft))).toMatchObject({
      code: "CE912",
      mayHaveHappened: false,
    });
    const calls = server
      .journal()
      .requests.map(
        ({ method, path }) =>
          `${method} ${path.slice("/api/v2/public".length)}`,
      );
    expect(calls).toEqual([
      "GET /application/event",
      "GET /event",
      `PUT /event/${event?.id}`,
      `DELETE /event/${event?.id}`,
    ]);
  });
});

test.each([
  [
    "a payload that has the two properties of a body",
    { event: "order.paid", payload: { id: 1 } },
  ],
  ["a payload in which all is below payload", { payload: { id: 1 } }],
  [
    "keys that objects have of themselves",
    { constructor: "a", toString: { a: 1 } },
  ],
  ["nothing", {}],
])("%s stays as it is", async (_, payload) => {
  for (const spelling of ["raw-response", "text", "object"] as const) {
    const { client } = await startClient({ spelling });
    const { sample, variables } = await valueOf(
      client.createEvent({ name: "Any", sample: payload }),
    );
    expect(isSame(sample ?? null, payload)).toBe(true);
    expect(variables[0]?.key).toBe(Object.keys(payload)[0]);
  }
});

test.each([
  {
    answer: { triggers: [{ id: "1", name: "A", response: {} }] },
    names: ["A"],
  },
  { answer: { _id: "1", name: "A", response: "{}" }, names: ["A"] },
  {
    answer: [
      {
        _id: "1",
        name: "A",
        raw_response: { x: 1 },
        json_schema: '{"type":"object"}',
      },
      { _id: "2", name: "B", response: "[1]" },
      { _id: "3" },
      null,
    ],
    names: ["A", "B"],
    warnings: [
      'The event "B" has no sample that is an object',
      "Event 3 of the answer has no id or no name",
      "Event 4 of the answer has no id or no name",
    ],
  },
])("the answer $answer", async ({ answer, names, warnings = [] }) => {
  const { client, server } = await startClient();
  server.next([{ body: answer }]);
  const outcome = await client.listEvents();
  expect(outcome).toMatchObject({
    ok: true,
    value: names.map((name) => ({ name })),
    warnings: warnings.map((message) => ({ code: "CE913", message })),
  });
});

test("a change whose answer does not tell the event is looked for in the list", async () => {
  const { client, server } = await startClient();
  await valueOf(client.listEvents());
  server.next([{ body: [], fires: true }]);
  expect(await valueOf(client.createEvent(draft))).toMatchObject({
    name: draft.name,
  });
  server.next([{ body: [], fires: false }]);
  const other = { ...draft, name: "Other" };
  expect(await problemOf(client.createEvent(other))).toMatchObject({
    code: "CE909",
    mayHaveHappened: true,
  });
});

test("workflows of any number are listed, and read whole", async () => {
  const workflows = Array.from({ length: 250 }, (_, index) => ({
    _id: `w/${index}`,
    ...(index > 0 && { name: `Workflow ${index}` }),
    nodes: [{ text: "{{start.body.id}}" }],
  }));
  const { client, server } = await startClient({
    workspace: workspaceOf({ workflows }),
  });
  const listed = await valueOf(client.listWorkflows());
  expect(listed).toHaveLength(250);
  expect(listed[0]).toEqual({ id: "w/0", name: "w/0" });
  expect(await valueOf(client.getWorkflow("w/7"))).toEqual({
    id: "w/7",
    name: "Workflow 7",
    document: workflows[7],
  });
  // One that knows no pages.
  server.next([
    { body: { docs: workflows.slice(0, 1), hasNextPage: true } },
    { body: { docs: workflows.slice(0, 1), hasNextPage: true } },
  ]);
  expect(await valueOf(client.listWorkflows())).toHaveLength(1);
  server.next([{ body: workflows.slice(0, 2) }]);
  expect(await valueOf(client.listWorkflows())).toHaveLength(2);
  expect(await problemOf(client.getWorkflow("none"))).toMatchObject({
    code: "CE910",
  });
});

test("a workspace of 5,000 events", async () => {
  const events = Array.from({ length: 5_000 }, (_, index) => ({
    name: `Event ${index}`,
    response: sample,
  }));
  const { client } = await startClient({ workspace: workspaceOf({ events }) });
  expect(await valueOf(client.listEvents())).toHaveLength(5_000);
});

test("requests are as the vendor's own document has them", async () => {
  const examine = await openVendorDocument();
  const { client, server } = await startClient({ spelling: "text" });
  const { id } = await valueOf(client.createEvent(draft));
  await valueOf(client.updateEvent(id, draft));
  for (const request of server.journal().requests) {
    if (request.method === "GET") continue;
    const { method, path, headers, body } = request;
    const verdict = await examine({
      method,
      path,
      headers,
      body: Buffer.from(body),
    });
    expect(verdict).toMatchObject({ unnamed: [] });
  }
});
