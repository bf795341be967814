import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { assertBuilt, call, project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

beforeAll(assertBuilt);

function inProject(files: Readonly<Record<string, string | Buffer>>): string {
  const { folder, remove } = project({});
  onTestFinished(remove);
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), text);
  return folder;
}

async function infer(
  files: Readonly<Record<string, string | Buffer>>,
  argv: readonly string[],
  stdin = "",
) {
  const cwd = inProject(files);
  const io = fakeIo(false, {
    cwd,
    stdin: () => Readable.from([Buffer.from(stdin)]),
  });
  const code = await run(["infer", ...argv], io);
  return { code, out: io.out(), err: io.err() };
}

const lines = '{"id":1,"name":"Mark"}\n{"id":2.5,"name":null}\n';
const type = `export type Payload = {
  id: number;
  name: string | null;
};
`;

describe("infer prints the type of", () => {
  test.each<{
    title: string;
    files: Readonly<Record<string, string | Buffer>>;
    argv: readonly string[];
    stdin?: string;
  }>([
    { title: "lines", files: { "a.ndjson": lines }, argv: ["a.ndjson"] },
    {
      title: "compressed lines",
      files: { "a.jsonl.gz": gzipSync(lines) },
      argv: ["a.jsonl.gz"],
    },
    {
      title: "an array",
      files: { "a.json": `[${lines.trim().replace("\n", ",\n")}]` },
      argv: ["a.json"],
    },
    {
      title: "several files",
      files: {
        "a.json": '{"id":1,"name":"Mark"}',
        "b.ndjson": '{"name":null,"id":2.5}',
      },
      argv: ["b.ndjson", "a.json"],
    },
    { title: "stdin", files: {}, argv: ["-"], stdin: lines },
    {
      title: "a payload in the command",
      files: { "b.ndjson": '{"name":null,"id":2.5}' },
      argv: ['{"id":1,"name":"Mark"}', "b.ndjson"],
    },
  ])("$title", async ({ files, argv, stdin }) => {
    expect(await infer(files, [...argv, "--types"], stdin)).toEqual({
      code: 0,
      out: type,
      err: "",
    });
  });
});

test("infer prints a schema that every record fits", async () => {
  const { out } = await infer({ "a.ndjson": lines }, ["a.ndjson"]);
  expect(JSON.parse(out)).toEqual({
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    properties: { id: { type: "number" }, name: { type: ["string", "null"] } },
    required: ["id", "name"],
    additionalProperties: false,
  });
});

test.each([
  {
    title: "cut off",
    text: `${lines}{"id":3,"na`,
    place: "a.ndjson:3:1",
    reason: "is not valid JSON",
  },
  {
    title: "not UTF-8",
    text: Buffer.concat([
      Buffer.from(lines),
      Buffer.from('{"name":"\xff"}', "latin1"),
    ]),
    place: "a.ndjson:3:1",
    reason: "is not UTF-8",
  },
])(
  "a record that is $title is left out, and told of",
  async ({ text, place, reason }) => {
    const { code, out, err } = await infer({ "a.ndjson": text }, [
      "a.ndjson",
      "--types",
    ]);
    expect({ code, out }).toEqual({ code: 0, out: type });
    expect(err).toContain(`warning CE209 ${place}`);
    expect(err).toContain(`This record ${reason}; it is left out.`);
  },
);

test.each([
  {
    title: "nothing in it",
    files: { "a.ndjson": "\n \n" },
    argv: ["a.ndjson"],
    code: "CE205",
  },
  { title: "no such file", files: {}, argv: ["a.ndjson"], code: "CE102" },
  {
    title: "a misspelt file",
    files: { "recorded.ndjson": lines },
    argv: ["recroded.ndjson"],
    code: '; did you mean "recorded.ndjson"?',
  },
  {
    title: "a file for a folder",
    files: { "a.ndjson": "{}" },
    argv: ["a.ndjson/b.ndjson"],
    code: "There is no file",
  },
  {
    title: "too deep",
    files: { "a.ndjson": `${"[".repeat(300)}${"]".repeat(300)}` },
    argv: ["a.ndjson"],
    code: "CE106",
  },
  {
    title: "no partial",
    files: { "a.json": "{}" },
    argv: ["--merge", "a.json"],
    code: "CE109",
  },
  {
    title: "options that exclude each other",
    files: { "a.ndjson": lines },
    argv: ["a.ndjson", "--types", "--partial"],
    code: "CE001",
  },
  { title: "no file at all", files: {}, argv: [], code: "CE001" },
])("infer refuses $title", async ({ files, argv, code }) => {
  const outcome = await infer(files, argv);
  expect(outcome.code).toBe(2);
  expect(outcome.out).toBe("");
  expect(outcome.err).toContain(code);
});

test("a file of something else is told of once, after the error", async () => {
  const text = "# Title\n\nSome text.\n".repeat(50);
  const { code, err } = await infer({ "README.md": text }, ["README.md"]);
  expect(code).toBe(2);
  expect(err).toMatch(
    /^error CE205\n[^]*\nwarning CE209 README\.md:1:1\n {2}None of the 100 records of the file can be read; the first is not valid JSON\.\n[^]*\n1 error, 1 warning\n$/,
  );
});

test("partials of any split, joined in any order, make the bytes of the whole", () => {
  const records = [
    '{"id":1,"tags":["a"],"at":"2026-11-23"}',
    '{"tags":[],"id":2.5}',
    '{"extra":{"deep":null},"id":3,"at":"soon"}',
    '{"id":"four"}',
  ];
  const whole = records.join("\n");
  const files = inProject({ "whole.ndjson": whole });
  const partials = records.map((record, index) => {
    writeFileSync(join(files, `${index}.ndjson`), record);
    const { stdout } = call(files, ["infer", `${index}.ndjson`, "--partial"]);
    writeFileSync(join(files, `${index}.partial`), stdout);
    return `${index}.partial`;
  });
  for (const options of [[], ["--types"], ["--partial"]]) {
    const wanted = call(files, ["infer", "whole.ndjson", ...options]).stdout;
    for (const order of [partials, partials.toReversed()]) {
      const joined = call(files, ["infer", "--merge", ...order, ...options]);
      expect(joined.stdout).toBe(wanted);
    }
  }
});

test("threads come to the same as one, and place what they leave out", () => {
  const record = (id: number): string =>
    JSON.stringify({
      id,
      kind: ["a", "b", "c"][id % 3],
      ...(id % 1000 === 0 && { rare: "x".repeat(id % 7) }),
      text: "lorem ipsum ".repeat(20),
    });
  const recorded = Array.from({ length: 50_000 }, (_, id) => record(id));
  recorded[40_000] = '{"id":';
  const folder = inProject({
    "all.ndjson": recorded.join("\n"),
    "first.ndjson": recorded.slice(0, 25_000).join("\n"),
    "second.ndjson": recorded.slice(25_000).join("\n"),
  });
  const { stdout, stderr, code } = call(folder, [
    "infer",
    "all.ndjson",
    "--partial",
  ]);
  expect(code).toBe(0);
  expect(stderr).toContain("all.ndjson:40001:1");
  const two = call(folder, [
    "infer",
    "first.ndjson",
    "second.ndjson",
    "--partial",
  ]);
  expect(two.stdout).toBe(stdout);
  expect(two.stderr).toContain("second.ndjson:15001:1");
});

test("--redact changes no type, and keeps values out of a partial", async () => {
  const mail = '{"email":"ana.silva@acme.io"}\n{"email":"mark@acme.io"}\n';
  const files = { "a.ndjson": mail };
  const plain = await infer(files, ["a.ndjson"]);
  const redacted = await infer(files, ["a.ndjson", "--redact"]);
  expect(redacted).toEqual(plain);
  const { out } = await infer(files, ["a.ndjson", "--redact", "--partial"]);
  expect(out).not.toContain("acme.io");
});
