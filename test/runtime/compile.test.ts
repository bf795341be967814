import { execFile } from "node:child_process";
import {
  cpSync,
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
  skipLibCheck: false,
  noEmit: true,
};

const MODULES = {
  nodenext: { module: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

const PLATFORMS = {
  none: { lib: ["es2022"], types: [] },
  node: { lib: ["es2022"], types: ["node"] },
  dom: { lib: ["es2022", "dom"], types: [] },
  both: { lib: ["es2022", "dom"], types: ["node"] },
  worker: { lib: ["es2022", "webworker"], types: [] },
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
symlinkSync(
  join(REPOSITORY, "node_modules"),
  join(folder, "node_modules"),
  "junction",
);

function compile(
  compiler: string,
  platform: keyof typeof PLATFORMS,
  module: keyof typeof MODULES,
): Promise<string> {
  const project = join(folder, compiler, platform, module);
  mkdirSync(project, { recursive: true });
  cpSync(
    join(REPOSITORY, "templates", "runtime.ts"),
    join(project, "runtime.ts"),
  );
  writeFileSync(join(project, "index.ts"), GENERATED);
  writeFileSync(
    join(project, "use.ts"),
    platform === "none" ? USE : USE + USE_PLATFORM,
  );
  writeFileSync(join(project, "package.json"), '{"type": "module"}');
  const compilerOptions = {
    ...FLAGS,
    ...PLATFORMS[platform],
    ...MODULES[module],
  };
  writeFileSync(
    join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions }),
  );
  const tsc = join(REPOSITORY, "node_modules", compiler, "bin", "tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, "-p", project], (error, stdout) =>
      resolve(stdout || (error?.message ?? "")),
    );
  });
}

describe("the runtime compiles without an error", () => {
  for (const compiler of ["typescript-5.9", "typescript", "typescript-7"]) {
    it(`under ${compiler}`, { timeout: 120_000 }, async () => {
      for (const platform of Object.keys(
        PLATFORMS,
      ) as (keyof typeof PLATFORMS)[]) {
        const [nodenext, bundler] = await Promise.all([
          compile(compiler, platform, "nodenext"),
          compile(compiler, platform, "bundler"),
        ]);
        expect({ platform, nodenext, bundler }).toEqual({
          platform,
          nodenext: "",
          bundler: "",
        });
      }
    });
  }
});
