import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { manifestText, workflowOf } from "../../review/lint/project.js";
import { project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const start = { event: "Employee Created" };

const files = {
  "cobalt.events.json": manifestText,
  "flows/wrong.json": JSON.stringify(
    workflowOf(start, "Hi {{event.body.emal}}"),
    null,
    2,
  ),
  "flows/right.json": JSON.stringify(
    workflowOf(start, "{{event.body.items.0.sku}}"),
  ),
  "guide.md": "# Mail\n\nTo {{event.body.manager.name}}\n",
};

async function lint(...argv: readonly string[]) {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  const io = fakeIo(false, { cwd: folder });
  const code = await run(["lint", ...argv], io);
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return { code, out: io.out(), err: io.err(), read };
}

test("an error shows its place, line, workflow and node, and fails", async () => {
  const { code, out, err } = await lint("flows/*.json");
  expect([code, err]).toEqual([1, ""]);
  expect(out).toMatch(/^error CE811 flows\/wrong\.json:16:\d+\n/);
  expect(out).toContain('(node "Send mail" of workflow "Welcome")');
  expect(out).toMatch(/> 16 \| +"text": "Hi \{\{event\.body\.emal\}\}"\n/);
  expect(out).toContain("help: Did you mean {{event.body.email}}?");
  expect(out).toMatch(/\n1 error\n$/);
});

test("a warning says how many samples show it, and is no failure", async () => {
  const { code, out } = await lint("guide.md", "--event", "employee-created");
  expect(code).toBe(0);
  expect(out).toContain("warning CE814 guide.md:3:4");
  expect(out).toContain("may be null: null in 1 of 2 samples.");
});

test("--json has the findings as they are documented", async () => {
  const { code, out } = await lint("--json", "flows/wrong.json");
  const { ok, findings, diagnostics } = JSON.parse(out) as Record<
    string,
    unknown
  >;
  expect([code, ok, diagnostics]).toEqual([1, false, []]);
  expect(findings).toEqual([
    {
      code: "CE811",
      severity: "error",
      file: "flows/wrong.json",
      workflow: "Welcome",
      node: "Send mail",
      line: 16,
      column: 23,
      template: "{{event.body.emal}}",
      event: "employee-created",
      message: 'The event "employee-created" has no variable "emal".',
      suggestion: "{{event.body.email}}",
    },
  ]);
});

test("--fix writes what is sure, and tells the rest", async () => {
  const { code, out, read } = await lint(
    "--positions",
    "--fix",
    "flows/*.json",
  );
  expect(code).toBe(1);
  expect(read("flows/right.json")).toBe(
    files["flows/right.json"].replace(".0", "[0]"),
  );
  expect(read("flows/wrong.json")).toBe(files["flows/wrong.json"]);
  expect(out).toMatch(/^flows\/right\.json: 1 fixed\n\nerror CE811/);
});

test.each([
  [["none/*.json"], /CE202/],
  [["no.json"], /CE102/],
  [
    ["guide.md", "--event", "employee-craeted"],
    /did you mean "employee-created"/,
  ],
])("%j is bad input", async (argv, said) => {
  const { code, err } = await lint(...argv);
  expect(code).toBe(2);
  expect(err).toMatch(said);
});
