import { describe, expect, test } from "vitest";
import { lint } from "../../../src/review/lint/lint.js";
import type { FileSystem } from "../../../src/index.js";
import { variablesOf } from "../../../src/event/variables.js";
import { createChecker } from "../../../src/review/lint/check-template.js";
import { lintSource } from "../../../src/review/lint/lint-source.js";
import { lintProject } from "./project.js";

/** Mends a file of `employee-created`, positions in brackets. */
async function fix(name: string, text: string, fs?: Partial<FileSystem>) {
  const project = lintProject({ [name]: text });
  const options = {
    ...project.options,
    event: "employee-created",
    positions: true,
    fix: true,
  };
  const result = await lint([name], {
    ...options,
    fs: { ...options.fs, ...fs },
  });
  return { ...result, text: project.textOf(name) };
}

test.each([
  ["{{event.body.items.0.sku}}", "{{event.body.items[0].sku}}"],
  ["{{ start.body.items.12.sku  }}", "{{ start.body.items[12].sku  }}"],
  ["{event:tags.0}", "{event:tags[0]}"],
  ["{{event.body['items'].0.sku}}", "{{event.body['items'][0].sku}}"],
])("%s is written %s", async (before, after) => {
  const { text, findings, fixed, files } = await fix(
    "a.md",
    `\uFEFFé ${before}\r\n${before}`,
  );
  expect(text).toBe(`\uFEFFé ${after}\r\n${after}`);
  expect(findings).toEqual([]);
  expect(fixed).toMatchObject([
    { code: "CE816", line: 1, column: 4, suggestion: after },
    { code: "CE816", line: 2, column: 1 },
  ]);
  expect(files).toEqual([{ path: "/app/a.md", action: "update" }]);
});

test.each([
  "{{event.body.emial}}",
  "{{event.body.items.sku}}",
  "{{event.body.items.*.sku}}",
  "{{event.body.items.0.skuu}}",
  "{{event.body.extra.list.0}}",
  "{{event.body.old_id}}",
  "{{event.body.items[0].sku}}",
  "{{node.1.body.items.0.sku}}",
  "\\{{event.body.items.0.sku}}",
  "{{ event.body.items.0.sku | upper }}",
])("%s stays as it is: nothing, or nothing sure, can be done", async (text) => {
  const result = await fix("a.md", text);
  expect(result.text).toBe(text);
  expect([result.fixed, result.files]).toEqual([[], []]);
});

test("in JSON, with comments or not, only the template changes", async () => {
  const before = String.raw`{ // of "{{event.body.tags.0}}"
  "{{event.body.tags.0}}" : "\u00e9 {{event.body[\"items\"].0.sku}}\n", 2.50, }`;
  const broken = await fix("a.json", before);
  expect(broken.text).toContain("{{event.body.tags[0]}}");
  const json = before.replace(", 2.50", "");
  const { text } = await fix("a.json", json);
  expect(text).toBe(
    json
      .replace('  "{{event.body.tags.0}}"', '  "{{event.body.tags[0]}}"')
      .replace(String.raw`[\"items\"].0`, String.raw`[\"items\"][0]`),
  );
});

test("a file that cannot be replaced stays whole, and its findings stand", async () => {
  const before = "{{event.body.items.0.sku}}";
  const { ok, text, findings, fixed, diagnostics } = await fix("a.md", before, {
    renameSync: () => {
      throw Object.assign(new Error("full"), { code: "ENOSPC" });
    },
  });
  expect(ok).toBe(false);
  expect(text).toBe(before);
  expect([findings.length, fixed.length]).toEqual([1, 0]);
  expect(diagnostics.map(({ code }) => code)).toContain("CE603");
});

test("where any file cannot be read, none is written", async () => {
  const project = lintProject({ "a.md": "{{event.body.items.0.sku}}" });
  const result = await lint(["a.md", "b.md"], {
    ...project.options,
    positions: true,
    fix: true,
  });
  expect([result.ok, result.files]).toEqual([false, []]);
  expect(project.textOf("a.md")).toBe("{{event.body.items.0.sku}}");
});

describe("a path that was renamed", () => {
  const slug = "order-placed";
  const id = { kind: "string" } as const;
  const item = {
    kind: "object",
    properties: [
      { key: "sku", type: id, optional: false },
      {
        key: "code",
        type: id,
        optional: true,
        alwaysFilled: true,
        deprecated: "Renamed to `lines.*.sku`.",
        renamedTo: "lines.*.sku",
      },
    ],
  } as const;
  const type = {
    kind: "object",
    properties: [
      {
        key: "lines",
        type: { kind: "array", items: item },
        optional: false,
      },
    ],
  } as const;
  const definitions = new Map();
  const event = {
    slug,
    name: "Order placed",
    ...variablesOf({ type, definitions }),
    definitions,
    isHandwritten: false,
    samples: () => [],
  };
  const rules = { events: [event], positions: false };
  const context = { ...rules, event, check: createChecker(rules) };

  test.each([
    ["{{event.body.lines.3.code}}", "{{event.body.lines.3.sku}}"],
    ["{{ start.body.lines[3].code }}", "{{ start.body.lines[3].sku }}"],
    ["{{event.body.lines.*.code}}", undefined],
  ])("%s: the same item of the new one, %s", (text, remedy) => {
    const found = lintSource({ file: "/a.md", text }, context);
    const renames = found.filter(({ finding }) => finding.code === "CE813");
    expect(renames).toHaveLength(1);
    expect(renames[0]?.finding.message).toContain("Renamed to `lines.*.sku`.");
    expect(renames[0]?.edit?.text).toBe(remedy);
    // It is filled for the workflows that read it.
    expect(found.map(({ finding }) => finding.code)).not.toContain("CE814");
  });
});
