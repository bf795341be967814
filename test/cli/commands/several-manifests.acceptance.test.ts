import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Json } from "../../../src/base/json/json.js";
import { assertBuilt, call, manifestText, project } from "../bin.js";

beforeAll(assertBuilt);

let remove = (): void => undefined;
afterEach(() => remove());

function inProject(files: Readonly<Record<string, string>>): string {
  const made = project(files);
  remove = made.remove;
  return made.folder;
}

const [api, web] = [
  "packages/api/cobalt.events.json",
  "packages/web/cobalt.events.json",
];
const broken = '{"events": {"a": {"smaple": {}}}}';
const index = "src/generated/cobalt/index.ts";

test("--all generates every manifest below, but for those that git ignores", () => {
  const folder = inProject({
    [api]: manifestText,
    [web]: manifestText,
    "packages/web/dist/cobalt.events.json": manifestText,
    "node_modules/x/cobalt.events.json": manifestText,
    ".gitignore": "dist\n",
  });
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  const { code, stdout } = call(folder, ["generate", "--all"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^packages\/api\/cobalt.events.json: 1 event -> /);
  expect(stdout).toMatch(/\n2 manifests: 2 generated \([\d.]+ m?s\)\n$/);
  expect(existsSync(join(folder, "packages/web", index))).toBe(true);
  expect(existsSync(join(folder, "packages/web/dist/src"))).toBe(false);
  expect(call(folder, ["check", "--all"]).code).toBe(0);
});

test("an error in one keeps no other from being generated, and decides the exit code", () => {
  const folder = inProject({ [api]: broken, [web]: manifestText });
  const { code, stdout, stderr } = call(folder, ["generate", api, web]);
  expect(code).toBe(2);
  expect(stderr).toContain(`error CE108 ${api}:1:`);
  expect(stdout).toContain(`${api}: 1 error\n`);
  expect(stdout).toMatch(/2 manifests: 1 with errors, 1 generated/);
  expect(existsSync(join(folder, "packages/api/src"))).toBe(false);
  expect(existsSync(join(folder, "packages/web", index))).toBe(true);
});

test("check tells of each, in one document too", () => {
  const folder = inProject({ [api]: manifestText, [web]: manifestText });
  call(folder, ["generate", api]);
  const { code, stdout } = call(folder, [
    "check",
    "packages/*/cobalt.events.json",
    "--json",
  ]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    command: "check",
    ok: false,
    manifest: null,
    events: 2,
    manifests: [
      { manifest: api, ok: true, exitCode: 0 },
      { manifest: web, ok: false, exitCode: 1 },
    ],
  });
});

test("lint-staged's absolute path is a manifest as any", () => {
  const folder = inProject({ [api]: manifestText });
  const { code, stdout } = call(folder, ["generate", join(folder, api)]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^1 event -> packages\/api\/src/);
});

test.each([
  {
    argv: ["generate", "README.md"],
    says: '"README.md" is no manifest.',
  },
  {
    argv: ["generate", "packages/*/nothing.json"],
    says: 'No manifest matches "packages/*/nothing.json".',
  },
  {
    argv: ["generate", "--all", "--output", "x"],
    says: "The option --output is for one manifest",
  },
  {
    argv: ["generate"],
    says: `Below it there is ${api}: name one with --manifest`,
  },
])("$argv is told what to do", ({ argv, says }) => {
  const folder = inProject({ [api]: manifestText, "README.md": "# a" });
  const { code, stderr } = call(folder, argv);
  expect(code).toBe(2);
  expect(stderr).toContain(says);
});

/** A manifest with this output and these targets. */
function into(output: string, targets: Json = []): string {
  const events = { "order-placed": { sample: { id: 1 } } };
  return JSON.stringify({ output, targets, events });
}

test.each([
  { a: into("gen"), b: into("gen"), path: "gen" },
  { a: into("gen"), b: into("gen/schemas"), path: "gen/schemas" },
  { a: into("gen"), b: into("gen/b.ts"), path: "gen/b.ts" },
  {
    a: into("gen"),
    b: into("b", [
      { language: "openapi", output: "gen/schemas/b.schema.json" },
    ]),
    path: "gen/schemas/b.schema.json",
  },
  {
    a: into("a", [{ language: "json-schema", output: "gen/a.schema.json" }]),
    b: into("gen"),
    path: "gen",
  },
  {
    a: into("a", [{ language: "openapi", output: "docs/events.json" }]),
    b: into("b", [{ language: "asyncapi", output: "./docs/events.json" }]),
    path: "docs/events.json",
  },
  {
    a: into("a", [{ language: "go", output: "gen" }]),
    b: into("b", [{ language: "python", output: "gen" }]),
    path: "gen",
  },
])(
  "two manifests do not remove each other's files: $path of $b",
  ({ a, b, path }) => {
    const folder = inProject({ "a.json": a, "b.json": b });
    const { code, stderr } = call(folder, ["generate", "a.json", "b.json"]);
    expect(code).toBe(2);
    expect(stderr).toContain("error CE607 b.json");
    expect(stderr).toContain(`a.json generates into ${path} already.`);
    expect(call(folder, ["check", "a.json"]).code).toBe(0);
  },
);

test("what two manifests write beside each other stays", () => {
  const folder = inProject({
    "a.json": into("gen/a.ts", [{ language: "python", output: "services" }]),
    "b.json": into("gen/b.ts", [
      { language: "openapi", output: "services/b.json" },
    ]),
  });
  const both = ["a.json", "b.json"];
  expect(call(folder, ["generate", ...both]).code).toBe(0);
  expect(call(folder, ["check", ...both]).code).toBe(0);
});
