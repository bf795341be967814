import { createRequire } from "node:module";
import { basename, join } from "node:path";
import type TypeScript from "typescript";

/** What a compiler says of some files. */
export interface Compiled {
  /** One line an error: `runtime.ts(12,3): TS1501 …`. */
  readonly errors: readonly string[];
}

/**
 * Compiles files in memory with the project's own TypeScript and its own options, and nothing but them.
 *
 * @param folder absolute path of the folder that TypeScript is installed in
 * @param tsconfig absolute path
 * @returns undefined where TypeScript has no compiler to call; 7.0 has none
 */
export function compile(
  folder: string,
  tsconfig: string,
  files: readonly string[],
): Compiled | undefined {
  const ts = compilerIn(folder);
  if (!ts) return undefined;
  const config = ts.getParsedCommandLineOfConfigFile(
    tsconfig,
    { noEmit: true, incremental: false, composite: false },
    // What is wrong with the configuration itself is for the project's own build to tell.
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  const program = ts.createProgram([...files], config?.options ?? {});
  const found = files
    .map((file) => program.getSourceFile(file))
    .filter((source) => source !== undefined)
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]);
  return { errors: found.map((diagnostic) => lineOf(diagnostic, ts)) };
}

function compilerIn(folder: string): typeof TypeScript | undefined {
  try {
    const found: unknown = createRequire(join(folder, "package.json"))(folder);
    return isCompiler(found) ? found : undefined;
  } catch {
    return undefined; // not for this Node, or only half installed
  }
}

function isCompiler(value: unknown): value is typeof TypeScript {
  return (
    typeof value === "object" && value !== null && "createProgram" in value
  );
}

function lineOf(
  { file, start, code, messageText }: TypeScript.Diagnostic,
  ts: typeof TypeScript,
): string {
  const [text = ""] = ts
    .flattenDiagnosticMessageText(messageText, "\n")
    .replace(/\.$/, "")
    .split("\n");
  if (!file) return `TS${code} ${text}`;
  const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${basename(file.fileName)}(${line + 1},${character + 1}): TS${code} ${text}`;
}
