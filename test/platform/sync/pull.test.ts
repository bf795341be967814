import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../../src/generate.js";
import type { WorkspaceContent } from "../../../src/platform/mock/workspace.js";
import { spellings } from "../../../src/platform/mock/spellings.js";
import { explain } from "../../../src/learn/explain/explain.js";
import { run } from "../../../src/cli/main/run.js";
import { fakeIo } from "../../cli/fake-io.js";
import { pull, type PullOptions } from "../../../src/platform/sync/pull.js";
import { verify } from "../../../src/platform/sync/verify.js";
import { CANARY } from "../api/start-client.js";
import { folderOf, manifestOf, startWorkspace } from "./synced.js";

const schema = {
  type: "object",
  properties: { id: { type: "integer" }, plan: { enum: ["free", "pro"] } },
  required: ["id"],
};

const content: WorkspaceContent = {
  events: [
    {
      name: "Order Placed",
      response: { id: 1, items: [{ sku: "a" }], note: null },
    },
    {
      name: "Plan Changed",
      response: { id: 1, plan: "pro" },
      json_schema: schema,
    },
    { name: "ping", response: {} },
  ],
};

test.each(spellings)(
  "an empty folder gets a manifest that agrees with the workspace: %s",
  async (spelling) => {
    const server = await startWorkspace(content, { spelling });
    const folder = folderOf();
    const { ok, events, diagnostics } = await pull({
      ...folder,
      baseUrl: server.baseUrl,
    });
    expect([
      ok,
      events.map(({ event, action }) => `${action} ${event}`),
    ]).toEqual([
      true,
      ["create order-placed", "create plan-changed", "create ping"],
    ]);
    const isRebuilt = /keys/.test(spelling);
    expect(diagnostics.every(({ code }) => isRebuilt && code === "CE916")).toBe(
      true,
    );
    expect(folder.read().includes("// Rebuilt")).toBe(isRebuilt);
    expect(folder.read()).not.toContain(CANARY);
    expect(await generate(folder)).toMatchObject({ ok: true });
    const verified = await verify(folder);
    expect([verified.ok, verified.events]).toMatchObject([
      true,
      events.map(({ event }) => ({ event })),
    ]);
    const text = folder.read();
    expect(await pull(folder)).toMatchObject({ ok: true, files: [] });
    expect(folder.read()).toBe(text);
  },
);

const start = `{
  // Ours.
  "baseUrl": "URL",
  "events": {
    // The first.
    "placed": {
      "name": "Order Placed", // as in Cobalt
      "sample": { "id": 1.50 },
      "overrides": { "id": { "description": "A number." } },
    },
    "other": {},
  },
}
`;

async function pulled(
  manifest: string,
  { events }: WorkspaceContent,
  options: PullOptions = {},
  spelling: (typeof spellings)[number] = "raw-response",
) {
  const server = await startWorkspace({ events }, { spelling });
  const folder = folderOf({
    "cobalt.events.json": manifest.replace("URL", server.baseUrl),
  });
  const result = await pull({ ...folder, ...options });
  const read = () => folder.read().replace(server.baseUrl, "URL");
  const again = await pull({ ...folder, ...options });
  expect(again.files).toEqual([]);
  return { ...result, read, folder };
}

test("a sample that differs is added, and every other byte stays", async () => {
  const { events, read } = await pulled(start, {
    events: [
      { name: "Order Placed", response: { id: 2, zip: "1" } },
      { name: "New One", response: { a: 1 } },
    ],
  });
  expect(
    events.map(({ event, action, paths }) => [event, action, paths]),
  ).toEqual([
    [
      "placed",
      "update",
      [{ path: "zip", change: "path-added", after: "string" }],
    ],
    ["other", "missing", undefined],
    ["new-one", "create", undefined],
  ]);
  expect(read()).toBe(
    start
      .replace(
        '"sample": { "id": 1.50 },\n',
        `"sample": { "id": 1.50 },
      "samples": [
        {
          "id": 2,
          "zip": "1"
        }
      ],\n`,
      )
      .replace(
        '"other": {},\n',
        `"other": {},
    "new-one": {
      "name": "New One",
      "sample": {
        "a": 1
      }
    },\n`,
      ),
  );
});

test("with replace, the workspace's sample takes the place of all others", async () => {
  const manifest = `{
  "baseUrl": "URL",
  "events": {
    "a": { "sample": { "id": 1 }, /* more */ "samples": [{ "id": 2 }] },
    "b": {
      "samples": [{ "id": 1 }, { "id": 2 }], // two
      "description": "B"
    },
    "c": {
      "description": "C", // see
      "samples": [{ "id": 1 }]
    }
  }
}
`;
  const response = { id: "x" };
  const { read } = await pulled(
    manifest,
    { events: ["a", "b", "c"].map((name) => ({ name, response })) },
    { replace: true },
  );
  const sample = (indent: string) =>
    `"sample": {\n${indent}  "id": "x"\n${indent}}`;
  expect(read()).toBe(`{
  "baseUrl": "URL",
  "events": {
    "a": { ${sample("      ")} /* more */  },
    "b": {
       // two
      ${sample("      ")},
      "description": "B"
    },
    "c": {
      "description": "C", // see
      ${sample("      ")}
    }
  }
}
`);
});

test("a name that differs in case is taken over, its slug stays", async () => {
  const { read, events } = await pulled(start, {
    events: [{ name: "order placed", response: { id: 1.5 } }],
  });
  expect(read()).toBe(start.replace('"Order Placed"', '"order placed"'));
  expect(events[0]).toEqual({
    event: "placed",
    name: "order placed",
    action: "update",
    renamedFrom: "Order Placed",
  });
});

test("names that make no slug of their own are left out and told with what to do", async () => {
  const { ok, events, diagnostics, read } = await pulled(
    '{ "baseUrl": "URL", "events": {} }',
    {
      events: [
        { name: "Deal Won" },
        { name: "deal-won" },
        { name: "!!!" },
        { name: "DealLost" },
        { name: "con" },
      ],
    },
  );
  expect(ok).toBe(true);
  expect(diagnostics.map(({ code }) => code)).toEqual([
    "CE914",
    "CE915",
    "CE922",
  ]);
  expect(diagnostics[0]?.help).toContain(
    '"deal-won-2": { "name": "deal-won" }',
  );
  expect(events.map(({ event, action }) => `${action} ${event}`)).toEqual([
    "create deal-won",
    "missing deal-won",
    "missing !!!",
    "create deal-lost",
    "missing con",
  ]);
  expect(
    Object.keys((JSON.parse(read()) as { events: object }).events),
  ).toEqual(["deal-won", "deal-lost"]);
});

test("a schema that its own sample fails is left out and told", async () => {
  const { ok, diagnostics, read } = await pulled(
    '{ "baseUrl": "URL", "events": {} }',
    {
      events: [
        { name: "a", response: { id: "x" }, json_schema: schema },
        { name: "b", response: {}, json_schema: { type: "strange" } },
      ],
    },
  );
  expect([ok, diagnostics.map(({ code }) => code)]).toEqual([
    true,
    ["CE921", "CE921"],
  ]);
  expect(read()).not.toContain("schema");
});

test("what is known of a rebuilt sample's paths is kept", async () => {
  const { read, diagnostics } = await pulled(
    '{ "baseUrl": "URL", "events": { "a": { "sample": { "id": 1 } } } }',
    { events: [{ name: "a", response: { id: 7, zip: "1" } }] },
    {},
    "keys",
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(["CE916"]);
  expect(read()).toMatch(/\{ "id":1, "zip":"" \}|"id":1,"zip":""/);
});

test("long samples get files of their own, and no other file is written over", async () => {
  const long = (id: number) => ({ id, text: "x".repeat(3_000) });
  const server = await startWorkspace({
    events: [{ name: "Long One", response: long(1) }, { name: "Short" }],
  });
  const folder = folderOf({
    "samples/long-one.json": "{}",
    "cobalt.events.json": manifestOf(server, {}),
  });
  const result = await pull({ ...folder, samplesDir: "samples" });
  expect(
    result.files.map(({ path, action }) => [
      path.slice(folder.cwd.length),
      action,
    ]),
  ).toEqual([
    ["/samples/long-one-2.json", "create"],
    ["/cobalt.events.json", "update"],
  ]);
  expect(JSON.parse(folder.read()) as object).toMatchObject({
    events: {
      "long-one": { name: "Long One", sample: "samples/long-one-2.json" },
    },
  });
  expect(JSON.parse(folder.read("samples/long-one-2.json"))).toEqual(long(1));
  expect(await verify(folder)).toMatchObject({ ok: true });
});

test("a dry run and a workspace that fails write nothing", async () => {
  const server = await startWorkspace(content);
  const folder = folderOf();
  const options = { ...folder, baseUrl: server.baseUrl };
  expect(await pull({ ...options, dryRun: true })).toMatchObject({
    ok: true,
    files: [{ action: "create" }],
  });
  server.next([{ status: 200, body: "<html>" }]);
  expect(await pull(options)).toMatchObject({
    ok: false,
    files: [],
    diagnostics: [{ code: "CE909" }],
  });
  expect(existsSync(join(folder.cwd, "cobalt.events.json"))).toBe(false);
});

test("5,000 events are pulled in one go", async () => {
  const events = Array.from({ length: 5_000 }, (_, index) => ({
    name: `Event ${index}`,
    response: { index },
  }));
  const server = await startWorkspace({ events });
  const folder = folderOf();
  const result = await pull({ ...folder, baseUrl: server.baseUrl });
  expect([result.ok, result.events.length]).toEqual([true, 5_000]);
});

test("explain says which samples are rebuilt", async () => {
  const server = await startWorkspace(
    {
      events: [
        { name: "order", response: { id: 1 } },
        { name: "left", response: { id: 1, day: "x" } },
      ],
    },
    { spelling: "keys" },
  );
  const own = { before: { sample: {} }, left: { sample: { id: 1 } } };
  const folder = folderOf({ "cobalt.events.json": manifestOf(server, own) });
  expect(await pull(folder)).toMatchObject({ ok: true });
  const told = async (slug: string) => {
    const { explained } = await explain(slug, folder);
    return [explained?.rebuilt, explained?.samples];
  };
  expect(await told("order")).toEqual([1, 1]);
  expect(await told("left")).toEqual([1, 2]);
  expect(await told("before")).toEqual([0, 1]);
  const io = fakeIo(false, folder);
  expect(await run(["explain", "left"], io)).toBe(0);
  expect(io.out()).toContain(
    "`pull` rebuilt 1 of them from keys and coarse types",
  );
});
