// `--remote`: the workflows of a workspace, over HTTP.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import {
  type MockServerOptions,
  startMockServer,
} from "../../../src/platform/mock/server.js";
import { workspaceOf } from "../../../src/platform/mock/workspace.js";
import { lint } from "../../../src/index.js";
import { manifestText, workflowOf } from "../../review/lint/project.js";
import { closedPort } from "../../runtime/helpers.js";
import { project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const CANARY = "tk_canary_5f2a9c71";

const wrong = workflowOf({ event: "Deal Won" }, "Hi {{event.body.emal}}");
const right = workflowOf({ event: "Deal Won" }, "Hi {{event.body.email}}");
const workspace = workspaceOf({
  workflows: [
    { ...wrong, _id: "a", name: "Thanks" },
    { ...right, _id: "b" },
    { ...wrong, _id: "c", name: "Again" },
  ],
});

interface Call {
  readonly argv: readonly string[];
  readonly baseUrl: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command in a project whose workspace `test` is at a URL. */
async function runAt({ argv, baseUrl, files, env }: Call) {
  const workspaces = { test: { baseUrl, apiKey: "TEST_KEY", test: true } };
  const manifest = { ...(JSON.parse(manifestText) as object), workspaces };
  const { folder, remove } = project({
    "cobalt.events.json": JSON.stringify(manifest),
    "before.json": manifestText.replace('"amount":5', '"amount":5,"emal":1'),
    ...files,
  });
  onTestFinished(remove);
  const io = fakeIo(false, { cwd: folder, env: env ?? { TEST_KEY: CANARY } });
  const code = await run(argv, io);
  expect(io.out() + io.err()).not.toContain(CANARY);
  const page = (name: string): string | undefined => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
  return { code, out: io.out(), err: io.err(), page };
}

async function startServer(options: MockServerOptions = {}) {
  const given = { apiKeys: [CANARY], workspace, ...options };
  const server = await startMockServer(given);
  onTestFinished(server.close);
  return server;
}

test("lint names workflow and node, in the order of the list, and only reads", async () => {
  const server = await startServer();
  const argv = ["lint", "--remote", "test", "--json"];
  const { code, out, err } = await runAt({ argv, ...server });
  expect([code, err]).toEqual([1, ""]);
  const finding = {
    code: "CE811",
    severity: "error",
    node: "Send mail",
    template: "{{event.body.emal}}",
    event: "deal-won",
    message: 'The event "deal-won" has no variable "emal".',
    suggestion: "{{event.body.email}}",
  };
  expect(JSON.parse(out)).toMatchObject({ diagnostics: [] });
  expect((JSON.parse(out) as { findings: unknown }).findings).toEqual([
    { ...finding, workflow: "Thanks" },
    { ...finding, workflow: "Again" },
  ]);
  const { requests } = server.journal();
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /api/v2/public/workflow?page=1&limit=100",
    "GET /api/v2/public/workflow/a",
    "GET /api/v2/public/workflow/b",
    "GET /api/v2/public/workflow/c",
  ]);
});

test("files are checked besides, and the key may come from a file", async () => {
  const server = await startServer();
  const { code, out } = await runAt({
    argv: ["lint", "a.md", "--remote", "test", "--env-file", ".env"],
    ...server,
    files: { "a.md": "{{event.body.amoun}}", ".env": `TEST_KEY=${CANARY}\n` },
    env: {},
  });
  expect(code).toBe(1);
  expect(out).toContain("error CE811 a.md:1:1\n");
  expect(out).toContain('(node "Send mail" of workflow "Again")');
  expect(out).toMatch(/\n3 errors\n$/);
});

test("what could be read is shown where the rest could not", async () => {
  const server = await startServer();
  const gone = { status: 404, body: { message: `no ${CANARY}` } };
  server.next([{}, gone]);
  const { code, out, err } = await runAt({
    argv: ["lint", "--remote", "test"],
    ...server,
  });
  expect(code).toBe(2);
  expect(err).toMatch(
    /error CE910\n {2}1 of 3 workflows could not be read, "Thanks" among them: 127\.0\.0\.1:\d+ answered 404: no \[redacted\]/,
  );
  expect(out).toContain('workflow "Again"');
});

test("a workspace that refuses again and again is left alone", async () => {
  const workflows = Array.from({ length: 40 }, () => wrong);
  const server = await startServer({ workspace: workspaceOf({ workflows }) });
  const refusal = { status: 403, body: { message: "Not yours" } };
  server.next([{}, ...workflows.map(() => refusal)]);
  const { code, err } = await runAt({
    argv: ["lint", "--remote", "test"],
    ...server,
  });
  expect(code).toBe(2);
  expect(err.match(/error CE905/g)).toHaveLength(1);
  expect(err).toContain("40 of 40 workflows could not be read");
  expect(server.journal().counts.requests).toBeLessThan(10);
});

test("diff tells what changed all the same, where nobody listens", async () => {
  const baseUrl = `http://127.0.0.1:${await closedPort()}`;
  const tsconfig = { "tsconfig.json": "{}" };
  const { code, out, err } = await runAt({
    argv: ["diff", "before.json", "--for", "workflows", "--remote", "test"],
    baseUrl,
    files: tsconfig,
  });
  expect(code).toBe(2);
  expect(err).toMatch(/error CE906\n {2}127\.0\.0\.1:\d+ refuses connections/);
  expect(out).toContain("emal  path-removed");
});

test("diff names the workflows that read what is gone", async () => {
  const server = await startServer();
  const argv = ["diff", "before.json", "--for", "workflows"];
  const { code, out } = await runAt({
    argv: [...argv, "--remote", "test"],
    ...server,
  });
  expect(code).toBe(1);
  expect(out).toContain("reads it: Thanks, Send mail: {{event.body.emal}}\n");
  expect(out).toContain("reads it: Again, Send mail: {{event.body.emal}}\n");
});

test.each([
  { argv: ["lint"], want: /`lint` needs files or --remote: lint <files\.\.>/ },
  { argv: ["lint", "--remote", "tset"], want: /error CE902\n.*"tset"/ },
  { argv: ["lint", "--remote", "test"], env: {}, want: /error CE901 cobalt/ },
  {
    argv: ["lint", "--remote", "test", "--manifest", "no.json"],
    want: /^error CE101(?![^]*error CE)/,
  },
  {
    argv: ["diff", "before.json", "before.json", "--remote", "prod"],
    want: /error CE902/,
  },
])("$argv is bad input", async ({ argv, env, want }) => {
  const baseUrl = "http://127.0.0.1:4010";
  const { code, err } = await runAt({ argv, baseUrl, ...(env && { env }) });
  expect(code).toBe(2);
  expect(err).toMatch(want);
});

test("a workflow that does not say its name has that of its source", async () => {
  const { folder, remove } = project({ "cobalt.events.json": manifestText });
  onTestFinished(remove);
  const text = JSON.stringify({ data: { text: "{{event.body.emal}}" } });
  const { findings } = await lint([], {
    cwd: folder,
    workflows: [{ name: "Thanks", text }],
  });
  expect(findings).toMatchObject([{ code: "CE811", workflow: "Thanks" }]);
});

test("catalog tells which workflows read a variable; where they cannot be read, nothing is written", async () => {
  const server = await startServer();
  const argv = ["catalog", "--remote", "test", "--markdown", "docs"];
  const told = await runAt({ argv, ...server });
  expect(told).toMatchObject({ code: 0, err: "" });
  expect(told.page("docs/events/deal-won.md")).toContain("{{event.body.emal}}");
  const failed = await runAt({
    argv,
    baseUrl: `http://127.0.0.1:${await closedPort()}`,
  });
  expect(failed.code).toBe(2);
  expect(failed.err).toContain("CE9");
  expect(failed.page("docs/README.md")).toBeUndefined();
});
