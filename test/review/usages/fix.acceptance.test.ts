// `usages --fix`: the mixed backend before and after, run against the mock; and what is never rewritten.
import { spawn } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { usages, type UsagesResult } from "../../../src/index.js";
import { createMockCobalt } from "../../../src/testing.js";
import { compile, versions } from "../../acceptance/compile.js";
import { fakeIo } from "../../cli/fake-io.js";
import { shopWith } from "./shop.js";

type Mock = Awaited<ReturnType<typeof createMockCobalt>>;

const root = fileURLToPath(new URL("../../../", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));

describe("the mixed backend", { timeout: 240_000 }, () => {
  const examples = mkdtempSync(join(tmpdir(), "cobalt-events-fix-"));
  const folder = join(examples, "mixed-backend");
  let mock: Mock;
  let before: readonly unknown[];
  let fixed: UsagesResult;

  beforeAll(async () => {
    for (const name of ["mixed-backend", "node-backend"])
      cpSync(join(root, "examples", name), join(examples, name), {
        recursive: true,
      });
    symlinkSync(join(root, "node_modules"), join(examples, "node_modules"));
    mock = await createMockCobalt({
      manifest: join(root, "cobalt.events.json"),
    });
    before = await journalOf(folder, mock);
    fixed = await usages({ tsconfig: folder, fix: true });
  }, 240_000);

  afterAll(async () => {
    await mock.close();
    rmSync(examples, { recursive: true });
  });

  test("fires the same after the fix", async () => {
    expect(before.length).toBeGreaterThan(14);
    expect(fixed.files.map(({ action }) => action)).toContain("update");
    expect(await journalOf(folder, mock)).toEqual(before);
  });

  test.each(versions)(
    "compiles under TypeScript %s after it",
    async (version) => {
      const compiled = await compile({
        version,
        resolution: "bundler",
        include: [
          join(folder, "src"),
          join(examples, "node-backend/src/generated"),
        ],
        isStrict: false,
        options: {
          ...readOptions(join(folder, "src/tsconfig.json")),
          paths: {
            "#events": [
              join(examples, "node-backend/src/generated/cobalt/index.ts"),
            ],
          },
          typeRoots: [join(root, "node_modules/@types")],
          rootDir: examples,
          noUnusedLocals: true,
          noEmit: true,
        },
      });
      expect(compiled).toEqual([]);
    },
  );

  test("changes nothing a second time", async () => {
    const again = await usages({ tsconfig: folder, fix: true });
    expect(again.files).toEqual([]);
    const around = (result: UsagesResult) =>
      result.usages.filter(({ code }) => code !== undefined).length;
    expect(around(again)).toBe(around(fixed));
    expect(again.usages.map(({ fix }) => fix)).not.toContain("possible");
  });
});

function readOptions(tsconfig: string): Readonly<Record<string, unknown>> {
  const { compilerOptions } = JSON.parse(readFileSync(tsconfig, "utf8")) as {
    compilerOptions: Record<string, unknown>;
  };
  return compilerOptions;
}

/** Runs the backend, and tells what it fired. */
async function journalOf(
  folder: string,
  mock: Mock,
): Promise<readonly unknown[]> {
  mock.reset();
  const outfile = join(folder, "dist/main.mjs");
  await build({
    entryPoints: [join(folder, "src/main.ts")],
    tsconfig: join(folder, "src/tsconfig.json"),
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    alias: {
      "@cobaltio/cobalt": join(here, "stand-ins/cobalt.ts"),
      axios: join(here, "stand-ins/axios.ts"),
    },
  });
  const child = spawn(process.execPath, [outfile], {
    env: {
      PATH: process.env["PATH"],
      COBALT_BASE_URL: mock.baseUrl,
      COBALT_API_KEY: "tk_example",
    },
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise((end) => child.once("close", end));
  expect({ code, said }).toEqual({ code: 0, said: "" });
  rmSync(join(folder, "dist"), { recursive: true });
  return mock.events.map(
    ({
      slug,
      event,
      payload,
      linkedAccountId,
      configId,
      app,
      idempotencyKey,
    }) => ({
      slug,
      event,
      payload,
      linkedAccountId,
      configId,
      app,
      idempotencyKey,
    }),
  );
}

const start = `import { Cobalt } from '@cobaltio/cobalt'
const key: string = String(process.env.KEY)
const url = 'https://api.gocobalt.io/api/v2/public/event'
const headers = { 'x-api-key': key, linked_account_id: 'a' }
`;

const vendor = `declare const process: { env: { KEY?: string } };
declare module "@cobaltio/cobalt" {
  export class Cobalt {
    constructor(options: { apiKey: string; region?: string });
    event(request: object): Promise<unknown>;
  }
}
`;

/** Bodies of a function, and the code of why they stay. */
const left: readonly (readonly [string, string, string])[] = [
  [
    "a computed name",
    "(name: string) => void fetch(url, { method: 'POST', headers, body: JSON.stringify({ event: name }) })",
    "CE830",
  ],
  [
    "an unknown name",
    "() => void fetch(url, { method: 'POST', headers, body: JSON.stringify({ event: 'Order Gone' }) })",
    "CE830",
  ],
  [
    "another event's slug",
    "() => void fetch(url + '/order-lost', { method: 'POST', headers, body: JSON.stringify({ event: 'Order Left', payload: { number: 1, lines: [] } }) })",
    "CE830",
  ],
  [
    "an option of fetch",
    "() => void fetch(url, { method: 'POST', headers, keepalive: true, body: JSON.stringify({ event: 'Order Left' }) })",
    "CE832",
  ],
  [
    "a body that is no JSON",
    "() => void fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body: JSON.stringify({ event: 'Order Left' }) })",
    "CE832",
  ],
  [
    "more in the body",
    "() => void fetch(url, { method: 'POST', headers, body: JSON.stringify({ event: 'Order Left', at: 1 }) })",
    "CE832",
  ],
  [
    "a comment",
    "() => void fetch(url, { method: 'POST', /* why */ headers, body: JSON.stringify({ event: 'Order Left', payload: { number: 1, lines: [] } }) })",
    "CE832",
  ],
  [
    "an option of the SDK",
    "() => void new Cobalt({ apiKey: key, region: 'eu' }).event({ linked_account_id: 'a', event: 'Order Left', payload: { number: 1, lines: [] } })",
    "CE832",
  ],
  [
    "no key",
    "() => void fetch(url, { method: 'POST', body: JSON.stringify({ event: 'Order Left' }) })",
    "CE833",
  ],
  [
    "a body that was changed",
    "() => { const payload = { number: 1, lines: [] }; const body = JSON.stringify({ event: 'Order Left', payload }); payload.number = 2; void fetch(url, { method: 'POST', headers, body }) }",
    "CE833",
  ],
  [
    "a client that is passed in",
    "(sdk: Cobalt) => void sdk.event({ linked_account_id: 'a', event: 'Order Left', payload: { number: 1, lines: [] } })",
    "CE833",
  ],
  [
    "a response that is read",
    "async () => { const { ok } = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ event: 'Order Left' }) }); return ok }",
    "CE834",
  ],
  [
    "a response that is given on",
    "() => fetch(url, { method: 'POST', headers, body: JSON.stringify({ event: 'Order Left' }) })",
    "CE834",
  ],
  [
    "an error that is read",
    "() => void fetch(url, { method: 'POST', headers, body: JSON.stringify({ event: 'Order Left', payload: { number: 1, lines: [] } }) }).catch((error) => error.cause.code)",
    "CE834",
  ],
  [
    "a payload of another type",
    "() => void fetch(url, { method: 'POST', headers, body: JSON.stringify({ event: 'Order Left', payload: { number: '1', lines: [] } }) })",
    "CE835",
  ],
  ["a template in a text", "() => 'Number {{event.body.number}}'", "CE836"],
];

test(
  "what would fire something else stays, and why is told",
  { timeout: 120_000 },
  async () => {
    const written = left.map(
      ([, code], index) => `export const f${index} = ${code}\n`,
    );
    const text = start + written.join("");
    const folder = await shopWith({
      "src/vendor.d.ts": vendor,
      "src/a.ts": text,
    });
    const result = await usages({ tsconfig: folder, fix: true });
    const skipped = start.split("\n").length;
    const found = result.usages.map(({ line, fix, code }) => [
      left[line - skipped]?.[0],
      fix,
      code,
    ]);
    expect(found).toEqual(left.map(([name, , code]) => [name, "no", code]));
    expect(result.usages.find(({ code }) => code === "CE835")?.reason).toBe(
      "TS2322: Type 'string' is not assignable to type 'number'.",
    );
    expect(result.files).toEqual([]);
    expect(readFileSync(join(folder, "src/a.ts"), "utf8")).toBe(text);
  },
);

test(
  "files keep their style, and existing imports are extended",
  { timeout: 120_000 },
  async () => {
    const text = `\uFEFF'use strict'
// Old code.
import { Cobalt } from '@cobaltio/cobalt'
import { triggerOrderLost as lose } from './generated/index.js'

const sdk = new Cobalt({ apiKey: 'tk_1' }) // the one
export async function f(triggerOrderLeft: number) {
	await lose(createClient(), { linkedAccountId: 'a', payload: { why: '' } })
	await sdk.event({ event: 'Order Left', linked_account_id: 'it\\'s', payload: { number: triggerOrderLeft, lines: [] } })
}
declare function createClient(): Parameters<typeof lose>[0]
export const text = '{{event.body.number}}'
`.replaceAll("\n", "\r\n");
    const folder = await shopWith({
      "src/vendor.d.ts": vendor,
      "src/a.ts": text,
    });
    const file = join(folder, "src/a.ts");
    const io = fakeIo(false, { cwd: folder });
    const shown = await usages({ tsconfig: folder });
    expect(shown.usages.map(({ fix }) => fix)).toEqual([
      "no",
      "possible",
      "possible",
    ]);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(await run(["usages", "--fix", "--json"], io)).toBe(0);
    expect(JSON.parse(io.out())).toMatchObject({
      ok: true,
      files: [{ path: "src/a.ts", action: "update" }],
      usages: [
        { fix: "no" },
        { fix: "done", event: "order-left" },
        { fix: "done", path: "number" },
      ],
    });
    expect(readFileSync(file, "utf8")).toBe(
      `\uFEFF'use strict'
// Old code.
import { triggerOrderLost as lose, createCobaltClient, triggerOrderLeft as triggerOrderLeft2, variableTemplate } from './generated/index.js'

const cobaltClient = createCobaltClient({ apiKey: 'tk_1' })
export async function f(triggerOrderLeft: number) {
	await lose(createClient(), { linkedAccountId: 'a', payload: { why: '' } })
	await triggerOrderLeft2(cobaltClient, { linkedAccountId: 'it\\'s', payload: { number: triggerOrderLeft, lines: [] } })
}
declare function createClient(): Parameters<typeof lose>[0]
export const text = variableTemplate('number')
`.replaceAll("\n", "\r\n"),
    );
  },
);

test(
  "a file that cannot be written is told, and no other is changed",
  { timeout: 120_000 },
  async () => {
    const text =
      "import './a.js'\nexport const text = '{{event.body.number}}'\n";
    const folder = await shopWith({ "src/a.ts": text, "src/b.ts": text });
    const nodeFs = await import("node:fs");
    const full = () => {
      throw Object.assign(new Error("full"), { code: "ENOSPC" });
    };
    let writes = 0;
    const fs = {
      ...nodeFs,
      writeFileSync: (...given: Parameters<typeof writeFileSync>) =>
        ++writes === 2 ? full() : writeFileSync(...given),
    };
    const {
      ok,
      files,
      usages: found,
      diagnostics,
    } = await usages({ tsconfig: folder, fix: true, fs });
    expect({ ok, files }).toEqual({ ok: false, files: [] });
    expect(found.map(({ fix }) => fix)).toEqual(["possible", "possible"]);
    expect(diagnostics.map(({ code }) => code)).toContain("CE603");
    for (const name of ["a", "b"])
      expect(readFileSync(join(folder, `src/${name}.ts`), "utf8")).toBe(text);
  },
);
