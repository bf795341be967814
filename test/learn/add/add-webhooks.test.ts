import * as nodeFs from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import type { Json } from "../../../src/base/json/json.js";
import { addWebhooks, exportEvents } from "../../../src/index.js";
import { readEvents } from "../../../src/review/reviewed-events.js";
import { isPart } from "../../../src/type/is-part.js";
import { projectOf } from "../project.js";

const golden = fileURLToPath(new URL("../../golden", import.meta.url));

const manifest = `{
  // ours
  "events": {
    "known": { "sample": { "a": 1 } }, // stays
  },
}
`;

function webhook(schema: Json, more: object = {}) {
  const content = { "application/json; charset=utf-8": { schema } };
  return { post: { requestBody: { content }, ...more } };
}

async function add(document: object) {
  const { options, textOf } = projectOf({
    "cobalt.events.json": manifest,
    "openapi.json": JSON.stringify(document),
  });
  const result = await addWebhooks("openapi.json", options);
  return {
    ...result,
    codes: result.diagnostics.map(({ code }) => code),
    text: textOf("cobalt.events.json"),
    manifest: options,
  };
}

test("a webhook becomes an event with its schema, and all that this refers to; what is there stays", async () => {
  const { text, ...result } = await add({
    openapi: "3.1.0",
    webhooks: {
      known: webhook(true),
      "order.paid": webhook(
        { $ref: "#/components/schemas/Order" },
        { description: "Paid.", deprecated: true },
      ),
      shared: { $ref: "#/components/pathItems/shared" },
      empty: { post: { responses: {} } },
    },
    components: {
      pathItems: {
        shared: {
          put: { requestBody: { $ref: "#/components/requestBodies/shared" } },
        },
      },
      requestBodies: {
        shared: {
          content: { "application/json": { schema: { type: "object" } } },
        },
      },
      schemas: {
        Order: {
          type: "object",
          properties: {
            parent: { $ref: "#/components/schemas/Order" },
            lines: { items: { $ref: "#/components/schemas/Line" } },
          },
        },
        Line: { type: "string" },
      },
    },
  });
  expect(result).toMatchObject({
    ok: true,
    events: 3,
    added: ["order.paid", "shared"],
    present: ["known"],
    codes: ["CE223"],
  });
  expect(text).toContain(`"known": { "sample": { "a": 1 } }, // stays`);
  const added = /"order\.paid": (\{.*?\n {4}\}|\{.*\}),?\n/s.exec(text)?.[1];
  expect(JSON.parse(added ?? "")).toEqual({
    description: "Paid.",
    deprecated: true,
    schema: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      properties: {
        parent: { $ref: "#" },
        lines: { items: { $ref: "#/$defs/Line" } },
      },
      $defs: { Line: { type: "string" } },
    },
  });
});

test.each([
  ["no webhooks", { openapi: "3.0.3", paths: {} }, "CE222"],
  ["a reference to nothing", { $ref: "#/components/schemas/Gone" }, "CE404"],
  ["a reference to elsewhere", { $ref: "https://example.com/a" }, "CE403"],
  ["no object", { type: "string" }, "CE406"],
  ["no schema", { type: "text" }, "CE405"],
])("%s: nothing is written", async (_, schema, code) => {
  const isDocument = "openapi" in schema;
  const result = await add(
    isDocument ? schema : { webhooks: { new: webhook(schema) } },
  );
  expect(result).toMatchObject({ ok: false, added: [], files: [] });
  expect(result.codes).toEqual([code]);
  expect(result.text).toBe(manifest);
});

/** Which cases have a key that no schema can require: half of a surrogate pair is in it. */
const loose = ["hostile"];

test.each(
  nodeFs
    .readdirSync(golden, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
)("what %s exports comes back as the same types", async (name) => {
  const cwd = join(golden, name);
  const exported = await exportEvents("openapi", { cwd });
  const { options } = projectOf({
    "cobalt.events.json": '{ "events": {} }',
    "openapi.json": exported.text ?? "",
  });
  const { diagnostics } = await addWebhooks("openapi.json", options);
  expect(diagnostics).toEqual([]);

  const problems = new Diagnostics();
  const here = { cwd, fs: nodeFs, manifest: undefined };
  const there = { ...options, manifest: undefined };
  const before = await readEvents(here, problems);
  const after = await readEvents(there, problems);
  expect(after?.events.size).toBe(before?.events.size);
  for (const [slug, { event, payload }] of before?.events ?? []) {
    const back = after?.events.get(slug);
    if (!back) throw new Error(`${slug} has not come back.`);
    const told = ({ name, description, deprecated, app }: typeof event) => ({
      name,
      description,
      deprecated,
      app,
    });
    expect(told(back.event)).toEqual(told(event));
    const type = JSON.stringify([slug, payload.type, back.payload.type]);
    expect(isPart(payload.type, back.payload.type), type).toBe(true);
    if (!loose.includes(name))
      expect(isPart(back.payload.type, payload.type), type).toBe(true);
  }
});
