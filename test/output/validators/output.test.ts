// The files of a project with validation on, as a bundle and as a program.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import fc from "fast-check";
import { format } from "prettier";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  onTestFinished,
  test,
} from "vitest";
import { generate } from "../../../src/generate.js";
import type { EventModel } from "../../../src/event/event.js";
import { payloadOf } from "../print/models.js";
import {
  printValidator,
  printValidators,
} from "../../../src/output/print/validator-file.js";
import { runs } from "../../runs.js";
import { filesIn } from "../../acceptance/golden.js";
import { project, put } from "../../cli/bin.js";

const events = {
  "employee-created": {
    samples: [
      { first_name: "Mark", email: "mark@example.com", since: "2026-01-31" },
      { first_name: "Ana", email: "ana@example.com", since: "2026-02-01" },
    ],
  },
  "employee-left": { sample: { employee_id: 221, reason: { code: 1 } } },
  index: {
    schema: {
      type: "object",
      properties: { pattern: { pattern: "^[a-z]+$" } },
    },
  },
  support: { sample: { list: [1, "a", null, { b: 1 }, [2]] } },
};

function manifestOf(more: object, list: object = events): string {
  return JSON.stringify({ output: "out", ...more, events: list });
}

const { folder, remove } = project({
  "cobalt.events.json": manifestOf({ validation: "standalone" }),
  "package.json": '{ "type": "module" }',
});
afterAll(remove);
beforeAll(async () => {
  const { diagnostics } = await generate({ cwd: folder });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual(
    [],
  );
});

/** What a bundler makes of a file that imports generated code. */
async function bundle(contents: string, options: object = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(folder, "out") },
    bundle: true,
    format: "esm",
    write: false,
    ...options,
  });
  return outputFiles.map(({ text }) => text).join("");
}

const plain = `import { createCobaltClient, triggerEmployeeLeft } from "./index.js";
const client = createCobaltClient({ sessionToken: "t" });
triggerEmployeeLeft(client, { payload: { employee_id: 1, reason: { code: 1 } } });`;

test("without validators, a bundle has no byte of them, and is that of a project without validation", async () => {
  const on = await bundle(plain);
  expect(on).not.toMatch(/vErrors|does not fit|~standard|CobaltPayloadError/);
  const without = project({ "cobalt.events.json": manifestOf({}) });
  onTestFinished(without.remove);
  await generate({ cwd: without.folder });
  expect(filesIn(join(without.folder, "out"))).toEqual(
    new Map(
      [...filesIn(join(folder, "out"))].filter(
        ([path]) => !/^validat/.test(path),
      ),
    ),
  );
});

test.each(["validators/employee-created.js", "validators.js"])(
  "who imports one from %s gets that one, and nothing that makes code of text",
  async (from) => {
    const text = await bundle(
      `import { employeeCreatedValidator as it } from "./${from}"; console.log(it);`,
    );
    expect(text).toContain("first_name");
    expect(text).toContain("DATE");
    expect(text).not.toMatch(/employee_id|\bURI\b|ucs2length|cobaltValidators/);
    expect(text).not.toMatch(
      /\brequire\(|\beval\(|\bnew Function\(|\bimport\(/,
    );
  },
);

test("validators are small", async () => {
  const one = `export { employeeLeftValidator } from "./validators/employee-left.js";`;
  const two = `${one} export { employeeCreatedValidator } from "./validators/employee-created.js";`;
  const [first, both] = await Promise.all(
    [one, two].map((text) => bundle(text, { minify: true })),
  );
  // The first brings what all of them share.
  expect(first?.length).toBeLessThan(4_000);
  expect((both?.length ?? 0) - (first?.length ?? 0)).toBeLessThan(2_500);
});

test("a client checks payloads where code may not be made of text", async () => {
  const program = await bundle(`
import { createCobaltClient, trigger, triggerEmployeeCreated, triggerEmployeeLeft } from "./index.js";
import { cobaltValidators } from "./validators.js";
const fetch = async (url, { body }) => {
  told.push(JSON.parse(body).event);
  return { status: 200, headers: { get: () => null }, text: async () => '{"message":"ok"}' };
};
const told = [];
const client = createCobaltClient({ sessionToken: "t", fetch, validators: cobaltValidators });
await trigger(client, "index", { payload: { pattern: "a" } });
for (const call of [
  () => trigger(client, "index", { payload: { pattern: "1" } }),
  () => triggerEmployeeCreated(client, { payload: { first_name: 1, email: "no", since: "2026-02-30" } }),
  () => triggerEmployeeLeft(client, {}),
]) await call().catch((error) => told.push([error.name, error.issues.map(({ path, message }) => path + " " + message)]));
console.log(JSON.stringify(told));`);
  put(folder, "program.mjs", program);
  const printed = execFileSync(
    process.execPath,
    ["--disallow-code-generation-from-strings", join(folder, "program.mjs")],
    { encoding: "utf8" },
  );
  expect(JSON.parse(printed)).toEqual([
    "index",
    ["CobaltPayloadError", ['pattern must match pattern "^[a-z]+$"']],
    [
      "CobaltPayloadError",
      [
        "first_name must be string",
        'email must match format "email"',
        'since must match format "date"',
      ],
    ],
    ["CobaltPayloadError", ["employee_id is missing", "reason is missing"]],
  ]);
});

describe("on the disk", () => {
  test("an event that is added changes no other's validator; validation turned off takes them away", async () => {
    const { folder: cwd, remove } = project({
      "cobalt.events.json": manifestOf({ validation: "standalone" }),
    });
    onTestFinished(remove);
    await generate({ cwd });
    put(
      cwd,
      "cobalt.events.json",
      manifestOf(
        { validation: "standalone" },
        { "a-new-one": { sample: { when: "10:00" } }, ...events },
      ),
    );
    const added = await generate({ cwd });
    const changed = added.files.filter(({ action }) => action !== "unchanged");
    expect(
      changed.map(({ path, action }) => `${action} ${basename(path)}`).sort(),
    ).toEqual([
      "create a-new-one.schema.json",
      "create a-new-one.ts",
      "create a-new-one.ts",
      "update index.ts",
      "update validators.ts",
    ]);
    put(cwd, "cobalt.events.json", manifestOf({}));
    await generate({ cwd });
    expect(
      [...filesIn(join(cwd, "out")).keys()].filter((path) =>
        path.includes("validat"),
      ),
    ).toEqual([]);
  });

  test.each([{ output: "events.ts" }, { layout: "file" }])(
    "one file has no room for them: %j",
    async (more) => {
      const { folder: cwd, remove } = project({
        "cobalt.events.json": manifestOf({ ...more, validation: "standalone" }),
      });
      onTestFinished(remove);
      const { ok, diagnostics } = await generate({ cwd });
      expect(ok).toBe(false);
      expect(diagnostics.map(({ code }) => code)).toContain("CE605");
    },
  );

  test("what ajv cannot compile is told with its place", async () => {
    const schema = {
      properties: { a: { format: "email", formatMinimum: "a" } },
    };
    const { folder: cwd, remove } = project({
      "cobalt.events.json": manifestOf(
        { validation: "standalone" },
        { order: { schema: "order.json" } },
      ),
      "order.json": JSON.stringify(schema),
    });
    onTestFinished(remove);
    const { diagnostics } = await generate({ cwd });
    expect(diagnostics).toMatchObject([
      {
        code: "CE407",
        place: { file: join(cwd, "order.json"), line: 1, column: 1 },
      },
    ]);
  });
});

test("the support is what the installed packages have", () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const made = execFileSync(
    process.execPath,
    [join(root, "test/output/validators/make-support.js")],
    { encoding: "utf8" },
  );
  expect(
    readFileSync(join(root, "templates/validator-support.ts"), "utf8"),
  ).toBe(made);
});

test("files are laid out as prettier would", async () => {
  const base = fc.string({
    unit: fc.constantFrom("a", "b", "'", '"', "\\"),
    minLength: 1,
    maxLength: 70,
  });
  const number = fc.integer({ min: 1, max: 60 });
  await fc.assert(
    fc.asyncProperty(
      base,
      number,
      number,
      fc.integer({ min: 0, max: 5 }),
      async (slug, name, payload, imports) => {
        const event: EventModel = {
          slug,
          name: slug,
          filled: [],
          names: {
            file: "a".repeat(name),
            payload: `${"P".repeat(payload)}Payload`,
            variables: "",
            variableTypes: "",
            variablePath: "",
            trigger: "",
            validator: `${"v".repeat(name)}Validator`,
          },
          ...payloadOf({ kind: "unknown" }),
        };
        const needed = Array.from(
          { length: imports },
          (_, index): [string, string] => [
            `formats${index}`,
            `uri${index}Format`,
          ],
        );
        const code = {
          code: "function validate0(){\nreturn  true\n}",
          validate: "validate0",
          imports: new Map(needed),
        };
        for (const text of [
          printValidator(event, code, ".js"),
          printValidators([event].slice(imports > 4 ? 1 : 0), ".js"),
        ])
          expect(await format(text, { parser: "typescript" })).toBe(text);
      },
    ),
    { numRuns: runs(300) },
  );
});
