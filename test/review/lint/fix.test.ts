import { describe, expect, test } from "vitest";
import { lint } from "../../../src/review/lint/lint.js";
import type { FileSystem } from "../../../src/index.js";
import { projectOf } from "../../learn/project.js";
import { lintProject, workflowOf } from "./project.js";

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
  const old = { renamedTo: "lines.*.sku", write: "both" };
  const manifest = JSON.stringify({
    events: {
      "order-placed": {
        name: "Order Placed",
        sample: { lines: [{ sku: "a" }] },
        overrides: { "lines.*.code": old },
      },
    },
  });
  const before = workflowOf(
    { event: "Order Placed" },
    "{{event.body.lines.3.code}} {{ event.body.lines[3].code }}",
  );
  const files = {
    "cobalt.events.json": manifest,
    "flows/old.json": `${JSON.stringify(before, null, 4)}\r\n`,
    "flows/new.json": JSON.stringify(before).replaceAll("code", "sku"),
    "any.md": "{{event.body.lines.*.code}}",
  };

  test("is told of the workflows that still read it, and of nothing else", async () => {
    const { options } = projectOf(files);
    const { ok, findings } = await lint(["flows/*.json", "any.md"], options);
    const finding = {
      code: "CE813",
      severity: "warning",
      file: "/app/flows/old.json",
      workflow: "Welcome",
      node: "Send mail",
      event: "order-placed",
    };
    expect(ok).toBe(true);
    // That it may be absent is not told: it is filled for the workflows that read it.
    expect(findings).toMatchObject([
      { ...finding, suggestion: "{{event.body.lines.3.sku}}" },
      { ...finding, suggestion: "{{ event.body.lines[3].sku }}" },
      { code: "CE815", file: "/app/any.md" },
      { code: "CE813", file: "/app/any.md" },
    ]);
    expect(findings[0]?.message).toContain("Renamed to `lines.*.sku`");
  });

  test("is replaced by the new one, of the same item, where that is known", async () => {
    const { options, textOf } = projectOf(files);
    const { fixed, files: written } = await lint(["flows/*.json", "any.md"], {
      ...options,
      fix: true,
    });
    expect(fixed).toHaveLength(2);
    expect(written).toEqual([
      { path: "/app/flows/old.json", action: "update" },
    ]);
    expect(textOf("flows/old.json")).toBe(
      files["flows/old.json"].replaceAll("code", "sku"),
    );
    expect(textOf("any.md")).toBe(files["any.md"]);
  });
});
