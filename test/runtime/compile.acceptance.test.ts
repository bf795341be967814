import { execFile } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readRuntime } from "../../src/output/print/runtime-file.js";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

const FLAGS = {
  target: "es2022",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  noEmit: true,
};

const NODENEXT = { module: "nodenext" };
const BUNDLER = { module: "esnext", moduleResolution: "bundler" };
const BARE = { lib: ["es2022"], types: [], skipLibCheck: false };
// To check the platforms' own declarations is others' work, and takes long.
const PLATFORM = { lib: ["es2022"], types: [], skipLibCheck: true };

const PROJECTS = {
  nodenext: { ...BARE, ...NODENEXT },
  bundler: { ...BARE, ...BUNDLER },
  node: { ...PLATFORM, ...NODENEXT, types: ["node"] },
  dom: { ...PLATFORM, ...BUNDLER, lib: ["es2022", "dom"] },
  both: { ...PLATFORM, ...NODENEXT, lib: ["es2022", "dom"], types: ["node"] },
  worker: { ...PLATFORM, ...BUNDLER, lib: ["es2022", "webworker"] },
};

/** What is generated around the runtime. */
const GENERATED = `
import { createClient } from "./runtime.js";
import type {
  BoundClientOptions,
  CobaltClient,
  CobaltClientOptions,
  LinkedAccountOptional,
  TriggerRequest,
  TriggerResult,
} from "./runtime.js";

export * from "./runtime.js";

export type EmployeeCreatedPayload = { readonly first_name: string };

export function triggerEmployeeCreated<Account extends LinkedAccountOptional>(
  client: CobaltClient<Account>,
  request: TriggerRequest<EmployeeCreatedPayload, Account>,
): Promise<TriggerResult> {
  return client.send({ slug: "employee-created", event: "Employee Created" }, request);
}

export function createCobaltClient(options: BoundClientOptions): CobaltClient<LinkedAccountOptional>;
export function createCobaltClient(options: CobaltClientOptions): CobaltClient;
export function createCobaltClient(options: CobaltClientOptions): CobaltClient<LinkedAccountOptional> {
  return createClient(options, { baseUrl: "https://api.gocobalt.io", route: "slug" });
}
`;

const USE = `
import { createCobaltClient, triggerEmployeeCreated } from "./index.js";
const request = { linkedAccountId: "a", payload: { first_name: "Mark" } };
void triggerEmployeeCreated(createCobaltClient({ apiKey: "k" }), request);
// @ts-expect-error no linked account
void triggerEmployeeCreated(createCobaltClient({ apiKey: "k" }), { payload: { first_name: "Mark" } });
`;

const USE_PLATFORM = `
void triggerEmployeeCreated(createCobaltClient({ apiKey: "k", fetch }), { ...request, signal: AbortSignal.timeout(5) });
createCobaltClient({ apiKey: "k", fetch: async (_url: string, _init: RequestInit) => new Response("{}") });
`;

const folder = mkdtempSync(join(tmpdir(), "cobalt-runtime-"));
afterAll(() => rmSync(folder, { recursive: true }));
const modules = join(REPOSITORY, "node_modules");
symlinkSync(modules, join(folder, "node_modules"), "junction");

for (const [name, options] of Object.entries(PROJECTS)) {
  const use = options.skipLibCheck ? USE + USE_PLATFORM : USE;
  const tsconfig = { compilerOptions: { ...FLAGS, ...options } };
  const write = (file: string, text: string): void =>
    writeFileSync(join(folder, name, file), text);
  mkdirSync(join(folder, name));
  write("runtime.ts", readRuntime());
  write("index.ts", GENERATED);
  write("use.ts", use);
  write("package.json", '{"type": "module"}');
  write("tsconfig.json", JSON.stringify(tsconfig));
}

/** What the compiler says about all the projects, which it builds in one go to save time. */
function compile(compiler: string): Promise<string> {
  const projects = Object.keys(PROJECTS).map((name) => join(folder, name));
  const tsc = join(modules, compiler, "bin", "tsc");
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [tsc, "--build", "--force", ...projects],
      (error, stdout) => resolve(stdout || (error?.message ?? "")),
    );
  });
}

describe.concurrent("the runtime compiles without an error", () => {
  it.each(["typescript-5.9", "typescript", "typescript-7"])(
    "under %s",
    { timeout: 120_000 },
    async (compiler) => {
      expect(await compile(compiler)).toBe("");
    },
  );
});
