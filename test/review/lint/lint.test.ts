import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/index.js";
import { lintFiles, workflowOf } from "./project.js";

test.each([
  ["{{event.body.emai}}", "{{event.body.email}}", /no variable "emai"/],
  [
    "{{ start.body.adress.city }}",
    "{{ start.body.address.city }}",
    /no variable/,
  ],
  ["{{event.body.items.sku}}", "{{event.body.items.0.sku}}", /which item/],
  [
    "{{event.body.items.skuu}}",
    "{{event.body.items.0.sku}}",
    /no "skuu" under/,
  ],
  ["{event:emai}", "{event:email}", /no variable/],
  ["{{event.body.address.pincode}}", undefined, /absent in 1 of 2 samples/],
  ["{{event.body.manager.name}}", undefined, /null in 1 of 2 samples/],
  ["{{event.body.items.0.note}}", undefined, /absent in 1 of 2 samples/],
  ["{{event.body.old_id}}", undefined, /deprecated: Read email\./],
])("%s: suggests %s and says %s", async (text, suggestion, message) => {
  const { findings } = await lintFiles({ "a.txt": text });
  expect(findings).toHaveLength(1);
  expect(findings[0]?.suggestion).toBe(suggestion);
  expect(findings[0]?.message).toMatch(message);
});

test("a place is that of the template in the file, whatever is escaped before it", async () => {
  const text = `{\n  "a": "\\"\\u00e9\\n {{event.body.emial}}"\n}`;
  const { findings } = await lintFiles({ "a.json": text });
  expect(findings).toMatchObject([{ line: 2, column: 20 }]);
});

test("a template in JSON is read as its string says it", async () => {
  const text = String.raw`["{{event.body[\"emial\"]}}", "{{event.body.\u0065mail}}"]`;
  const { findings } = await lintFiles({ "a.json": text });
  expect(findings.map(({ template }) => template)).toEqual([
    '{{event.body["emial"]}}',
  ]);
});

describe("a workflow", () => {
  const text = "{{event.body.emial}}";

  test.each([
    { associated_event_id: "65f0c0ffee65f0c0ffee65f0", event: "Deal Won" },
    { trigger_application_event: "deal-won" },
    { data: { deep: [{ slug: "deal-won" }] } },
  ])("goes by the event that its start node names: %j", async (trigger) => {
    const flow = JSON.stringify(workflowOf(trigger, text));
    const { findings } = await lintFiles({ "a.json": flow });
    expect(findings).toMatchObject([
      {
        code: "CE811",
        event: "deal-won",
        workflow: "Welcome",
        node: "Send mail",
      },
    ]);
  });

  test("that names no event goes by the one that was asked for", async () => {
    const flow = JSON.stringify(workflowOf({ cron: "* * * * *" }, text));
    const { findings } = await lintFiles({ "a.json": flow });
    expect(findings).toMatchObject([{ event: "employee-created" }]);
  });

  test("of an event that is not there is one error, not one a template", async () => {
    const flow = workflowOf({ event: "deal-one" }, `${text} ${text}`);
    const { findings, ok } = await lintFiles({
      "a.json": JSON.stringify(flow),
    });
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ code: "CE812", event: "deal-one" }]);
    expect(findings[0]?.message).toContain('did you mean "deal-won"?');
  });

  test("with numbers in braces has each finding at its own node", async () => {
    const { nodes, ...flow } = workflowOf({ event: "deal-won" }, text);
    const last = { id: "n3", name: "Count", text: "{{0}} {{1}}" };
    const all = { ...flow, nodes: [...(nodes as JsonObject[]), last] };
    const { findings } = await lintFiles({ "a.json": JSON.stringify(all) });
    expect(findings).toMatchObject([{ code: "CE811", node: "Send mail" }]);
  });

  test("among others in one file goes by its own event", async () => {
    const city = "{{event.body.address.city}}";
    const flows = [
      workflowOf({ event: "employee-created" }, city),
      workflowOf({ event: "deal-won" }, city),
    ];
    const file = JSON.stringify({ data: { workflows: flows } });
    const { findings } = await lintFiles({ "a.json": file });
    expect(findings).toMatchObject([{ code: "CE811", event: "deal-won" }]);
  });
});

test("without an event, what any event has is right", async () => {
  const right = "{{event.body.amount}} {{event.body.address.pincode}}";
  const text = `${right} {{event.body.amoun}}`;
  const { findings } = await lintFiles({ "a.md": text }, {});
  expect(findings).toMatchObject([
    { code: "CE811", suggestion: "{{event.body.amount}}" },
  ]);
});

test("an event that is not there is told, with the one that may be meant", async () => {
  const { ok, diagnostics } = await lintFiles(
    { "a.md": "" },
    { event: "deal-wom" },
  );
  expect(ok).toBe(false);
  expect(diagnostics.map(({ message }) => message).join("\n")).toContain(
    'did you mean "deal-won"?',
  );
});

test("warnings alone are no failure", async () => {
  const { ok } = await lintFiles({ "a.md": "{{event.body.manager}}" });
  expect(ok).toBe(true);
});

test.each([
  [
    "keys that JavaScript puts in another order",
    '{"10":"X","2":"X","b":["X"]}',
  ],
  ["a key that is there twice", '{"a":"X","b":"X","a":"X"}'],
  ["comments", '{ // X\n "a": "X", }'],
  ["an object that is not closed", '{"a":"X", "b": "X"'],
  ["a brace that nothing closes", '["{{ a", "b }}", "X"]'],
  ["more brackets than a stack holds", `${"[".repeat(200_000)}"X"`],
])("the places are right in JSON with %s", async (_, frame) => {
  const text = frame.replaceAll("X", "{{event.body.emial}}");
  const { findings } = await lintFiles({ "a.json": text });
  expect(findings.length).toBeGreaterThan(0);
  for (const { line = 0, column = 0, template } of findings)
    expect(text.split("\n")[line - 1]?.startsWith(template, column - 1)).toBe(
      true,
    );
});
