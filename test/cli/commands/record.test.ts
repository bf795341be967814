import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { assertBuilt, call, manifestText, project, start } from "../bin.js";
import { start as startMock } from "../../platform/mock/start.js";

const key = "tk_canary_7dcT1zdp";

/** Sends a payload for each word, and ends with their number. */
const sender = `
const [...payloads] = process.argv.slice(2);
for (const payload of payloads) {
  const response = await fetch(process.env.COBALT_BASE_URL + "/api/v2/public/event/employee-created", {
    method: "POST",
    headers: { "x-api-key": ${JSON.stringify(key)}, linked_account_id: "acme" },
    body: '{"event":"Employee Created","payload":' + payload + "}",
  });
  console.log(response.status, await response.text());
}
process.exitCode = payloads.length;
`;

function folderOf(files: Readonly<Record<string, string>> = {}) {
  const { folder, remove } = project({ "send.mjs": sender, ...files });
  onTestFinished(remove);
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return { folder, read };
}

const file = "recorded/employee-created.ndjson";
const program = [process.execPath, "send.mjs"];

beforeAll(assertBuilt);

test("a program is run as if it ran alone, and what it sends is recorded", () => {
  const { folder, read } = folderOf();
  const payload = `{"id":1,"note":"${key}","email":"mark@acme.io"}`;
  const { code, stdout, stderr } = call(folder, [
    ...["record", "--", ...program, payload, payload, '{"--json":"-"}'],
  ]);
  expect(code).toBe(3);
  expect(stdout).toBe('200 {"message":"Webhook Fired Success"}\n'.repeat(3));
  expect(stderr).toContain(
    "employee-created: 3 payloads, 2 of a new shape, in recorded/employee-created.ndjson",
  );
  const text = read(file);
  expect(text.trimEnd().split("\n")).toHaveLength(2);
  expect(stdout + stderr + text).not.toMatch(/canary|acme/);
});

test("without redaction the key is the one thing that is still not written", () => {
  const { folder, read } = folderOf();
  const payload = `{"email":"mark@acme.io","note":"${key}"}`;
  call(folder, ["record", "--no-redact", "--", ...program, payload]);
  expect(read(file)).toBe('{"email":"mark@acme.io","note":"[redacted]"}\n');
});

test("with --json stdout is one document, and what the program prints goes to stderr", () => {
  const { folder } = folderOf();
  const { stdout, stderr } = call(folder, [
    ...["record", "--json", "--", ...program, "{}"],
  ]);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    exitCode: 1,
    result: [{ slug: "employee-created", payloads: 1, added: 1, file }],
  });
  expect(stderr).toContain("200");
});

test("requests are passed on with all that they have, and answers come back", async () => {
  const platform = await startMock({
    apiKeys: [key],
    known: [{ slug: "employee-created", event: "Employee Created" }],
  });
  platform.next([
    { status: 429, retryAfter: 7, body: { message: "slow down" } },
  ]);
  const { folder, read } = folderOf();
  const { printed, ended } = start(folder, [
    ...["record", "--forward", platform.baseUrl, "--"],
    ...[...program, '{"id":1}', '{"id":null}'],
  ]);
  expect(await ended).toBe(2);
  expect(printed()).toContain('429 {"message":"slow down"}\n200');
  expect(platform.journal().events.map(({ payload }) => payload)).toEqual([
    { id: null },
  ]);
  expect(read(file)).toBe('{"id":1}\n{"id":null}\n');
});

test("where nobody answers, the program is told so", () => {
  const { folder } = folderOf();
  const { stdout } = call(folder, [
    ...["record", "--forward", "http://127.0.0.1:1", "--", ...program, "{}"],
  ]);
  expect(stdout).toMatch(/^502 .*ECONNREFUSED/);
});

test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
  "%s reaches the program, whose end it is to decide",
  async (signal) => {
    const { folder } = folderOf({
      "wait.mjs": `
        process.on(${JSON.stringify(signal)}, () => process.exit(42));
        setInterval(() => {}, 1000);
        console.log("ready");
      `,
    });
    const running = start(folder, [
      "record",
      "--",
      process.execPath,
      "wait.mjs",
    ]);
    await running.next("ready");
    running.child.kill(signal);
    expect(await running.ended).toBe(42);
    expect(running.printed()).toContain("No event came.");
  },
);

test("a program that a signal ended gives the code that a shell gives", async () => {
  const { folder } = folderOf();
  const running = start(folder, [
    ...["record", "--", process.execPath, "-e"],
    "process.kill(process.pid, 'SIGKILL')",
  ]);
  expect(await running.ended).toBe(137);
});

test.each([
  [["record"], /needs command: record -- <command\.\.>/],
  [["record", "--", "no-such-program"], /^error CE713/m],
  [["record", "--shapes", "0", "--", "x"], /--shapes takes a number/],
  [["record", "--forward", "cobalt", "--", "x"], /--forward takes a base URL/],
  [["record", "--folder", "send.mjs", "--", "x"], /^error CE603/m],
])("%j is told what is wrong", (argv, told) => {
  const { code, stderr } = call(folderOf().folder, argv);
  expect(code).toBe(2);
  expect(stderr).toMatch(told);
});

test("what is recorded is taken into the manifest, which knows it then", () => {
  const { folder, read } = folderOf({
    "cobalt.events.json": manifestText.replace(
      '{"sample"',
      '{"name":"Employee Created","app":"hubspot","sample"',
    ),
  });
  const run = (...argv: readonly string[]) => call(folder, argv);
  const payloads = ['{"first_name":"Ana","zip":[{"code":1}]}', "{}"];
  // The event is known by its name; the URL has the slug of an application.
  expect(run("record", "--", ...program, ...payloads).code).toBe(2);
  run("generate");
  const before = run("check", "--recorded", "recorded");
  expect(before.code).toBe(1);
  expect(before.stderr).toMatch(
    /^error CE210 recorded\/employee-created\.ndjson:1:\d+\n.*"zip" is not a property/m,
  );
  expect(before.stderr).toMatch(/^error CE210 .*:2:1\n.*"first_name"/m);
  expect(run("infer", file)).toMatchObject({ code: 0 });
  const added = run("add", "employee-created", file);
  expect(added.stdout).toMatch(/^added 2 samples of employee-created/);
  expect(read("cobalt.events.json")).toContain('"zip"');
  expect(run("add", "employee-created", file).stdout).toMatch(/already/);
  expect(run("check", "--recorded", "recorded").code).toBe(1);
  run("generate");
  expect(run("check", "--recorded", "recorded")).toMatchObject({
    code: 0,
    stderr: "",
  });
});

test("an event that the manifest does not have is told of", () => {
  const { folder } = folderOf({
    "cobalt.events.json": '{"events":{"ping":{"sample":{}}}}',
  });
  call(folder, ["record", "--", ...program, "{}"]);
  call(folder, ["generate"]);
  const { code, stderr } = call(folder, ["check", "--recorded", "recorded"]);
  expect([code, readdirSync(join(folder, "recorded"))]).toEqual([
    1,
    ["employee-created.ndjson"],
  ]);
  expect(stderr).toMatch(
    /CE210 .*\n.*an event that the manifest does not have/,
  );
});
