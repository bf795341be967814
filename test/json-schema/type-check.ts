import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const compiler = fileURLToPath(
  new URL("../../node_modules/typescript-7/bin/tsc", import.meta.url),
);

const compilerOptions = {
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
  declaration: true,
  noEmit: true,
  skipLibCheck: true, // the compiler's own lib files, which are not what is tested
  target: "es2022",
  lib: ["es2022"],
  types: [],
  module: "esnext",
  moduleResolution: "bundler",
};

/**
 * Compiles TypeScript files, all in one program, with the fastest of the compilers.
 *
 * @param sources text by name
 * @returns what the compiler says, `name(line,column): message`
 */
export function typeErrors(
  sources: Readonly<Record<string, string>>,
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-types-"));
  try {
    for (const [name, text] of Object.entries(sources))
      writeFileSync(join(folder, `${name}.ts`), text);
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, include: ["*.ts"] }),
    );
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [compiler, "--pretty", "false", "-p", folder],
      { encoding: "utf8" },
    );
    if (status === 0) return [];
    const lines = `${stdout}${stderr}`.split("\n");
    return lines.filter((line) => /^\S/.test(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
