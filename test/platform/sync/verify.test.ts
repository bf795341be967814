import { expect, test } from "vitest";
import { spellings } from "../../../src/platform/mock/spellings.js";
import { verify } from "../../../src/platform/sync/verify.js";
import { CANARY } from "../api/start-client.js";
import { folderOf, manifestOf, startWorkspace } from "./synced.js";

const sample = {
  id: 1,
  name: "Ann",
  address: { zip: "1", lines: ["a"] },
  items: [{ sku: "x", note: null }],
};

async function verified(
  theirs: readonly { name: string; response?: object; json_schema?: object }[],
  ours: object,
  spelling: (typeof spellings)[number] = "raw-response",
) {
  const server = await startWorkspace({ events: theirs }, { spelling });
  const folder = folderOf({ "cobalt.events.json": manifestOf(server, ours) });
  const before = JSON.stringify(server.workspace());
  const result = await verify(folder);
  expect(JSON.stringify(server.workspace())).toBe(before);
  expect(JSON.stringify(result)).not.toContain(CANARY);
  return result;
}

test.each(spellings)(
  "finds nothing where nothing differs: %s",
  async (spelling) => {
    const { ok, events, diagnostics } = await verified(
      [{ name: "Order Placed", response: sample }],
      { "order-placed": { name: "Order Placed", sample } },
      spelling,
    );
    expect(diagnostics).toEqual([]);
    expect([ok, events]).toEqual([
      true,
      [{ event: "order-placed", name: "Order Placed", action: "unchanged" }],
    ]);
  },
);

test.each(spellings)(
  "finds paths added and removed, and an array for an object: %s",
  async (spelling) => {
    const response = {
      id: 1,
      address: { zip: "1", lines: { a: "b" } },
      items: [{ sku: "x", note: null, more: "" }],
    };
    const { ok, events } = await verified(
      [{ name: "Order", response }],
      {
        order: {
          name: "Order",
          sample: {
            id: 1,
            name: "Ann",
            address: { zip: "1", lines: [] },
            items: sample.items,
          },
        },
      },
      spelling,
    );
    expect(ok).toBe(false);
    const told = events.flatMap(({ paths = [] }) =>
      paths.map(({ path, change }) => `${change} ${path}`),
    );
    expect(told.sort()).toEqual([
      "path-added name",
      "path-removed address.lines.a",
      "path-removed items.*.more",
      "type-changed address.lines",
    ]);
  },
);

const one = { order: { name: "Order", sample: { id: 1, at: null } } };

test.each([
  { what: "missing in the workspace", theirs: [], want: { action: "create" } },
  {
    what: "a name in another case",
    theirs: [{ name: "ORDER", response: { id: 1, at: null } }],
    want: { action: "update", renamedFrom: "ORDER" },
  },
  {
    what: "another type",
    theirs: [{ name: "Order", response: { id: "1", at: "now" } }],
    want: {
      action: "update",
      paths: [
        {
          path: "id",
          change: "type-changed",
          before: "string",
          after: "number",
        },
      ],
    },
  },
  {
    what: "another schema",
    theirs: [
      {
        name: "Order",
        response: { id: 1, at: null },
        json_schema: { type: "object", required: ["at"] },
      },
    ],
    want: { action: "update", schema: "different" },
  },
  {
    what: "other values of the same types",
    theirs: [{ name: "Order", response: { id: 7, at: "now" } }],
    want: { action: "unchanged" },
  },
])("$what", async ({ theirs, want }) => {
  const { ok, events } = await verified(theirs, one);
  expect(ok).toBe(want.action === "unchanged");
  expect(events).toEqual([{ event: "order", name: "Order", ...want }]);
});

test("an event that the manifest lacks is told by its name, after the others", async () => {
  const { ok, events } = await verified(
    [{ name: "Stranger" }, { name: "Order", response: { id: 2, at: null } }],
    one,
  );
  expect(ok).toBe(false);
  expect(events.map(({ event, action }) => [event, action])).toEqual([
    ["order", "unchanged"],
    ["Stranger", "missing"],
  ]);
});

test("what samples have only together is compared as a whole", async () => {
  const { events } = await verified(
    [{ name: "order", response: { id: "a", more: { deep: 1 } } }],
    { order: { samples: [{ id: 1 }, { id: "a", more: { deep: 1 } }] } },
  );
  expect(events).toEqual([
    { event: "order", name: "order", action: "unchanged" },
  ]);
});

test("of an event that has a schema and no sample, the variables are those of the schema", async () => {
  const schema = {
    type: "object",
    properties: {
      id: { type: "integer" },
      to: { type: "object", properties: { mail: { type: "string" } } },
    },
    required: ["id"],
  };
  const { events } = await verified(
    [
      {
        name: "order",
        response: { id: 7, to: { mail: "a" } },
        json_schema: schema,
      },
    ],
    { order: { schema } },
  );
  expect(events).toEqual([
    { event: "order", name: "order", action: "unchanged" },
  ]);
});

test("with a mistake in the manifest, or a key that is refused, nothing is compared", async () => {
  const wrong = await verified([], { order: { sample: 1 } });
  expect([wrong.ok, wrong.events]).toEqual([false, []]);
  const server = await startWorkspace();
  const folder = folderOf({ "cobalt.events.json": manifestOf(server, one) });
  const refused = await verify({
    ...folder,
    env: { COBALT_API_KEY: "tk_wrong_canary" },
  });
  expect(refused.diagnostics.map(({ code }) => code)).toEqual(["CE905"]);
  expect(JSON.stringify(refused)).not.toContain("tk_wrong");
});

test("of two events of one name, the first is compared and the other told of", async () => {
  const { ok, diagnostics } = await verified(
    [{ name: "Deal", response: { id: 1 } }],
    {
      "deal-a": { name: "Deal", app: "hubspot", sample: { id: 1 } },
      "deal-b": { name: "Deal", app: "pipedrive", sample: { id: 1 } },
    },
  );
  expect([ok, diagnostics.map(({ code }) => code)]).toEqual([true, ["CE920"]]);
});
