import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { assertBuilt, call, project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const root = new URL("../../../", import.meta.url).pathname;

const manifest = JSON.stringify({
  events: {
    "employee-created": {
      sample: { name: "Mark", address: { pincode: 1 }, items: [{ sku: "a" }] },
      overrides: { name: { nullable: true } },
    },
    "invoice-paid": {
      schema: {
        type: "object",
        required: ["total"],
        properties: { total: { type: "number", minimum: 0 } },
      },
    },
  },
});

const good = { name: null, address: { pincode: 2 }, items: [] };
const badPincode = { ...good, address: { pincode: "secret" } };
const badItems = { ...good, items: [{ sku: 1 }, { sku: "b" }, { sku: 2 }] };

beforeAll(assertBuilt);

function inProject(files: Readonly<Record<string, string | Buffer>>): string {
  const { folder, remove } = project({ "cobalt.events.json": manifest });
  onTestFinished(remove);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), content);
  return folder;
}

function lines(...payloads: readonly unknown[]): string {
  return payloads.map((payload) => `${JSON.stringify(payload)}\n`).join("");
}

test("payloads that all fit", () => {
  const folder = inProject({
    "a.ndjson": lines(good, good),
    "b.json": JSON.stringify([good, good, good]),
    "c.jsonl.gz": gzipSync(lines(...Array<unknown>(2000).fill(good))),
  });
  const files = ["a.ndjson", "b.json", "c.jsonl.gz"];
  const { code, stdout, stderr } = call(folder, [
    "validate",
    "employee-created",
    ...files,
  ]);
  expect(stderr).toBe("");
  expect(stdout).toMatch(
    /^2,005 payloads fit employee-created \([\d.]+ m?s\)\n$/,
  );
  expect(code).toBe(0);
});

test("what does not fit is counted by path, once a payload, with its first place", () => {
  const folder = inProject({
    "a.ndjson": `${lines(good, badPincode, badItems)}{"name":\n[]\n`,
    "b.json": JSON.stringify([badPincode, {}], null, 2),
  });
  const { code, stdout } = call(folder, [
    "validate",
    "employee-created",
    "a.ndjson",
    "b.json",
  ]);
  expect(stdout.replace(/\([\d.]+ m?s\)/, "(…)")).toBe(
    `6 of 7 payloads do not fit employee-created, 1 of them unreadable (…):
  address.pincode  must be of type integer             2 of 7 payloads  first: a.ndjson:2:35
  items.*.sku      must be of type string              1 of 7 payloads  first: a.ndjson:3:54
  the payload      is not valid JSON                   1 of 7 payloads  first: a.ndjson:4:9
  the payload      must be an object, not an array     1 of 7 payloads  first: a.ndjson:5:1
  the payload      has to have the property "name"     1 of 7 payloads  first: b.json:9:3
  the payload      has to have the property "address"  1 of 7 payloads  first: b.json:9:3
  the payload      has to have the property "items"    1 of 7 payloads  first: b.json:9:3
`,
  );
  expect(stdout).not.toContain("secret");
  expect(code).toBe(1);
});

test.each([
  ["lines", lines(good, badPincode)],
  ["an array", JSON.stringify([good, badPincode])],
  ["values over several lines", JSON.stringify(badPincode, null, 2)],
  ["gzip", gzipSync(lines(badPincode))],
])("standard input: %s", (_name, input) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, "dist/cli.js"), "validate", "employee-created", "-", "--json"],
    { cwd: inProject({}), input, encoding: "utf8" },
  );
  const { result } = JSON.parse(stdout) as {
    result: { failed: number; failures: object[] };
  };
  expect(result.failed).toBe(1);
  expect(result.failures).toMatchObject([
    { path: "address.pincode", payloads: 1, first: { file: "-" } },
  ]);
  expect(status).toBe(1);
});

test("a hand-written schema, and one JSON document", () => {
  const folder = inProject({
    "a.ndjson": lines({ total: 1 }, { total: -1 }, { total: -2 }),
  });
  const { stdout } = call(folder, [
    "validate",
    "invoice-paid",
    "a.ndjson",
    "--json",
  ]);
  expect(JSON.parse(stdout)).toEqual({
    command: "validate",
    ok: false,
    exitCode: 1,
    manifest: "cobalt.events.json",
    output: null,
    events: 2,
    durationMs: expect.any(Number) as number,
    files: [],
    diagnostics: [],
    result: {
      slug: "invoice-paid",
      payloads: 3,
      failed: 2,
      unreadable: 0,
      failures: [
        {
          path: "total",
          reason: "must be >= 0",
          payloads: 2,
          first: { file: "a.ndjson", line: 2, column: 10 },
        },
      ],
      cut: false,
    },
  });
});

describe("bad input ends with 2", () => {
  test.each([
    ["an unknown event", ["employe-created", "a.ndjson"], "CE702"],
    ["a file that is not there", ["employee-created", "b.ndjson"], "CE102"],
    ["a folder", ["employee-created", "."], "CE102"],
    ["no payload", ["employee-created", "empty.json"], "CE205"],
    ["gzip that is cut off", ["employee-created", "a.gz"], "CE207"],
    ["standard input twice", ["employee-created", "-", "-"], "CE001"],
    ["no file", ["employee-created"], "CE001"],
  ])("%s", (_name, words, want) => {
    const folder = inProject({
      "a.ndjson": lines(good),
      "a.gz": gzipSync(lines(good)).subarray(0, -4),
      "empty.json": " \n",
    });
    const argv = ["validate", ...words];
    const { code, stdout, stderr } = call(folder, argv);
    expect(stderr).toContain(`error ${want}`);
    expect(stdout).toBe("");
    expect(code).toBe(2);
    const document = JSON.parse(call(folder, [...argv, "--json"]).stdout) as {
      diagnostics: { code: string }[];
    };
    expect(document.diagnostics.map((one) => one.code)).toEqual([want]);
  });

  test("also where some could be checked, which is told", () => {
    const folder = inProject({ "a.ndjson": lines(badPincode) });
    const { code, stdout } = call(folder, [
      "validate",
      "employee-created",
      "a.ndjson",
      "b.ndjson",
    ]);
    expect(stdout).toContain("1 of 1 payload does not fit");
    expect(code).toBe(2);
  });

  test("a manifest whose samples are broken", () => {
    const folder = inProject({ "a.ndjson": lines(good) });
    const broken = JSON.stringify({ events: { e: { sample: "none.json" } } });
    writeFileSync(join(folder, "cobalt.events.json"), broken);
    const { code, stderr } = call(folder, ["validate", "e", "a.ndjson"]);
    expect(stderr).toContain("error CE201");
    expect(code).toBe(2);
  });
});

test("payloads behind many others are checked as the first ones are", async () => {
  const fits = { total: 1, note: "x".repeat(100) };
  const payloads = Array.from({ length: 30_000 }, (_, index) =>
    index % 10_000 === 0 ? { total: -1 } : fits,
  );
  const folder = inProject({ "a.ndjson": lines(...payloads) });
  const io = fakeIo(false, { cwd: folder });
  expect(await run(["validate", "invoice-paid", "a.ndjson"], io)).toBe(1);
  expect(io.out()).toMatch(
    /^3 of 30,000 payloads do not fit [^]*must be >= 0 +3 of .* a\.ndjson:1:10\n$/,
  );
});

test("kinds of failures are kept apart up to a limit, however many there are", async () => {
  const payloads = Array.from({ length: 3000 }, (_, id) => ({
    ...good,
    [`key${id}`]: 1,
  }));
  const folder = inProject({ "a.ndjson": lines(...payloads) });
  const io = fakeIo(false, { cwd: folder });
  const argv = ["validate", "employee-created", "a.ndjson"];
  expect(await run(argv, io)).toBe(1);
  expect(io.out().trimEnd().split("\n")).toHaveLength(52);
  expect(io.out()).toMatch(/… and more than 950 other kinds; .*\n$/);
  const json = fakeIo(false, { cwd: folder });
  await run([...argv, "--json"], json);
  const { result } = JSON.parse(json.out()) as {
    result: { failed: number; failures: object[]; cut: boolean };
  };
  expect(result).toMatchObject({ failed: 3000, cut: true });
  expect(result.failures).toHaveLength(1000);
});
