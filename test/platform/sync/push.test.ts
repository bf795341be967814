import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generate } from "../../../src/generate.js";
import type { MockAnswer } from "../../../src/platform/mock/script.js";
import type { MockServer } from "../../../src/platform/mock/server.js";
import { spellings } from "../../../src/platform/mock/spellings.js";
import { pull } from "../../../src/platform/sync/pull.js";
import { push } from "../../../src/platform/sync/push.js";
import { verify } from "../../../src/platform/sync/verify.js";
import { CANARY } from "../api/start-client.js";
import { filesIn, folderOf, manifestOf, startWorkspace } from "./synced.js";

const events = {
  "order-placed": {
    name: "Order Placed",
    sample: { id: 1, items: [{ sku: "a" }], note: null },
  },
  "plan-changed": {
    name: "Plan Changed",
    samples: [{ id: 1 }, { id: 2.5, plan: { name: "pro" } }],
  },
  ping: {},
};

const shown = ({
  event,
  action,
  done,
}: {
  event: string;
  action: string;
  done?: boolean;
}) =>
  `${action} ${event}${done === undefined ? "" : done ? " done" : " not done"}`;

const writes = (server: MockServer) =>
  server.journal().requests.filter(({ method }) => method !== "GET").length;

test.each(spellings)(
  "an empty workspace gets the events, and then there is nothing to do: %s",
  async (spelling) => {
    const server = await startWorkspace({}, { spelling });
    const folder = folderOf({
      "cobalt.events.json": manifestOf(server, events),
    });
    const planned = await push({ ...folder, dryRun: true });
    expect([planned.ok, planned.events.map(shown), writes(server)]).toEqual([
      true,
      ["create order-placed", "create plan-changed", "create ping"],
      0,
    ]);
    const first = await push(folder);
    expect([first.ok, first.diagnostics, first.events.map(shown)]).toEqual([
      true,
      [],
      [
        "create order-placed done",
        "create plan-changed done",
        "create ping done",
      ],
    ]);
    const [, plan] = server.workspace().events;
    expect(plan?.response).toEqual({ id: 1, plan: { name: "pro" } });
    expect(plan?.json_schema).toMatchObject({
      required: ["id"],
      title: "Plan Changed",
    });
    expect(JSON.stringify(plan)).not.toContain("additionalProperties");
    const again = await push(folder);
    expect(again.events.map(shown)).toEqual([
      "unchanged order-placed",
      "unchanged plan-changed",
      "unchanged ping",
    ]);
    expect(writes(server)).toBe(3);
    expect(await verify(folder)).toMatchObject({ ok: true });
    expect(JSON.stringify([planned, first, again])).not.toContain(CANARY);
  },
);

test.each(spellings)(
  "pull, generate and push of a workspace say that there is nothing to do: %s",
  async (spelling) => {
    const server = await startWorkspace(
      {
        events: [
          { name: "Order Placed", response: events["order-placed"].sample },
          { name: "Ping" },
        ],
      },
      { spelling },
    );
    const folder = folderOf();
    await pull({ ...folder, baseUrl: server.baseUrl });
    expect(await generate(folder)).toMatchObject({ ok: true });
    const { ok, events: rows } = await push({ ...folder, dryRun: true });
    expect([ok, rows.map(({ action }) => action)]).toEqual([
      true,
      ["unchanged", "unchanged"],
    ]);
  },
);

const root = fileURLToPath(new URL("../../../", import.meta.url));

test.each(spellings)(
  "what the root manifest pushes, a colleague pulls, and generates the same bytes: %s",
  async (spelling) => {
    const server = await startWorkspace({}, { spelling });
    const text = readFileSync(join(root, "cobalt.events.json"), "utf8").replace(
      '"output": "examples/node-backend/src/generated/cobalt"',
      `"baseUrl": ${JSON.stringify(server.baseUrl)}, "output": "out"`,
    );
    const [ours, theirs] = [
      folderOf({ "cobalt.events.json": text }),
      folderOf({ "cobalt.events.json": text }),
    ];
    for (const { cwd } of [ours, theirs])
      for (const name of ["samples", "schemas"])
        cpSync(join(root, "examples", name), join(cwd, "examples", name), {
          recursive: true,
        });
    expect(await push(ours)).toMatchObject({ ok: true });
    expect(await pull(theirs)).toMatchObject({ ok: true, files: [] });
    expect(theirs.read()).toBe(text);
  },
);

test.each([
  "raw-response",
  "text",
  "object",
  "wrapped",
  "wrapped-text",
  "wrapped-raw-response",
] as const)(
  "what a manifest of single samples pushes comes out of an empty folder as the same bytes: %s",
  async (spelling) => {
    const server = await startWorkspace({}, { spelling });
    const own = {
      "deal-won": {
        name: "Deal Won",
        sample: {
          deal: { id: 88, amount: 1249.5 },
          tags: ["a"],
          items: [{ sku: "x" }, { sku: "y", n: null }],
        },
      },
      "new-contact-created": {
        name: "New Contact Created",
        sample: { email: "a@example.com", "a.b": 1 },
      },
    };
    const output = "src/generated/cobalt";
    const ours = folderOf({
      "cobalt.events.json": manifestOf(server, own, { output }),
    });
    await push(ours);
    const theirs = folderOf();
    await pull({ ...theirs, baseUrl: server.baseUrl });
    for (const { cwd } of [ours, theirs])
      expect(await generate({ cwd })).toMatchObject({ ok: true });
    expect(filesIn(join(theirs.cwd, output))).toEqual(
      filesIn(join(ours.cwd, output)),
    );
  },
);

const faults: readonly MockAnswer[] = [
  { drop: "request" },
  { drop: "answer" },
  { drop: "body" },
  { status: 500 },
  { body: "<html>" },
  { status: 401 },
];

test.each(faults)(
  "after %j at any of its calls, the next run finishes the work",
  async (fault) => {
    for (const at of [1, 2, 3]) {
      const server = await startWorkspace({
        events: [{ name: "ping", response: { old: 1 } }],
      });
      const allow = [
        {
          event: "ping",
          path: "old",
          change: "path-removed",
          reason: "unused",
        },
      ];
      const folder = folderOf({
        "cobalt.events.json": manifestOf(server, events, { allow }),
      });
      server.next([...Array.from({ length: at }, () => ({})), fault]);
      const failed = await push(folder);
      expect(failed.ok).toBe(false);
      expect(failed.events.some(({ done }) => done === false)).toBe(true);
      expect(JSON.stringify(failed)).not.toContain(CANARY);
      expect(await push(folder)).toMatchObject({ ok: true });
      expect(
        server
          .workspace()
          .events.map(({ name }) => name)
          .sort(),
      ).toEqual(["Order Placed", "Plan Changed", "ping"]);
      expect(await verify(folder)).toMatchObject({ ok: true });
    }
  },
);

const old = {
  events: [
    { name: "ORDER", response: { id: "1", gone: 1 } },
    { name: "Stranger" },
  ],
};
const order = { order: { name: "Order", sample: { id: 1 } } };

test("what breaks workflows is refused until the manifest allows it", async () => {
  const server = await startWorkspace(old);
  const folder = folderOf({ "cobalt.events.json": manifestOf(server, order) });
  const refused = await push(folder);
  expect(refused.ok).toBe(false);
  expect(refused.diagnostics.map(({ code }) => code)).toEqual([
    "CE917",
    "CE917",
    "CE917",
  ]);
  const allow = refused.diagnostics.map(
    ({ help }) => JSON.parse(help.slice(help.indexOf("{"), -1)) as object,
  );
  expect(writes(server)).toBe(0);
  folder.write("cobalt.events.json", manifestOf(server, order, { allow }));
  const { ok, events: rows } = await push(folder);
  expect([ok, rows.map(shown)]).toEqual([
    true,
    ["update order done", "missing Stranger"],
  ]);
  expect(rows[0]?.changes).toContainEqual({
    path: "gone",
    change: "path-removed",
    workflows: "breaking",
    allowed: "…",
  });
  expect(server.workspace().events.map(({ name }) => name)).toEqual([
    "Order",
    "Stranger",
  ]);
});

test.each([
  {
    what: "nobody confirms",
    options: { confirm: async () => Promise.resolve(false) },
    left: 1,
    code: "CE918",
  },
  {
    what: "the name is not typed",
    options: { delete: true },
    left: 1,
    code: "CE918",
  },
  {
    what: "another name is typed",
    options: { delete: true, typedName: async () => Promise.resolve("test") },
    left: 1,
    code: "CE918",
  },
  {
    what: "the name is typed",
    options: {
      delete: true,
      typedName: async () => Promise.resolve("default"),
    },
    left: 1,
    code: undefined,
  },
])(
  "where $what, what is sent is what was agreed to",
  async ({ options, left, code }) => {
    const server = await startWorkspace({ events: [{ name: "Stranger" }] });
    const folder = folderOf({
      "cobalt.events.json": manifestOf(server, order),
    });
    const { diagnostics } = await push({ ...folder, ...options });
    expect(diagnostics[0]?.code).toBe(code);
    const names = server.workspace().events.map(({ name }) => name);
    expect([names.length, names]).toEqual([
      left,
      [code ? "Stranger" : "Order"],
    ]);
  },
);

test("schemas are added and closed where that is asked for, and kept where nothing of them changes", async () => {
  const server = await startWorkspace({
    events: [{ name: "Order", response: { id: 7 } }],
  });
  const folder = folderOf({ "cobalt.events.json": manifestOf(server, order) });
  const schema = () => server.workspace().events[0]?.json_schema;
  expect((await push(folder)).events.map(shown)).toEqual(["unchanged order"]);
  await push({ ...folder, schemas: true });
  expect(schema()).toMatchObject({ required: ["id"] });
  await push({ ...folder, closed: true });
  expect(schema()).toMatchObject({ additionalProperties: false });
  expect((await push(folder)).events.map(shown)).toEqual(["unchanged order"]);
});

test("what the workspace makes of an event is compared with what was sent", async () => {
  const server = await startWorkspace();
  const folder = folderOf({ "cobalt.events.json": manifestOf(server, order) });
  const told = [
    { _id: "1", name: "Order", response: JSON.stringify({ other: 1 }) },
  ];
  server.next([{}, { body: told }]);
  const { ok, diagnostics } = await push(folder);
  expect(ok).toBe(false);
  expect(diagnostics).toMatchObject([
    { code: "CE919", message: expect.stringContaining('"id"') as string },
  ]);
});
