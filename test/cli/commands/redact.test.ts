import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const files = {
  "one.json": '{ // of one\n  "mail": "mark@acme.io",\n  "n": 1.50,\n}\n',
  "many.ndjson":
    '{"mail":"mark@acme.io"}\r\n\n{"mail":"ana@acme.io", "x@acme.io": 1}\n',
  "clean.json": "[1]",
  "broken.json": "{",
};

async function redact(argv: readonly string[], stdin = "") {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  const io = fakeIo(false, {
    cwd: folder,
    stdin: () => Readable.from([Buffer.from(stdin)]),
    env: { COBALT_REDACT_KEY: "k" },
  });
  const code = await run(["redact", ...argv], io);
  const read = (name: string): string =>
    readFileSync(join(folder, name), "utf8");
  return { code, out: io.out(), err: io.err(), read, folder };
}

const mail = /u[a-z\d]{7}@example\.com/g;

test("a file goes to stdout, and stays", async () => {
  const { code, out, err, read } = await redact(["one.json"]);
  expect(out.replace(mail, "mark@acme.io")).toBe(files["one.json"]);
  expect(out).not.toContain("acme");
  expect([code, err]).toEqual([
    0,
    "one.json: 1 value replaced\n  email  mail\n",
  ]);
  expect(read("one.json")).toBe(files["one.json"]);
});

test("stdin: one value, or one a line", async () => {
  const lines = await redact(
    ["-"],
    '{"a":"mark@acme.io"}\n{"a":"mark@acme.io"}\n',
  );
  const [first, second] = lines.out.split("\n");
  expect(first).toMatch(/^{"a":"u[a-z\d]{7}@example\.com"}$/);
  expect(second).toBe(first);
  expect(lines.err).toBe("stdin: 2 values replaced\n  email  a ×2\n");
  const value = await redact(["-"], '{\n"a":"mark@acme.io"}');
  expect(value.out).toMatch(/^{\n"a":"u/);
});

test("--write replaces the files that have something in them", async () => {
  const { code, out, read } = await redact([
    "--write",
    "one.json",
    "many.ndjson",
    "clean.json",
  ]);
  expect(code).toBe(0);
  expect(out).toBe(
    [
      "one.json: 1 value replaced",
      "  email  mail",
      "many.ndjson: 2 values replaced",
      "  email  mail ×2",
      "  email  <email> (a property's name, which stays)\n",
    ].join("\n"),
  );
  expect(read("one.json")).toMatch(/^{ \/\/ of one\n {2}"mail": "u/);
  expect(read("many.ndjson").replace(mail, "?")).toBe(
    '{"mail":"?"}\r\n\n{"mail":"?", "x@acme.io": 1}\n',
  );
  expect(read("clean.json")).toBe("[1]");
});

test("a second time changes nothing, and a file keeps its mode", async () => {
  const { folder, read } = await redact(["clean.json"]);
  const path = join(folder, "one.json");
  writeFileSync(path, files["one.json"], { mode: 0o644 });
  const io = fakeIo(false, { cwd: folder });
  await run(["redact", "--write", "one.json"], io);
  const once = read("one.json");
  expect(await run(["redact", "--write", "one.json"], io)).toBe(0);
  expect(read("one.json")).toBe(once);
  expect(io.out()).toMatch(/Nothing sensitive was found\.\n$/);
  expect(statSync(path).mode & 0o777).toBe(0o644);
});

describe("--check", () => {
  test("finds", async () => {
    const { code, out, read } = await redact([
      "--check",
      "one.json",
      "clean.json",
    ]);
    expect([code, out]).toEqual([
      1,
      "one.json: 1 value found\n  email  mail\n",
    ]);
    expect(read("one.json")).toBe(files["one.json"]);
  });

  test("or does not", async () => {
    const { code, out } = await redact(["--check", "clean.json"]);
    expect([code, out]).toEqual([0, "Nothing sensitive was found.\n"]);
  });

  test("as JSON", async () => {
    const { out } = await redact(["--check", "--json", "one.json"]);
    expect(JSON.parse(out)).toMatchObject({
      command: "redact",
      exitCode: 1,
      files: [],
      result: [
        {
          file: "one.json",
          findings: [{ kind: "email", path: "mail", part: "value", count: 1 }],
        },
      ],
    });
  });
});

test.each([
  ["lines.ndjson", '{"a":1}\n{bad mark@acme.io\n'],
  ["twice.json", '{\n"Mark Wood": 1,\n"Mark Wood": "mark@acme.io"\n}'],
])(
  "no line of what cannot be read is shown, and no key: %s",
  async (name, text) => {
    const { folder } = await redact(["clean.json"]);
    writeFileSync(join(folder, name), text);
    for (const argv of [
      [name],
      ["--check", name],
      ["--check", "--json", name],
    ]) {
      const io = fakeIo(false, { cwd: folder });
      expect(await run(["redact", ...argv], io)).toBe(2);
      expect(io.out() + io.err()).toMatch(/CE10[45]/);
      expect(io.out() + io.err()).not.toMatch(/mark|wood/i);
    }
  },
);

test("a comment is replaced, and told", async () => {
  const { folder } = await redact(["clean.json"]);
  writeFileSync(join(folder, "c.jsonc"), "// of mark@acme.io\n{}");
  const io = fakeIo(false, { cwd: folder });
  expect(await run(["redact", "c.jsonc"], io)).toBe(0);
  expect(io.out()).toMatch(/^\/\/ of u\w+@example\.com\n{}$/);
  expect(io.err()).toBe("c.jsonc: 1 value replaced\n  email  a comment\n");
});

test.each([
  [["--write", "one.json", "broken.json"], "CE104"],
  [["--write", "-"], "CE001"],
  [["--json", "one.json"], "CE001"],
  [["one.json", "clean.json"], "CE001"],
  [["--write", "--check", "one.json"], "CE001"],
  [["--key", "x", "one.json"], "CE001"],
  [["nowhere.json"], "CE102"],
  [[], "CE001"],
])("%j is refused, and nothing written", async (argv, code) => {
  const result = await redact(argv);
  expect(result.code).toBe(2);
  expect(result.out + result.err).toContain(code);
  expect(result.read("one.json")).toBe(files["one.json"]);
});
