// `diff --impact`: the workflows and the calls that a change hurts, over planted ones.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import {
  type Change,
  diff,
  type DiffOptions,
  type DiffResult,
  generate,
} from "../../../src/index.js";
import { run } from "../../../src/cli/main/run.js";
import { startMockServer } from "../../../src/platform/mock/server.js";
import { workspaceOf } from "../../../src/platform/mock/workspace.js";
import { project, start } from "../../cli/bin.js";
import { fakeIo } from "../../cli/fake-io.js";
import { leaving, onboarding, sales } from "./workflows.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What is found, as `event path change: file:line template` and `…: file:line TSnnnn`. */
async function impactOf(options: DiffOptions, folder: string) {
  const result = await diff(options);
  return { ...result, found: foundIn(result.changes, folder) };
}

function foundIn(changes: readonly Change[], folder: string) {
  const placeOf = (file?: string, line = 0) =>
    file === undefined
      ? ""
      : `${relative(folder, resolve(folder, file)).replaceAll("\\", "/")}:${line}`;
  const found = changes.flatMap(({ event, path, change, impact }) => {
    const { workflows = [], calls = [] } = impact ?? {};
    const what = [event, path, change].filter(Boolean).join(" ");
    return [
      ...workflows.map(({ file, line, workflow, node, template = "starts" }) =>
        [`${what}:`, placeOf(file, line), `${workflow}/${node}`, template]
          .filter(Boolean)
          .join(" "),
      ),
      ...calls.map(({ file, line }) => `${what}: ${placeOf(file, line)}`),
    ];
  });
  return found.toSorted();
}

/** A folder for temporary files that nobody else uses. */
const scratch = mkdtempSync(join(tmpdir(), "cobalt-events-"));
vi.stubEnv("TMPDIR", scratch);
vi.stubEnv("TEMP", scratch);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
});

/** What this package left of its temporary folders. */
function leftOver(): readonly string[] {
  return readdirSync(scratch).filter((name) =>
    /^cobalt-events-(?:impact|revision)-/.test(name),
  );
}

/** The examples in a folder of their own, under another manifest. */
function examplesWith(manifest: string): string {
  const { folder, remove } = project({
    "cobalt.events.json": manifest,
    "flows/onboarding.json": JSON.stringify(onboarding, null, 2),
    "flows/sales.json": JSON.stringify(sales, null, 2),
    "flows/leaving.json": JSON.stringify(leaving, null, 2),
  });
  onTestFinished(remove);
  cpSync(join(root, "examples"), join(folder, "examples"), {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

describe("the mixed backend", () => {
  const manifest = readFileSync(join(root, "cobalt.events.json"), "utf8");
  const changed = manifest
    .replace('"pincode": 560103', '"pincode": "560103"')
    .replace('"first_name": "Mark",', "")
    .replace('{ "sku": "SEAT-M", ', "{ ")
    .replace('{ "sku": "ONBOARD", ', "{ ")
    .replace(
      /"employee-left": \{\s*"name": "Employee Left"/,
      '"left": { "name": "Employee Left"',
    );

  const code = "examples/mixed-backend/src";
  const calls = {
    "line_items.*.sku": [29, 35].map(
      (line) =>
        `crm.opportunity.closed-won line_items.*.sku path-removed: ${code}/workflow-fields.ts:${line}`,
    ),
    // Of `first_name` in the same payload the compiler says nothing as long as this stands.
    "address.pincode": [
      `employee-created address.pincode type-changed: ${code}/generated-calls.ts:25`,
    ],
    first_name: [
      `employee-created first_name path-removed: ${code}/workflow-fields.ts:41`,
    ],
    left: [
      "left event-renamed: examples/mixed-backend/jobs/payroll.ts:14",
      ...[74, 90, 94].map(
        (line) => `left event-renamed: ${code}/generated-calls.ts:${line}`,
      ),
    ],
  };

  test("is told exactly what is planted", async () => {
    const folder = examplesWith(changed);
    const { found, diagnostics } = await impactOf(
      {
        base: join(root, "cobalt.events.json"),
        cwd: folder,
        impact: {
          workflows: ["flows/*.json"],
          project: "examples/mixed-backend",
        },
      },
      folder,
    );
    expect(diagnostics.filter(({ code }) => code.startsWith("CE8"))).toEqual(
      [],
    );
    expect(found).toEqual([
      ...calls["line_items.*.sku"],
      "crm.opportunity.closed-won line_items.*.sku path-removed: flows/sales.json:12 Deals/Rows {{event.body.line_items[0].sku}}",
      ...calls["address.pincode"],
      "employee-created address.pincode type-changed: flows/onboarding.json:15 Onboarding/Create user {{event.body.address.pincode}}",
      "employee-created address.pincode type-changed: flows/sales.json:21 w2/Mail {{event.body.address.pincode}}",
      ...calls.first_name,
      "employee-created first_name path-removed: flows/onboarding.json:16 Onboarding/Create user {{event.body.first_name}}",
      "employee-created first_name path-removed: flows/onboarding.json:22 Onboarding/Write letter {{ start.body.first_name }}",
      ...calls.left,
      "left event-renamed: flows/leaving.json:4 Leaving/Start starts",
    ]);
  });

  test("is told the same, with the workflows of a workspace", async () => {
    const CANARY = "tk_canary_5f2a9c71";
    const [deals] = sales.workflows;
    const workflows = [onboarding, ...(deals ? [deals] : []), leaving];
    const server = await startMockServer({
      apiKeys: [CANARY],
      workspace: workspaceOf({ workflows }),
    });
    onTestFinished(server.close);
    const { baseUrl } = server;
    const test = { baseUrl, apiKey: "TEST_KEY", test: true };
    const workspaces = JSON.stringify({ test });
    const cwd = examplesWith(
      changed.replace("{", `{ "workspaces": ${workspaces},`),
    );
    const io = fakeIo(false, { cwd, env: { TEST_KEY: CANARY } });
    const project = ["--project", "examples/mixed-backend"];
    const base = join(root, "cobalt.events.json");
    const argv = ["diff", base, "--remote", "test", "--json", ...project];
    expect(await run(argv, io)).toBe(1);
    const { changes } = JSON.parse(io.out()) as DiffResult;
    expect(foundIn(changes, cwd)).toEqual(
      [
        ...calls["line_items.*.sku"],
        "crm.opportunity.closed-won line_items.*.sku path-removed: Deals/Rows {{event.body.line_items[0].sku}}",
        "employee-created address.pincode type-changed: Onboarding/Create user {{event.body.address.pincode}}",
        ...calls["address.pincode"],
        "employee-created first_name path-removed: Onboarding/Create user {{event.body.first_name}}",
        "employee-created first_name path-removed: Onboarding/Write letter {{ start.body.first_name }}",
        ...calls.first_name,
        "left event-renamed: Leaving/Start starts",
        ...calls.left,
      ].toSorted(),
    );
    expect(io.out() + io.err()).not.toContain(CANARY);
    const { requests } = server.journal();
    expect(requests.map(({ method }) => method)).toEqual(
      requests.map(() => "GET"),
    );
  });
});

const order = (lines: object) => ({
  events: {
    "order-placed": { sample: { id: 1, buyer: { name: "a" } } },
    "order-left": { name: "Order Left", sample: { lines: [lines] } },
  },
});
const before = JSON.stringify(order({ sku: "x", old: true }));
const after = JSON.stringify(order({ sku: 7 }));

/** Its planted calls say so in comments: `// breaks: order-left lines.*.sku type-changed`. */
const shop = {
  "package.json": '{ "type": "module" }',
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      target: "es2022",
      lib: ["es2022"],
      module: "nodenext",
      strict: true,
      types: [],
      skipLibCheck: true,
    },
    include: ["src"],
  }),
  "src/fire.ts": `import { orderLeftVariables, trigger, triggerOrderLeft, triggerOrderPlaced } from "./generated/cobalt/index.js";
import { wrong } from "./wrong.js";
type Client = Parameters<typeof triggerOrderLeft>[0];
const linkedAccountId = "a";
export async function fire(client: Client): Promise<void> {
  await triggerOrderPlaced(client, { linkedAccountId, payload: { id: wrong, buyer: { name: "a" } } });
  await triggerOrderLeft(client, {
    linkedAccountId,
    payload: {
      lines: [
        // breaks: order-left lines.*.sku type-changed
        { sku: "x", old: true },
      ],
    },
  });
  await trigger(client, "order-left", {
    linkedAccountId,
    // breaks: order-left lines.*.old path-removed
    payload: { lines: [{ sku: JSON.parse("7"), old: true }] },
  });
  await trigger(client, "order-placed", { linkedAccountId, payload: { id: 1, buyer: { name: "b" } } });
}
// breaks: order-left lines.*.old path-removed
export const { old } = orderLeftVariables.lines.$at(0);
export const { sku } = orderLeftVariables.lines.$at(0);
`,
  "src/wrong.ts": 'export const wrong: number = "1";\n',
};

const planted = shop["src/fire.ts"].split("\n").flatMap((line, index) => {
  const [, what] = /\/\/ breaks: (.*)$/.exec(line) ?? [];
  return what === undefined ? [] : [`${what}: src/fire.ts:${index + 2}`];
});

function shopWith(files: Readonly<Record<string, string>> = {}): string {
  const { folder, remove } = project({
    ...shop,
    "cobalt.events.json": after,
    "before.json": before,
    ...files,
  });
  onTestFinished(remove);
  return folder;
}

describe("a project", () => {
  const base = "before.json";

  test("whose code was never generated is told the same by every compiler", async () => {
    const cwd = shopWith();
    const results = await Promise.all(
      [undefined, "typescript-5.9", "typescript-7/bin/tsc"].map((name) =>
        impactOf(
          {
            base,
            cwd,
            impact: { tsc: name && join(root, "node_modules", name) },
          },
          cwd,
        ),
      ),
    );
    for (const { found, diagnostics } of results) {
      expect(found).toEqual(planted.toSorted());
      expect(diagnostics).toMatchObject([
        { code: "CE822", place: { file: join(cwd, "src/wrong.ts"), line: 1 } },
      ]);
    }
    expect(leftOver()).toEqual([]);
  });

  test.each([
    { name: "old", manifest: before },
    { name: "new", manifest: after },
  ])("whose code is $name is told the same", async ({ manifest }) => {
    const cwd = shopWith({ "now.json": manifest });
    await generate({ cwd, manifest: "now.json" });
    const { found } = await impactOf({ base, cwd, impact: {} }, cwd);
    expect(found).toEqual(planted.toSorted());
  });

  test.each([
    { name: "a folder", options: {}, at: "src/generated/cobalt" },
    { name: "one file", options: {}, at: "src/generated/cobalt/index.ts" },
    {
      name: "JavaScript",
      options: { language: "javascript" },
      at: "src/generated/cobalt",
    },
  ])("of another repository is found, with $name", async ({ options, at }) => {
    const events = project({ "cobalt.events.json": after, [base]: before });
    onTestFinished(events.remove);
    const own = JSON.stringify({ ...order({ sku: "x" }), ...options });
    const other = shopWith({ "cobalt.events.json": own });
    await generate({ cwd: other, output: at });
    const { found } = await impactOf(
      { base, cwd: events.folder, impact: { project: other } },
      other,
    );
    expect(found).toEqual(planted.toSorted());
  });

  test("that links to the package of its events has it replaced by a copy", async () => {
    const cwd = shopWith({
      "packages/events/package.json":
        '{ "name": "@acme/events", "type": "module", "exports": "./src/index.ts" }',
      "src/fire.ts": shop["src/fire.ts"].replace(
        "./generated/cobalt/index.js",
        "@acme/events",
      ),
      "cobalt.events.json": after.replace(
        "{",
        '{"output":"packages/events/src",',
      ),
    });
    mkdirSync(join(cwd, "node_modules/@acme"), { recursive: true });
    symlinkSync(
      join(cwd, "packages/events"),
      join(cwd, "node_modules/@acme/events"),
      "junction",
    );
    const tsc = join(root, "node_modules/typescript-7");
    await generate({ cwd, manifest: base, output: "packages/events/src" });
    for (const impact of [{}, { tsc }]) {
      const { found } = await impactOf({ base, cwd, impact }, cwd);
      expect(found).toEqual(planted.toSorted());
    }
  });

  test.each([
    { impact: { project: "gone.json" }, code: "CE820" },
    { impact: { project: "elsewhere" }, code: "CE840" },
    { impact: { tsc: "src/fire.ts" }, code: "CE841" },
    { impact: { tsc: "no/such/tsc" }, code: "CE841" },
    { impact: { workflows: ["flows/*.json"] }, code: "CE202" },
  ])("that cannot be searched says $code", async ({ impact, code }) => {
    const cwd = shopWith({
      "elsewhere/tsconfig.json": "{}",
      "elsewhere/a.ts": "export {};\n",
    });
    const { ok, changes, diagnostics } = await diff({ base, cwd, impact });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors).toMatchObject([{ code }]);
    expect(errors[0]?.help).toBeTruthy();
    expect([ok, changes.length]).toEqual([false, 2]);
    expect(leftOver()).toEqual([]);
  });

  test("is told of what no change of a payload explains", async () => {
    const named = after.replace('"Order Left",', '"Order Left","as":"gone",');
    const cwd = shopWith({ [base]: after, "cobalt.events.json": named });
    const { changes, diagnostics } = await diff({ base, cwd, impact: {} });
    expect(changes).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toContain("CE842");
  });

  test("leaves nothing behind when it is ended meanwhile", async () => {
    const cwd = shopWith({
      "slow.js": `import { rmSync, writeFileSync } from "node:fs";
process.on("SIGTERM", () => { rmSync(process.env.STARTED); process.exit(); });
writeFileSync(process.env.STARTED, "");
setInterval(() => {}, 1000);
`,
    });
    const started = join(cwd, "started");
    const { child, ended } = start(cwd, ["diff", base, "--tsc", "slow.js"], {
      TMPDIR: scratch,
      STARTED: started,
    });
    const wait = { timeout: 60_000 };
    await vi.waitUntil(() => existsSync(started), wait);
    expect(leftOver()).toHaveLength(1);
    child.kill("SIGTERM");
    await ended;
    expect(leftOver()).toEqual([]);
    await vi.waitUntil(() => !existsSync(started), wait);
  });

  test("is shown with files as they are named from the working folder", async () => {
    const cwd = shopWith({ "flow.json": JSON.stringify(lines) });
    const io = fakeIo(false, { cwd });
    const argv = ["diff", base, "--workflows", "*.json", "--json"];
    expect(await run(argv, io)).toBe(1);
    expect(JSON.parse(io.out())).toMatchObject({
      changes: [
        {
          path: "lines.*.sku",
          impact: {
            workflows: [{ file: "flow.json", line: 1, template: lines.a }],
            calls: [{ file: "src/fire.ts", event: "order-left" }],
          },
        },
        { path: "lines.*.old" },
      ],
    });
  });
});

const lines = { a: "{{event.body.lines.0.sku}}" };
