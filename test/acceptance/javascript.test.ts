// The golden cases as JavaScript: its declarations pass the type tests of the TypeScript, and it does the same.
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  onTestFinished,
  test,
} from "vitest";
import { generate } from "../../src/generate.js";
import { createMockCobalt } from "../../src/testing.js";
import { compile, versions } from "./compile.js";
import { assemble, cases, golden } from "./golden.js";

const kinds = ["esm", "commonjs"] as const;
type Kind = (typeof kinds)[number];

const execute = promisify(execFile);

const folder = mkdtempSync(join(tmpdir(), "cobalt-events-javascript-"));
const typescript = assemble();
afterAll(() => {
  for (const path of [folder, typescript]) rmSync(path, { recursive: true });
});

// What imports in TypeScript end in is no question here.
const names = cases.filter((name) => !name.startsWith("import-extension"));

beforeAll(async () => {
  for (const kind of kinds) {
    cpSync(
      join(golden, "expect-types.ts"),
      join(folder, kind, "expect-types.ts"),
    );
    const type = kind === "esm" ? "module" : "commonjs";
    writeFileSync(join(folder, kind, "package.json"), JSON.stringify({ type }));
    for (const name of names) await generateCase(kind, name);
  }
  const own = join(golden, "../output/javascript/golden/esm");
  cpSync(own, join(folder, "checked"), { recursive: true });
  await generate({ cwd: join(folder, "checked") });
});

/** Generates a case as JavaScript, with what projects write against it. */
async function generateCase(kind: Kind, name: string): Promise<void> {
  const cwd = join(folder, kind, name);
  cpSync(join(golden, name), cwd, {
    recursive: true,
    filter: (path) => !relative(golden, path).includes("expected"),
  });
  const file = join(cwd, "cobalt.events.json");
  const options = `{ "language": "javascript", "module": "${kind}",`;
  const manifest = readFileSync(file, "utf8")
    .replace(/^\{/m, options)
    .replace("expected/cobalt.ts", "expected/cobalt.js");
  writeFileSync(file, manifest);
  const { diagnostics } = await generate({ cwd });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors).toEqual([]);
}

/** The files that TypeScript is to find by itself are the declarations. */
const include = (kind: Kind) => [join(folder, kind, "**/*")];

describe.each(versions)("TypeScript %s", (version) => {
  test.each([
    { resolution: "nodenext", kind: "esm", options: {} },
    { resolution: "bundler", kind: "esm", options: {} },
    {
      resolution: "nodenext",
      kind: "commonjs",
      options: { verbatimModuleSyntax: false },
    },
  ] as const)(
    "the declarations pass the type tests with $resolution, $kind",
    async ({ resolution, kind, options }) => {
      const compilation = { version, resolution, include: include(kind) };
      expect(await compile({ ...compilation, options })).toEqual([]);
    },
  );

  test("so they do in a project in JavaScript with checkJs", async () => {
    expect(
      await compile({
        version,
        resolution: "bundler",
        include: [join(folder, "checked/**/*")],
        options: {
          allowJs: true,
          checkJs: true,
          declaration: false,
          isolatedDeclarations: false,
          erasableSyntaxOnly: false,
        },
      }),
    ).toEqual([]);
  });
});

test("the declarations pass the type tests with the resolution of old", async () => {
  expect(
    await compile({
      version: "5.9",
      resolution: "bundler",
      include: include("commonjs"),
      options: {
        module: "commonjs",
        moduleResolution: "node10",
        verbatimModuleSyntax: false,
      },
    }),
  ).toEqual([]);
});

/** The text of an import in each kind of module. */
const importOf = {
  esm: (path: string) => `await import(${JSON.stringify(path)})`,
  commonjs: (path: string) => `require(${JSON.stringify(path)})`,
};

/** Runs a module beside a case in Node itself; returns what it prints, which is JSON. */
async function run(
  kind: Kind,
  name: string,
  text: (load: (path: string) => string) => string,
): Promise<unknown> {
  const file = join(folder, kind, name, "run.js");
  writeFileSync(file, `(async () => {${text(importOf[kind])}})();`);
  const { stdout } = await execute(process.execPath, [file]);
  return JSON.parse(stdout) as unknown;
}

test.each(kinds)(
  "%s fires an event in Node, and says what is wrong with another",
  async (kind) => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    const printed = await run(
      kind,
      "validation",
      (load) => `
const cobalt = ${load("./expected/index.js")};
const { cobaltValidators: validators } = ${load("./expected/validators.js")};
const client = cobalt.createCobaltClient({
  apiKey: "tk",
  linkedAccountId: "a",
  baseUrl: ${JSON.stringify(mock.baseUrl)},
  validators,
});
const { error } = await cobalt.settle(cobalt.triggerInvoicePaid(client, { payload: {} }));
const { message } = await cobalt.triggerIndex(client, { payload: { id: 1 } });
console.log(JSON.stringify([error instanceof cobalt.CobaltPayloadError, message]));`,
    );
    expect(printed).toEqual([true, "Webhook Fired Success"]);
    expect(mock.events).toMatchObject([{ slug: "index", payload: { id: 1 } }]);
  },
);

/** A program's text that prints everything a module exports, the constants with an item's path. */
const printExports = (module: string) => `
const itemOf = (key, value) =>
  key === "$at" ? value(3) : key === "$key" ? value("k") : "function";
const exported = Object.entries(${module}).sort(([a], [b]) => (a < b ? -1 : 1));
console.log(JSON.stringify(exported, (key, value) =>
  typeof value === "function" ? itemOf(key, value) : value));`;

describe.each(names)("%s", (name) => {
  test("exports what the TypeScript does, as either kind of module", async () => {
    const file = name === "one-file" ? "cobalt" : "index";
    const bundled = join(folder, "esm", name, "typescript.mjs");
    await build({
      entryPoints: [join(typescript, name, `expected/${file}.ts`)],
      bundle: true,
      format: "esm",
      outfile: bundled,
    });
    const want = await run("esm", name, (load) =>
      printExports(load("./typescript.mjs")),
    );
    for (const kind of kinds) {
      const exported = await run(kind, name, (load) =>
        printExports(load(`./expected/${file}.js`)),
      );
      expect(exported, kind).toEqual(want);
    }
  });
});

test("a bundle with one trigger is as large as that of the TypeScript", async () => {
  const sizeOf = async (resolveDir: string): Promise<number> => {
    const contents = `import { createCobaltClient, triggerEmployeeLeft } from "./index.js";
triggerEmployeeLeft(createCobaltClient({ apiKey: "tk" }), { payload: {} });`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir },
      bundle: true,
      minify: true,
      ignoreAnnotations: true,
      format: "esm",
      write: false,
    });
    const text = outputFiles[0]?.text ?? "";
    expect(text).toContain("employee-left");
    expect(text).not.toContain("employee-created");
    return text.length;
  };
  const [ours, theirs] = await Promise.all([
    sizeOf(join(folder, "esm/simple/expected")),
    sizeOf(join(typescript, "simple/expected")),
  ]);
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(8);
});
