import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The compilers that generated code has to please, by version. */
const compilers = {
  "5.4": "typescript-5.4",
  "5.9": "typescript-5.9",
  "6.0": "typescript",
  "7.0": "typescript-7",
} as const;

export type Version = keyof typeof compilers;

/** Those that know every one of the strict flags. */
export const versions = ["5.9", "6.0", "7.0"] as const satisfies Version[];

/** How imports find their modules. */
export type Resolution = "nodenext" | "bundler";

/** Every flag under which generated code has to compile. */
const strictFlags = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
  target: "es2022",
  lib: ["es2022"],
  types: [],
  // Beyond what is promised, because many projects have them.
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  // Needed by `isolatedDeclarations`, and by imports that end in `.ts`.
  declaration: true,
  noEmit: true,
  allowImportingTsExtensions: true,
};

const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

export interface Compilation {
  readonly version: Version;
  readonly resolution: Resolution;
  /** Absolute paths or globs of the files to compile. */
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** Compiler options beside the strict ones, or in place of them. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** False where `options` are all there are. */
  readonly isStrict?: boolean;
}

/** Compiles files in one program with the compiler of that version; returns what it complains of. */
export async function compile({
  version,
  resolution,
  include,
  exclude = [],
  options = {},
  isStrict = true,
}: Compilation): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-tsc-"));
  const project = join(folder, "tsconfig.json");
  const compilerOptions = {
    ...(isStrict && strictFlags),
    ...(isStrict && resolutions[resolution]),
    ...options,
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, include, exclude }));
  try {
    return await run(compilers[version], project);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each complaint with the lines that go on with it. */
async function run(compiler: string, project: string): Promise<string[]> {
  const bin = fileURLToPath(
    new URL(`../../node_modules/${compiler}/bin/tsc`, import.meta.url),
  );
  const child = spawn(process.execPath, [
    bin,
    "--pretty",
    "false",
    "-p",
    project,
  ]);
  let output = "";
  const listen = (chunk: string): void => void (output += chunk);
  child.stdout.setEncoding("utf8").on("data", listen);
  child.stderr.setEncoding("utf8").on("data", listen);
  const code = await new Promise((end) => child.once("close", end));
  const complaints = output
    .trimEnd()
    .split(/\n(?=\S)/)
    .filter(Boolean);
  return code !== 0 && complaints.length === 0
    ? [`${compiler} ended with ${String(code)}`]
    : complaints;
}
