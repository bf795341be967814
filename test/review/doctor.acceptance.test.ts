// What `doctor` finds in real folders, with the compilers that projects have.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { doctor, generate } from "../../src/index.js";
import { project } from "../cli/bin.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

type Files = Readonly<Record<string, string>>;

const scripts = {
  a: "cobalt-events generate",
  b: "cobalt-events check",
};
const esm: Files = {
  "cobalt.events.json":
    '{ "output": "src/generated/cobalt", "events": { "a": { "sample": { "x": 1 } } } }',
  "package.json": JSON.stringify({ type: "module", scripts }),
  "tsconfig.json":
    '{ "compilerOptions": { "module": "nodenext", "target": "es2022", "strict": true, "types": [] } }',
  "node_modules/cobalt-events/package.json": '{ "version": "0.1.0" }',
  "node_modules/cobalt-events/manifest.schema.json": "{}",
};

interface SetUp {
  readonly files?: Files;
  /** The folder in this project's node_modules that has its TypeScript. */
  readonly typescript?: string;
  readonly isGenerated?: boolean;
}

/** What is found in a project, by topic; a topic that is well has its message alone. */
async function examine({
  files = {},
  typescript = "typescript-5.9",
  isGenerated = true,
}: SetUp) {
  const made = project({ ...esm, ...files });
  onTestFinished(made.remove);
  const cwd = made.folder;
  const link = join(cwd, "node_modules/typescript");
  mkdirSync(dirname(link), { recursive: true });
  if (typescript !== "" && !existsSync(link))
    symlinkSync(join(root, "node_modules", typescript), link, "dir");
  if (isGenerated) await generate({ cwd });
  const result = await doctor({ cwd });
  const found = Object.fromEntries(
    result.facts.map(({ topic, status, message }) => [
      topic,
      status === "ok" ? message : `${status}: ${message}`,
    ]),
  );
  for (const { status, message, help } of result.facts)
    if (status !== "ok") {
      expect(message).toMatch(/[.`]$/);
      expect(help).toMatch(/\.$/);
    }
  return { cwd, result, found };
}

test("a project where all is well", async () => {
  const { found, result } = await examine({});
  expect(result.ok).toBe(true);
  expect(found).toEqual({
    node: process.versions.node,
    "cobalt-events": "0.1.0",
    typescript: expect.stringMatching(/^5\.9/) as unknown,
    manifest: "cobalt.events.json: 1 event",
    tsconfig: "tsconfig.json: target es2022, module nodenext",
    modules: "ES modules",
    imports: "end in .js",
    output: "src/generated/cobalt: up to date",
    compile: expect.stringMatching(
      /^TypeScript 5\.9\.\d+: no error$/,
    ) as unknown,
    scripts: "package.json runs `generate` and `check`",
  });
});

describe("what will not work is an error", () => {
  test.each<[name: string, setUp: SetUp, topic: string, want: RegExp]>([
    [
      "the output is not there",
      { isGenerated: false },
      "output",
      /^error: src\/generated\/cobalt is not there yet\.$/,
    ],
    [
      "a compiler that is too old",
      {
        files: {
          "node_modules/typescript/package.json": '{"version":"5.2.2"}',
        },
      },
      "typescript",
      /^error: 5\.2\.2 is older than 5\.4/,
    ],
    [
      "CommonJS under verbatimModuleSyntax",
      {
        files: {
          "package.json": "{}",
          "tsconfig.json":
            '{ "compilerOptions": { "module": "nodenext", "target": "es2022", "verbatimModuleSyntax": true, "types": [] } }',
        },
      },
      "compile",
      /^error: TypeScript 5\.9\.\d+ refuses the output: a\.ts\(\d+,\d+\): TS1287 .*; and \d+ more\.$/,
    ],
    [
      "no manifest that could be read",
      { files: { "cobalt.events.json": "{ broken" }, isGenerated: false },
      "manifest",
      /^error: /,
    ],
    [
      "no sample",
      {
        files: {
          "cobalt.events.json": '{ "events": { "a": { "sample": "b.json" } } }',
        },
        isGenerated: false,
      },
      "manifest",
      /^error: There is no sample file "b\.json"\.$/,
    ],
  ])("%s", async (_, setUp, topic, want) => {
    const { found, result } = await examine(setUp);
    expect(found[topic]).toMatch(want);
    expect(result.ok).toBe(false);
  });

  test("stale files are counted", async () => {
    const { cwd } = await examine({ typescript: "" });
    const manifest =
      '{ "output": "src/generated/cobalt", "events": { "a": { "sample": { "x": "" } } } }';
    writeFileSync(join(cwd, "cobalt.events.json"), manifest);
    const { facts } = await doctor({ cwd });
    expect(facts).toContainEqual({
      topic: "output",
      status: "error",
      message:
        "src/generated/cobalt: 2 of 4 files are not what the manifest generates.",
      help: "Run `cobalt-events generate`.",
    });
  });
});

describe("what could be better is a warning", () => {
  const manifest = (fields: object): string =>
    JSON.stringify({
      ...fields,
      output: "src/generated/cobalt",
      events: { a: { sample: { x: 1 } } },
    });
  test.each<[name: string, files: Files, topic: string, want: RegExp]>([
    [
      "what `check` warns of, under the topic that it is of",
      { "cobalt.events.json": manifest({ importExtension: ".ts" }) },
      "imports",
      /end in \.ts are an error/,
    ],
    [
      "$schema that leads nowhere",
      { "cobalt.events.json": manifest({ $schema: "./lost.json" }) },
      "$schema",
      /^warning: \.\/lost\.json does not exist/,
    ],
    [
      "another version of this package",
      { "node_modules/cobalt-events/package.json": '{ "version": "9.0.0" }' },
      "cobalt-events",
      /^warning: 0\.1\.0 is running, and the project has 9\.0\.0\.$/,
    ],
    [
      "another prettier",
      { "node_modules/prettier/package.json": '{ "version": "2.8.8" }' },
      "prettier",
      /^warning: The project has 2\.8\.8/,
    ],
    [
      "a tsconfig that leaves the output out",
      { "tsconfig.json": '{ "include": ["test"] }' },
      "tsconfig",
      /^warning: tsconfig\.json does not include the output\.$/,
    ],
    [
      "Biome",
      { "biome.json": "{}" },
      "biome",
      /^warning: biome\.json does not/,
    ],
    ["ESLint", { "eslint.config.js": "" }, "eslint", /^warning: ESLint checks/],
    ["git", { ".git/HEAD": "" }, "git", /^warning: .*\.gitattributes/],
    [
      "no scripts",
      { "package.json": '{ "type": "module" }' },
      "scripts",
      /^warning: No script of package\.json runs `cobalt-events generate` or `check`\.$/,
    ],
  ])("%s", async (_, files, topic, want) => {
    const { found, result } = await examine({ files, typescript: "" });
    expect(found[topic]).toMatch(want);
    expect(result.ok).toBe(true);
  });

  test("the JSON Schema is named where npm hoisted it", async () => {
    const { cwd } = await examine({ typescript: "" });
    const file = join(cwd, "packages/a/cobalt.events.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, manifest({ $schema: "./lost.json" }));
    const { facts } = await doctor({ cwd, manifest: file });
    expect(facts.find(({ topic }) => topic === "$schema")).toMatchObject({
      help: 'Write "$schema": "../../node_modules/cobalt-events/manifest.schema.json".',
    });
  });
});

describe("the compiler is", () => {
  test.each([
    { typescript: "typescript-5.4", want: /^TypeScript 5\.4\.\d+: no error$/ },
    { typescript: "typescript", want: /^TypeScript 6\.\d+\.\d+: no error$/ },
    {
      typescript: "typescript-7",
      want: /^skipped: TypeScript 7\.\d+\.\d+ has no compiler that could be called$/,
    },
    { typescript: "", want: /^skipped: the project has no TypeScript$/ },
  ])("$typescript", async ({ typescript, want }) => {
    const { found } = await examine({ typescript });
    expect(found["compile"]).toMatch(want);
  });

  test("not needed for JavaScript", async () => {
    const { found, result } = await examine({
      typescript: "",
      files: {
        "cobalt.events.json":
          '{ "language": "javascript", "output": "src/generated/cobalt", "events": { "a": { "sample": { "x": 1 } } } }',
      },
    });
    expect(result.ok).toBe(true);
    expect(found).toMatchObject({
      modules: "ES modules",
      compile: "skipped: JavaScript needs no compiler",
    });
  });

  test("given the options of the tsconfig that is referred to", async () => {
    const { found } = await examine({
      files: {
        "tsconfig.json":
          '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
        "tsconfig.app.json":
          '{ "include": ["src"], "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "target": "es2022", "types": [] } }',
      },
    });
    expect(found).toMatchObject({
      tsconfig: "tsconfig.app.json: target es2022, module esnext",
      compile: expect.stringMatching(/: no error$/) as unknown,
    });
  });
});
