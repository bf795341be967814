// What npm would publish, installed in an empty project outside of this repository.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertBuilt, put } from "../cli/bin.js";
import { compile, versions } from "./compile.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "cobalt-events-package-"));
const project = join(folder, "project");
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  assertBuilt();
  // Without the build that belongs to it: other tests are using `dist` at this moment.
  const tarball = npm(
    root,
    "pack",
    "--ignore-scripts",
    "--pack-destination",
    folder,
  );
  mkdirSync(project);
  put(
    project,
    "package.json",
    '{ "name": "project", "private": true, "type": "module" }\n',
  );
  put(
    project,
    "tsconfig.json",
    '{ "compilerOptions": { "module": "nodenext" } }\n',
  );
  npm(
    project,
    "install",
    "--save-dev",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    join(folder, tarball.trim()),
  );
});

function npm(cwd: string, ...argv: readonly string[]): string {
  return execFileSync("npm", ["--loglevel=error", ...argv], {
    cwd,
    encoding: "utf8",
    env: environment(),
  });
}

/** The environment without what `npm test` sets for the scripts of this repository. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_(package|lifecycle)|INIT_CWD$)/.test(name),
    ),
  );
}

function command(...argv: readonly string[]): {
  readonly code: number | null;
  readonly output: string;
} {
  const { status, stdout, stderr } = spawnSync(
    "npx",
    ["--no-install", "cobalt-events", ...argv],
    { cwd: project, encoding: "utf8", env: environment() },
  );
  return { code: status, output: stdout + stderr };
}

function inProject(path: string): string {
  return readFileSync(join(project, path), "utf8");
}

describe("an installed package", () => {
  test("does init, generate and check", () => {
    expect(command("init").code).toBe(0);
    expect(inProject("cobalt.events.json")).toContain(
      "./node_modules/cobalt-events/manifest.schema.json",
    );
    expect(JSON.parse(inProject("package.json"))).toMatchObject({
      scripts: {
        "cobalt:generate": "cobalt-events generate",
        "cobalt:check": "cobalt-events check",
      },
    });

    expect(command("check")).toMatchObject({ code: 1 });
    expect(command("generate")).toMatchObject({ code: 0 });
    expect(command("check")).toMatchObject({ code: 0 });
    expect(npm(project, "run", "cobalt:check")).toMatch(/unchanged|up to date/);
    put(
      project,
      "src/generated/cobalt/runtime.ts",
      inProject("src/generated/cobalt/runtime.ts") + "\n",
    );
    expect(command("check")).toMatchObject({ code: 1 });
    expect(command("generate")).toMatchObject({ code: 0 });
  });

  test("does the same work as a library", () => {
    put(
      project,
      "library.js",
      `import { check, generate, inferSchema } from "cobalt-events";
import { createRequire } from "node:module";
const resolved = createRequire(import.meta.url).resolve("cobalt-events/manifest.schema.json");
const { ok, events } = await check();
console.log(JSON.stringify({ ok, events, dry: (await generate({ dryRun: true })).ok, resolved, ...inferSchema([{ a: 1 }, {}]) }));
`,
    );
    const output = execFileSync(process.execPath, ["library.js"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(JSON.parse(output)).toMatchObject({
      ok: true,
      events: 1,
      dry: true,
      resolved: expect.stringMatching(
        /cobalt-events.manifest\.schema\.json$/,
      ) as string,
      schema: { type: "object", properties: { a: { type: "integer" } } },
      diagnostics: [],
    });
  });

  const kit = `
const mock = await createMockCobalt({ manifest: "cobalt.events.json", checkPayloads: true });
const fire = (payload) => fetch(mock.baseUrl + "/api/v2/public/event/employee-created", {
  method: "POST",
  headers: { "x-api-key": "k", linked_account_id: "acme" },
  body: JSON.stringify({ event: "Employee Created", payload }),
});
const statuses = [(await fire(mock.sample("employee-created"))).status, (await fire({})).status];
console.log(JSON.stringify({ statuses, slugs: mock.events.map(({ slug }) => slug) }));
await mock.close();
`;

  test.each([
    {
      kind: "an ES module",
      file: "testing.js",
      text: `import { createMockCobalt } from "cobalt-events/testing";${kit}`,
    },
    {
      // As jest does: it runs CommonJS in a context of its own that knows no `import()`.
      kind: "CommonJS",
      file: "testing.cjs",
      text: `const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname } = require("node:path");
const file = require.resolve("cobalt-events/testing");
const load = new (require("node:vm").Script)(
  "(exports, module, require, __filename, __dirname) => {" + readFileSync(file, "utf8") + "}"
).runInThisContext();
const loaded = { exports: {} };
load(loaded.exports, loaded, createRequire(file), file, dirname(file));
const { createMockCobalt } = loaded.exports;
(async () => {${kit}})();`,
    },
  ])("has a kit for tests in $kind", ({ file, text }) => {
    put(project, file, text);
    const argv = ["--no-experimental-require-module", file];
    const output = execFileSync(process.execPath, argv, {
      cwd: project,
      encoding: "utf8",
    });
    expect(JSON.parse(output)).toEqual({
      statuses: [200, 400],
      slugs: ["employee-created"],
    });
  });

  test("is typed where `exports` is not read", async () => {
    put(
      project,
      "old/old.ts",
      `import { check } from "cobalt-events";
import { createMockCobalt } from "cobalt-events/testing";
export const use = async (): Promise<boolean> =>
  (await check()).ok && (await createMockCobalt()).events.length === 0;
`,
    );
    put(project, "old/package.json", '{ "type": "commonjs" }');
    expect(
      await compile({
        version: "5.9",
        resolution: "bundler",
        include: [join(project, "old")],
        options: {
          module: "commonjs",
          moduleResolution: "node10",
          verbatimModuleSyntax: false,
          types: ["node"],
          typeRoots: [join(root, "node_modules/@types")],
        },
      }),
    ).toEqual([]);
  });

  test.each(versions)(
    "compiles under TypeScript %s, its output and its own types",
    async (version) => {
      put(
        project,
        "src/use.ts",
        `import { check, type Diagnostic, generate, type GenerateResult, inferSchema } from "cobalt-events";
import { createMockCobalt, createRecorder } from "cobalt-events/testing";
import * as events from "./generated/cobalt/index.js";
export const client: events.CobaltClient = events.createCobaltClient({ apiKey: "tk" });
export async function use(): Promise<readonly Diagnostic[]> {
  const result: GenerateResult = await generate({ dryRun: true });
  // @ts-expect-error: no such option
  await check({ dryRun: true });
  // @ts-expect-error: no such event
  await events.trigger(client, "no-such-event", { linkedAccountId: "a", payload: {} });
  await using mock = await createMockCobalt({ events: events.cobaltEvents });
  const slugs: readonly events.CobaltEventSlug[] = mock.events.map(({ slug }) => slug);
  const recorder = createRecorder<events.CobaltEventPayloads>();
  await events.triggerEmployeeCreated(recorder, { payload: mock.sample("employee-created") });
  // @ts-expect-error: no such event
  mock.sample("no-such-event");
  // @ts-expect-error: it is typed
  recorder.events.map(({ slug }) => slug === slugs[0] || slug === "no-such-event");
  return [...result.diagnostics, ...inferSchema([{ a: 1 }]).diagnostics];
}
`,
      );
      const options = {
        types: ["node"],
        typeRoots: [join(root, "node_modules/@types")],
        skipLibCheck: true,
      };
      for (const resolution of ["nodenext", "bundler"] as const)
        expect(
          await compile({
            version,
            resolution,
            include: [join(project, "src")],
            options,
          }),
        ).toEqual([]);
      // What is generated needs no types of Node's.
      expect(
        await compile({
          version,
          resolution: "nodenext",
          include: [join(project, "src/generated")],
        }),
      ).toEqual([]);
    },
  );
});
