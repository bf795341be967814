// Every kind of bad input, through the real command: its code, its place, exit code 2, and nothing written.
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { assertBuilt, call, project } from "../cli/bin.js";
import { filesIn } from "./golden.js";

beforeAll(assertBuilt);

interface Case {
  readonly what: string;
  readonly manifest?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Does what files alone cannot. */
  readonly prepare?: (folder: string) => void;
  /** Code and place of each error, as stderr shows them. */
  readonly errors: readonly string[];
  /** What else stderr has to say. */
  readonly says?: RegExp;
}

/** A manifest of one event `a`, whose fields begin at column 1 of line 3. */
function event(fields: string): string {
  return `{ "events": {\n"a": {\n${fields}\n} } }`;
}

/** A manifest whose events begin at column 1 of line 2. */
function events(text: string): string {
  return `{ "events": {\n${text}\n} }`;
}

function nested(levels: number): string {
  return '{"a":'.repeat(levels) + "1" + "}".repeat(levels);
}

const manifest = "cobalt.events.json";
const output = "src/generated/cobalt";
const isRoot = process.getuid?.() === 0;

const bad: readonly Case[] = [
  { what: "no manifest", errors: ["CE101"], says: /cobalt-events init/ },
  {
    what: "an empty manifest",
    manifest: "",
    errors: [`CE103 ${manifest}:1:1`],
  },
  { what: "a blank manifest", manifest: " \n", errors: ["CE103"] },
  {
    what: "a manifest that is no JSON",
    manifest: '{\n  "events": {\n    oops\n  }\n}\n',
    errors: [`CE104 ${manifest}:3:5`],
  },
  {
    what: "a manifest that ends too early",
    manifest: '{\n  "events": {',
    errors: [`CE104 ${manifest}:2:14`],
  },
  {
    what: "a manifest that is no object",
    manifest: "[]",
    errors: [`CE107 ${manifest}:1:1`],
  },
  { what: "no events", manifest: "{}", errors: [`CE107 ${manifest}:1:1`] },
  {
    what: "wrong types",
    manifest:
      '{\n"events": [],\n"output": 1,\n"closed": "no",\n"route": "other"\n}',
    errors: [
      `CE107 ${manifest}:2:11`,
      `CE107 ${manifest}:3:11`,
      `CE107 ${manifest}:4:11`,
      `CE109 ${manifest}:5:10`,
    ],
  },
  {
    what: "wrong types in an event",
    manifest: event('"name": 1,\n"samples": {},\n"overrides": []'),
    errors: [
      `CE107 ${manifest}:3:9`,
      `CE107 ${manifest}:4:12`,
      `CE107 ${manifest}:5:14`,
    ],
  },
  {
    what: "unknown fields",
    manifest: '{\n"evnts": {},\n"events": {\n"a": {\n"smaple": {}\n} } }',
    errors: [`CE108 ${manifest}:2:1`, `CE108 ${manifest}:5:1`],
    says: /did you mean "events"\?[^]*did you mean "sample"\?/,
  },
  {
    what: "duplicate slugs",
    manifest: events('"a": { "sample": { "x": 1 } },\n"a": { "sample": {} }'),
    errors: [`CE105 ${manifest}:3:1`],
  },
  {
    what: "a duplicate key in a sample",
    manifest: event('"sample": { "x": 1, "x": 2 }'),
    errors: [`CE105 ${manifest}:3:21`],
  },
  {
    what: "a sample file that is missing",
    manifest: event('"sample": "samples/a.json"'),
    errors: [`CE201 ${manifest}:3:11`],
  },
  {
    what: "a sample file that is a folder",
    manifest: event('"sample": "samples"'),
    files: { "samples/a.json": "{}" },
    errors: [`CE102 ${manifest}:3:11`],
  },
  {
    what: "a sample file of another kind",
    manifest: event('"sample": "a.yaml"'),
    files: { "a.yaml": "a: 1" },
    errors: [`CE204 ${manifest}:3:11`],
  },
  {
    what: "a sample file that is empty",
    manifest: event('"sample": "a.json"'),
    files: { "a.json": "" },
    errors: ["CE103 a.json:1:1"],
  },
  {
    what: "a sample file without a sample",
    manifest: event('"samples": ["a.json", "b.ndjson"]'),
    files: { "a.json": "[]", "b.ndjson": "\n\n" },
    errors: ["CE205", "CE205"],
  },
  {
    what: "a sample file that is no JSON",
    manifest: event('"sample": "a.json"'),
    files: { "a.json": '{\n  "x": nope\n}' },
    errors: ["CE104 a.json:2:8"],
  },
  {
    what: "samples that are no objects",
    manifest: event('"samples": ["a.json", 1, [2], null]'),
    files: { "a.json": '[\n  {},\n  "text"\n]' },
    errors: [
      "CE203 a.json:3:3",
      `CE203 ${manifest}:3:23`,
      `CE203 ${manifest}:3:26`,
      `CE203 ${manifest}:3:31`,
    ],
  },
  {
    what: "a glob that matches nothing",
    manifest: event('"samples": [\n"samples/*.json"]'),
    errors: [`CE202 ${manifest}:4:1`],
  },
  {
    what: "one bad line in an NDJSON file",
    manifest: event('"sample": "a.ndjson"'),
    files: { "a.ndjson": '{"x":1}\n{"x":}\n{"x":2}\n[]\n{"x":3}\n' },
    errors: ["CE104 a.ndjson:2:6", "CE203 a.ndjson:4:1"],
  },
  {
    what: "an override of a path nobody has",
    manifest: event(
      '"sample": { "address": { "pincode": 1 } },\n"overrides": {\n"address.pincod": { "optional": true } }',
    ),
    errors: [`CE306 ${manifest}:5:1`],
    says: /did you mean "address\.pincode"\?/,
  },
  ...[
    { files: {}, errors: [`CE201 ${manifest}:3:11`] },
    { files: { "a.json": "[]" }, errors: ["CE205 a.json:1:1"] },
    { files: { "a.json": '{ "y": }' }, errors: ["CE104 a.json:1:8"] },
  ].map(({ files, errors }) => ({
    what: `overrides of what samples would have that fail with ${errors.join()}`,
    manifest: event(
      '"sample": "a.json",\n"overrides": { "x.y": { "optional": true }, "": { "discriminator": "x" } }',
    ),
    files,
    errors,
  })),
  {
    what: "overrides where `sample` is misspelt",
    manifest: event(
      '"smaple": { "x": 1 },\n"overrides": { "x": { "optional": true } }',
    ),
    errors: [`CE108 ${manifest}:3:1`],
  },
  {
    what: "an override that does not fit",
    manifest: event(
      '"sample": { "x": 1, "y": "" },\n"overrides": {\n"x": { "map": true },\n"y": { "format": "tel" } }',
    ),
    errors: [`CE307 ${manifest}:5:6`, `CE109 ${manifest}:6:18`],
  },
  {
    what: "two slugs with one identifier",
    manifest: events('"user-created": {},\n"user_created": {}'),
    errors: [`CE502 ${manifest}:3:1`],
    says: /"as"/,
  },
  {
    what: "two slugs with one identifier by `as`",
    manifest: events('"a": { "as": "b" },\n"b": {}'),
    errors: [`CE502 ${manifest}:3:1`],
  },
  {
    what: "two slugs with one file name on a disk that ignores case",
    manifest: events('"userCreated": {},\n"usercreated": {}'),
    errors: [`CE503 ${manifest}:3:1`],
    says: /"as"/,
  },
  ...[
    ["is empty", ""],
    ["is blank", " "],
    ["holds control characters", "a\\u0000b"],
    ["holds a line feed", "a\\nb"],
    ["holds half of a pair", "a\\ud800"],
    ["is .", "."],
    ["is ..", ".."],
    ["is a Windows device", "con"],
    ["is a Windows device in capitals", "NUL"],
    ["is a numbered Windows device", "com1"],
    ["is too long for a file", "x".repeat(300)],
  ].map(([what = "", slug = ""]): Case => ({
    what: `a slug that ${what}`,
    manifest: events(`"ok": {},\n"${slug}": {}`),
    errors: [`CE501 ${manifest}:3:1`],
  })),
  {
    what: "a slug without a letter",
    manifest: events('"---": {}'),
    errors: [`CE504 ${manifest}:2:1`],
  },
  {
    what: "an output folder that is a file",
    manifest: `{\n"output": "out",\n${event('"sample": { "x": 1 }').slice(1)}`,
    files: { out: "a file" },
    errors: [`CE602 ${manifest}:2:11`],
  },
  ...[".git/hooks", "node_modules/cobalt", "../.GIT/x.ts"].map((path) => ({
    what: `the output ${path}`,
    manifest: `{\n"output": "${path}",\n${event('"sample": { "x": 1 }').slice(1)}`,
    errors: [`CE602 ${manifest}:2:11`],
  })),
  {
    what: "a folder of the output that is a file",
    manifest: event('"sample": { "x": 1 }'),
    files: { [`${output}/events`]: "a file" },
    errors: ["CE602"],
  },
  {
    what: "an output file that is a folder",
    manifest: `{\n"output": "out.ts",\n"events": {}\n}`,
    files: { "out.ts/a": "a file" },
    errors: [`CE602 ${manifest}:2:11`],
  },
  {
    what: "a link that leads out of the output",
    manifest: event('"sample": { "x": 1 }'),
    files: { "elsewhere/a.txt": "a file", [`${output}/keep.txt`]: "" },
    prepare: (folder) =>
      symlinkSync(join(folder, "elsewhere"), join(folder, output, "events")),
    errors: ["CE602"],
  },
  {
    what: "hand-written files of the same names",
    manifest: event('"sample": { "x": 1 }'),
    files: {
      [`${output}/index.ts`]: "export const mine = 1;\n",
      [`${output}/schemas/a.schema.json`]: "{}\n",
    },
    errors: ["CE601", "CE601"],
  },
  {
    what: "nesting past the limit in the manifest",
    manifest: event(`"sample": ${nested(250)}`),
    errors: [`CE106 ${manifest}:3:`],
  },
  {
    what: "nesting past the limit in a sample file",
    manifest: event('"sample": "a.json"'),
    files: { "a.json": nested(250) },
    errors: ["CE106 a.json:1:"],
  },
  {
    what: "nesting far past the limit in an NDJSON file",
    manifest: event('"sample": "a.ndjson"'),
    files: { "a.ndjson": `{}\n${nested(20_000)}\n` },
    errors: ["CE106 a.ndjson:2:"],
  },
  {
    what: "a schema with a remote reference",
    manifest: event('"schema": "schemas/a.json"'),
    files: {
      "schemas/a.json":
        '{ "type": "object", "properties": {\n"x": { "$ref": "https://example.com/x.json" } } }',
    },
    errors: ["CE403 schemas/a.json:2:16"],
  },
  {
    what: "a schema that refers out of the folder",
    manifest: event(
      '"schema": { "type": "object", "properties": {\n"x": { "$ref": "../../secret.json" } } }',
    ),
    errors: [`CE402 ${manifest}:4:16`],
  },
  {
    what: "a schema out of the folder",
    manifest: event('"schema": "../a.json"'),
    errors: [`CE402 ${manifest}:3:11`],
  },
  {
    what: "a schema that is missing",
    manifest: event('"schema": "a.json"'),
    errors: [`CE401 ${manifest}:3:11`],
  },
  {
    what: "a schema that is none",
    manifest: event('"schema": { "type": "objekt" }'),
    errors: [`CE405 ${manifest}:3:`],
  },
  {
    what: "a schema of something else",
    manifest: event('"schema": { "type": "string" }'),
    errors: [`CE406 ${manifest}:3:`],
  },
  {
    what: "a sample that fails its schema",
    manifest: event(
      '"schema": { "type": "object", "required": ["x"] },\n"sample": { "y": 1 }',
    ),
    errors: [`CE206 ${manifest}:4:11`],
  },
  {
    what: "mistakes of every kind at once",
    manifest: events(
      '"a": { "sample": "a.json" },\n"b": { "sampel": {} },\n"..": { "sample": [] }',
    ),
    errors: [
      `CE201 ${manifest}:2:18`,
      `CE108 ${manifest}:3:8`,
      `CE501 ${manifest}:4:1`,
      `CE203 ${manifest}:4:19`,
    ],
  },
];

/** A project in a folder that nothing above it has to do with. */
function folderOf({ manifest: text, files = {}, prepare }: Case): string {
  const { folder, remove } = project({
    ...(text !== undefined && { [manifest]: text }),
    ...files,
  });
  onTestFinished(remove);
  prepare?.(folder);
  return folder;
}

test.each(bad)("$what", (input) => {
  const folder = folderOf(input);
  const before = snapshot(folder);
  const { code, stdout, stderr } = call(folder, ["generate"]);

  const errors = [...stderr.matchAll(/^error (CE\d+.*)$/gm)].map(
    ([, at = ""]) => at,
  );
  expect(errors).toHaveLength(input.errors.length);
  input.errors.forEach((wanted, index) =>
    expect(errors[index]).toMatch(startsWith(wanted)),
  );
  expect(stderr).toMatch(input.says ?? /^ {2}help: \S/m);
  expect(stderr).not.toMatch(/^ +at |undefined|\[object/m);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(snapshot(folder)).toEqual(before);
});

/** Everything in a folder, empty folders included. */
function snapshot(folder: string): unknown {
  return [readdirSync(folder, { recursive: true }), filesIn(folder)];
}

/** Where no place is wanted, any will do; where no column, any column. */
function startsWith(text: string): RegExp {
  const escaped = text.replaceAll(".", "\\.");
  return new RegExp(`^${escaped}${/:\d+:\d+$/.test(text) ? "$" : ""}`);
}

const ofFile = (fields: string) => ({ [manifest]: event(fields) });

test.each<[string, string, Record<string, string>, string]>([
  ["manifest", manifest, {}, "CE102"],
  ["sample", "a.json", ofFile('"sample": "a.json"'), "CE102"],
  ["matched sample", "a.json", ofFile('"samples": ["*.json"]'), "CE202"],
  ["recording", "a.ndjson", ofFile('"sample": "a.ndjson"'), "CE102"],
  ["schema", "a.json", ofFile('"schema": "a.json"'), "CE102"],
  ["reference", "a.json", ofFile('"schema": { "$ref": "a.json" }'), "CE102"],
  ["generated file", `${output}/index.ts`, ofFile('"sample": {}'), "CE602"],
])("a %s that is a pipe is refused at once", (_, path, files, code) => {
  const { folder, remove } = project({ [`${output}/note.txt`]: "", ...files });
  onTestFinished(remove);
  execFileSync("mkfifo", [join(folder, path)]);
  const { stderr } = call(folder, ["generate"]);
  expect(stderr).toContain(`error ${code}`);
});

test("a sample that leads to a device is refused at once", () => {
  const { folder, remove } = project(ofFile('"samples": ["*.json"]'));
  onTestFinished(remove);
  symlinkSync("/dev/zero", join(folder, "a.json"));
  const { stderr } = call(folder, ["generate"]);
  expect(stderr).toMatch(
    /error CE102 .*\n.* is no file, but a pipe or a device/,
  );
});

// Whoever may do everything may write everywhere.
test.skipIf(isRoot)("files that may not be read or written", () => {
  const folder = folderOf({
    what: "",
    manifest: event('"sample": "a.json"'),
    files: { "a.json": "{}", [`${output}/note.txt`]: "" },
    errors: [],
  });
  chmodSync(join(folder, "a.json"), 0o000);
  expect(call(folder, ["generate"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`error CE102 ${manifest}:3:11`) as string,
  });
  chmodSync(join(folder, "a.json"), 0o600);
  chmodSync(join(folder, output), 0o500);
  const before = filesIn(folder);
  expect(call(folder, ["generate"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("error CE603") as string,
  });
  expect(filesIn(folder)).toEqual(before);
  chmodSync(join(folder, output), 0o700);
});

test("after a mistake, the last good output stays", () => {
  const folder = folderOf({
    what: "",
    manifest: event('"sample": { "x": 1 }'),
    errors: [],
  });
  expect(call(folder, ["generate"]).code).toBe(0);
  const before = filesIn(join(folder, output));
  const broken = project({ [manifest]: event('"smaple": { "x": 1 }') });
  onTestFinished(broken.remove);
  const argv = [
    "generate",
    "--manifest",
    join(broken.folder, manifest),
    "--output",
    output,
  ];
  expect(call(folder, argv).code).toBe(2);
  expect(filesIn(join(folder, output))).toEqual(before);
});
