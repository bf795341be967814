import { spawnSync } from "node:child_process";
import { Readable } from "node:stream";
import { memfs } from "memfs";
import { afterEach, describe, expect, test } from "vitest";
import { init } from "../../../src/cli/commands/init/init.js";
import { run } from "../../../src/cli/main/run.js";
import { CANARY } from "../../platform/api/start-client.js";
import { folderOf, startWorkspace } from "../../platform/sync/synced.js";
import { call, project } from "../bin.js";
import { fakeIo } from "../fake-io.js";
import { asFileSystem } from "../../memory-fs.js";

async function initIn(
  files: Readonly<Record<string, string>>,
  options: { manifest?: string; output?: string; gitattributes?: boolean } = {},
) {
  const { fs, vol } = memfs({ "/p/keep": "", ...files });
  const result = await init({
    ...options,
    cwd: "/p",
    fs: asFileSystem(fs),
  });
  return { result, files: vol.toJSON() as Readonly<Record<string, string>> };
}

const scripts = {
  "cobalt:generate": "cobalt-events generate",
  "cobalt:check": "cobalt-events check",
};

describe("the manifest", () => {
  test.each([
    {
      options: {},
      file: "/p/cobalt.events.json",
      schema: "./node_modules/",
      output: "src/generated/cobalt",
    },
    {
      options: { output: "lib/events.ts" },
      file: "/p/cobalt.events.json",
      schema: "./node_modules/",
      output: "lib/events.ts",
    },
    {
      options: { manifest: "config/e.json" },
      file: "/p/config/e.json",
      schema: "../node_modules/",
      output: "../src/generated/cobalt",
    },
    {
      options: { manifest: "config/e.json", output: "config/out" },
      file: "/p/config/e.json",
      schema: "../node_modules/",
      output: "out",
    },
  ])("$options", async ({ options, file, schema, output }) => {
    const { result, files } = await initIn({}, options);
    expect(result.files).toEqual([{ path: file, action: "create" }]);
    expect(JSON.parse(files[file] ?? "")).toMatchObject({
      $schema: `${schema}cobalt-events/manifest.schema.json`,
      output,
      events: {
        "employee-created": { sample: { address: { pincode: 560103 } } },
      },
    });
  });

  test("in a package of a workspace, everything is that package's", async () => {
    const { result, files } = await initIn(
      {
        "/p/package.json": "{}",
        "/p/node_modules/cobalt-events/manifest.schema.json": "{}",
        "/p/packages/api/package.json":
          '{ "devDependencies": { "typescript": "6.0.3" } }',
      },
      { manifest: "packages/api/cobalt.events.json" },
    );
    expect(result.files.map(({ path }) => path)).toEqual([
      "/p/packages/api/cobalt.events.json",
      "/p/packages/api/package.json",
    ]);
    expect(
      JSON.parse(files["/p/packages/api/cobalt.events.json"] ?? ""),
    ).toMatchObject({
      // Where npm hoisted it to.
      $schema: "../../node_modules/cobalt-events/manifest.schema.json",
      output: "src/generated/cobalt",
    });
    expect(
      JSON.parse(files["/p/packages/api/package.json"] ?? ""),
    ).toMatchObject({ scripts });
  });

  test("says what imports end in, and why, where the default does not suit", async () => {
    const { files } = await initIn({
      "/p/package.json":
        '{ "devDependencies": { "jest": "30.0.0", "typescript": "6.0.3" } }',
    });
    expect(files["/p/cobalt.events.json"]).toContain(
      `  // Imports without an ending: jest does not find "./runtime.js" where there is a runtime.ts.\n  "importExtension": "",\n`,
    );
  });

  test("says that a project is JavaScript, and which kind", async () => {
    const { files } = await initIn({
      "/p/package.json": '{ "type": "commonjs" }',
    });
    expect(files["/p/cobalt.events.json"]).toContain(
      `  // The project has no TypeScript: .js files, with .d.ts beside them.\n  "language": "javascript",\n  // Without "type": "module" in package.json, .js files are CommonJS to Node.\n  "module": "commonjs",\n`,
    );
  });

  test("one that cannot be written is told", async () => {
    const { result } = await initIn(
      { "/p/file": "" },
      { manifest: "file/e.json" },
    );
    expect(result).toMatchObject({
      files: [],
      diagnostics: [{ code: "CE603" }],
    });
  });

  test("one that is there stays, whatever it holds", async () => {
    const { result, files } = await initIn({
      "/p/cobalt.events.json": "{ broken",
    });
    expect(files["/p/cobalt.events.json"]).toBe("{ broken");
    expect(result).toMatchObject({ files: [], diagnostics: [] });
    expect(result.notes[0]).toContain("cobalt.events.json is there already");
  });
});

describe(".gitattributes", () => {
  const line = "src/generated/cobalt/** linguist-generated";
  test.each([
    { name: "none", given: undefined, want: `${line}\n` },
    { name: "empty", given: "", want: `${line}\n` },
    {
      name: "others' lines, without a last line's end",
      given: "*.png binary",
      want: `*.png binary\n${line}\n`,
    },
    {
      name: "CRLF",
      given: "*.png binary\r\n",
      want: `*.png binary\r\n${line}\r\n`,
    },
    {
      name: "the folder around it marked already",
      given: "src/generated/** linguist-generated=true\n",
      want: "src/generated/** linguist-generated=true\n",
    },
  ])("$name", async ({ given, want }) => {
    const before = given === undefined ? {} : { "/p/.gitattributes": given };
    const left = await initIn(before);
    expect(left.files["/p/.gitattributes"]).toBe(given);
    const { files } = await initIn(left.files, { gitattributes: true });
    expect(files["/p/.gitattributes"]).toBe(want);
    const again = await initIn(files, { gitattributes: true });
    expect(again.files).toEqual(files);
    expect(again.result.offersAttributes).toBe(false);
  });

  test("names the output of the manifest that is there", async () => {
    const { files } = await initIn(
      {
        "/p/cobalt.events.json":
          '{ "output": "lib/my events.ts", "events": {} }',
      },
      { gitattributes: true },
    );
    expect(files["/p/.gitattributes"]).toBe(
      "lib/my?events.ts linguist-generated\n",
    );
    const again = await initIn(files, { gitattributes: true });
    expect(again.files).toEqual(files);
  });

  test("lies beside an output that is outside the package", async () => {
    const { files } = await initIn(
      { "/p/a/package.json": "{}" },
      {
        manifest: "a/cobalt.events.json",
        output: "lib/events",
        gitattributes: true,
      },
    );
    expect(files["/p/lib/.gitattributes"]).toBe(
      "events/** linguist-generated\n",
    );
  });
});

describe("package.json keeps its looks", () => {
  test.each([
    {
      name: "two spaces",
      given: '{\n  "name": "x"\n}\n',
      want: '{\n  "name": "x",\n  "scripts": {\n    "cobalt:generate": "cobalt-events generate",\n    "cobalt:check": "cobalt-events check"\n  }\n}\n',
    },
    {
      name: "tabs and scripts",
      given: '{\n\t"scripts": {\n\t\t"a": "b"\n\t}\n}',
      want: '{\n\t"scripts": {\n\t\t"a": "b",\n\t\t"cobalt:generate": "cobalt-events generate",\n\t\t"cobalt:check": "cobalt-events check"\n\t}\n}',
    },
    {
      name: "CRLF, four spaces and a byte order mark",
      given: '\uFEFF{\r\n    "name": "x"\r\n}\r\n',
      want: '\uFEFF{\r\n    "name": "x",\r\n    "scripts": {\r\n        "cobalt:generate": "cobalt-events generate",\r\n        "cobalt:check": "cobalt-events check"\r\n    }\r\n}\r\n',
    },
    {
      name: "one line",
      given: '{"name":"x"}',
      want: '{"name":"x","scripts": {"cobalt:generate":"cobalt-events generate","cobalt:check": "cobalt-events check"}}',
    },
  ])("$name", async ({ given, want }) => {
    const { result, files } = await initIn({ "/p/package.json": given });
    expect(files["/p/package.json"]).toBe(want);
    expect(result.files).toContainEqual({
      path: "/p/package.json",
      action: "update",
    });
    expect(Object.keys(files)).toEqual(
      expect.not.arrayContaining([expect.stringContaining(".tmp")]),
    );
  });

  test.each([["{}"], ["{\n}"], ['{"scripts":{}}'], ['{\n  "scripts": {}\n}']])(
    "%j gets the scripts",
    async (given) => {
      const { files } = await initIn({ "/p/package.json": given });
      expect(JSON.parse(files["/p/package.json"] ?? "")).toEqual({ scripts });
    },
  );

  test("a script of the same name stays, and is told", async () => {
    const { result, files } = await initIn({
      "/p/package.json": '{"scripts":{"cobalt:check":"mine"}}',
    });
    expect(JSON.parse(files["/p/package.json"] ?? "")).toEqual({
      scripts: { ...scripts, "cobalt:check": "mine" },
    });
    expect(result.notes).toEqual([
      "The npm script cobalt:check is there already; it was left as it is.",
    ]);
  });

  test("a second call changes nothing", async () => {
    const first = await initIn({ "/p/package.json": "{}" });
    const second = await initIn(first.files);
    expect(second.files).toEqual(first.files);
    expect(second.result.files).toEqual([]);
    expect(second.result.notes).toHaveLength(3);
  });

  test.each([
    {
      manifest: "config/e.json",
      want: "cobalt-events check --manifest config/e.json",
    },
    {
      manifest: "my config/e.json",
      want: 'cobalt-events check --manifest "my config/e.json"',
    },
  ])("the scripts name the manifest $manifest", async ({ manifest, want }) => {
    const { files } = await initIn({ "/p/package.json": "{}" }, { manifest });
    expect(JSON.parse(files["/p/package.json"] ?? "")).toMatchObject({
      scripts: { "cobalt:check": want },
    });
  });

  test.each([
    { given: "{ broken", want: "CE104" },
    { given: "", want: "CE103" },
    { given: "[]", want: "CE107" },
    { given: '{"scripts": 1}', want: "CE107" },
  ])("with $given nothing is written", async ({ given, want }) => {
    const { result, files } = await initIn({ "/p/package.json": given });
    expect(result.diagnostics.map(({ code }) => code)).toEqual([want]);
    expect(files).toEqual({ "/p/keep": "", "/p/package.json": given });
  });
});

describe("the command", () => {
  let remove = (): void => undefined;
  afterEach(() => remove());
  function inProject(files: Readonly<Record<string, string>>): string {
    const made = project(files);
    remove = made.remove;
    return made.folder;
  }

  test("says what it did and what comes next", () => {
    const { code, stdout, stderr } = call(inProject({ "package.json": "{}" }), [
      "init",
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe("created cobalt.events.json\nupdated package.json\n");
    expect(stderr).toContain("npm run cobalt:generate");
    expect(stderr).toContain("npm run cobalt:check");
  });

  test("after `npm init` and `tsc --init` says what to do, and what it wrote suits the project then", () => {
    const folder = inProject({
      "package.json": '{ "type": "commonjs" }',
      "tsconfig.json":
        '{ "compilerOptions": { "module": "nodenext", "target": "esnext", "verbatimModuleSyntax": true } }',
    });
    const first = call(folder, ["init"]);
    expect(first.stderr).toContain("warning CE611");
    expect(first.stderr).toContain("`npm pkg set type=module`");
    spawnSync("npm", ["pkg", "set", "type=module"], { cwd: folder });
    const { code, stderr } = call(folder, ["generate"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("without a package.json, says so and names the commands themselves", () => {
    const { code, stdout, stderr } = call(inProject({}), ["init"]);
    expect(code).toBe(0);
    expect(stdout).toContain("There is no package.json here");
    expect(stderr).toContain("npx cobalt-events generate");
  });

  test("with --json prints one document", () => {
    const { code, stdout, stderr } = call(inProject({ "package.json": "{}" }), [
      "init",
      "--json",
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      command: "init",
      ok: true,
      manifest: "cobalt.events.json",
      files: [
        { path: "cobalt.events.json", action: "create" },
        { path: "package.json", action: "update" },
      ],
    });
  });

  test("with a broken package.json shows the place and exits with 2", () => {
    const { code, stdout, stderr } = call(
      inProject({ "package.json": '{\n  "name" "x"\n}' }),
      ["init"],
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("error CE104 package.json:2:10");
  });

  test("its manifest generates without a problem", () => {
    const folder = inProject({ "package.json": "{}" });
    call(folder, ["init"]);
    expect(call(folder, ["generate"])).toMatchObject({ code: 0, stderr: "" });
    expect(call(folder, ["check"])).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("where the key of a workspace is in the environment", () => {
  async function initWith(answer: string | undefined) {
    const server = await startWorkspace({
      events: [{ name: "Order Placed", response: { id: 7 } }],
    });
    const folder = folderOf({ "package.json": "{}" });
    const io = fakeIo(answer !== undefined, {
      cwd: folder.cwd,
      env: { ...folder.env, COBALT_BASE_URL: server.baseUrl },
      stdinIsTerminal: answer !== undefined,
      stdin: () => Readable.from([Buffer.from(`${answer ?? ""}\n`)]),
      interruption: () => new AbortController().signal,
    });
    const code = await run(["init"], io);
    const said = io.out() + io.err();
    expect(said + folder.read() + folder.read("package.json")).not.toContain(
      CANARY,
    );
    return { code, said, text: folder.read(), folder };
  }

  test("its events make the manifest, if somebody says so", async () => {
    const { code, said, text, folder } = await initWith("y");
    expect(code).toBe(0);
    expect(said).toContain("[y/N] ");
    expect(said).not.toMatch(/left as it is|events pull/);
    expect(text).toContain('"order-placed"');
    expect(text).not.toContain("employee-created");
    expect(folder.read("package.json")).toContain("cobalt:generate");
  });

  test.each([["n"], [undefined]])(
    "after %j the way to them is told",
    async (answer) => {
      const { code, said, text } = await initWith(answer);
      expect(code).toBe(0);
      expect(said).toContain("npx cobalt-events pull\n");
      expect(said.includes("[y/N]")).toBe(answer !== undefined);
      expect(text).toContain("employee-created");
    },
  );
});
