import { join, resolve } from "node:path";
import type { Project, ts } from "ts-morph";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { isGenerated } from "../../output/print/header.js";

/** The compiler itself, which is loaded only here. */
export type Compiler = typeof ts;

/** A project that was read by the compiler. */
export interface OpenProgram {
  readonly ts: Compiler;
  /** Holds the files, so that other texts can be tried in their place. */
  readonly project: Project;
  readonly checker: ts.TypeChecker;
  /** What people wrote. */
  readonly written: readonly ts.SourceFile[];
  /** What was generated, code and declarations. */
  readonly generated: readonly ts.SourceFile[];
}

/**
 * Reads a project and those that it refers to, each file for the first that has it. What does not compile is in the
 * diagnostics; the rest is read all the same.
 *
 * @param tsconfig a file, or the folder of a `tsconfig.json`
 */
export async function openPrograms(
  tsconfig: string,
  diagnostics: Diagnostics,
): Promise<readonly OpenProgram[]> {
  const { Project, ts } = await import("ts-morph");
  const seen = new Set<string>();
  return configsFrom(configIn(tsconfig, ts), ts, diagnostics).map((config) => {
    const project = new Project({
      compilerOptions: {
        ...config.options,
        // As before TypeScript 6, where all types that are installed counted.
        types: config.options.types ?? ["*"],
        noEmit: true,
      },
      skipFileDependencyResolution: true,
    });
    for (const file of config.fileNames)
      project.addSourceFileAtPathIfExists(file);
    const program = project.getProgram().compilerObject;
    const own = program
      .getSourceFiles()
      .filter(({ fileName }) => !seen.has(fileName));
    const generated = program
      .getSourceFiles()
      .filter(({ text }) => isGenerated(text));
    const written = own.filter(
      (file) =>
        !file.isDeclarationFile &&
        !isGenerated(file.text) &&
        !file.fileName.includes("/node_modules/"),
    );
    for (const { fileName } of written) seen.add(fileName);
    for (const file of written) reportErrors(file, program, ts, diagnostics);
    const checker = program.getTypeChecker();
    return { ts, project, checker, written, generated };
  });
}

function configIn(tsconfig: string, { sys }: Compiler): string {
  return sys.directoryExists(tsconfig)
    ? join(tsconfig, "tsconfig.json")
    : tsconfig;
}

/** A project and all that it refers to, itself first. */
function configsFrom(
  first: string,
  ts: Compiler,
  diagnostics: Diagnostics,
): readonly ts.ParsedCommandLine[] {
  const files = new Set([resolve(first)]);
  const configs: ts.ParsedCommandLine[] = [];
  // The set grows while it is gone through.
  for (const file of files) {
    if (!ts.sys.fileExists(file)) {
      diagnostics.add("CE820", `There is no ${JSON.stringify(file)}.`);
      continue;
    }
    const config = ts.getParsedCommandLineOfConfigFile(file, undefined, {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) =>
        reportConfig(file, [problem], ts, diagnostics),
    });
    if (!config) continue;
    configs.push(config);
    const refersElsewhere = (config.projectReferences ?? []).length > 0;
    // A project that only refers to others has no file of its own, which is meant.
    const errors = config.errors.filter(
      ({ code }) => !(refersElsewhere && code === 18003),
    );
    reportConfig(file, errors, ts, diagnostics);
    for (const reference of config.projectReferences ?? [])
      files.add(resolve(ts.resolveProjectReferencePath(reference)));
  }
  return configs;
}

function reportConfig(
  file: string,
  problems: readonly ts.Diagnostic[],
  ts: Compiler,
  diagnostics: Diagnostics,
): void {
  for (const problem of problems)
    diagnostics.add(
      "CE821",
      `The compiler refuses it: ${messageOf(problem, ts)}`,
      placeOf(problem, ts) ?? { file, line: 1, column: 1, length: 1 },
    );
}

/** One diagnostic a file, at its first error. */
function reportErrors(
  file: ts.SourceFile,
  program: ts.Program,
  ts: Compiler,
  diagnostics: Diagnostics,
): void {
  const errors = [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ].filter(({ category }) => category === ts.DiagnosticCategory.Error);
  const [first] = errors;
  if (!first) return;
  const more =
    errors.length > 1 ? ` The compiler has ${errors.length} in all.` : "";
  const message = `TS${first.code}: ${messageOf(first, ts)}${more}`;
  diagnostics.add("CE822", message, placeOf(first, ts));
}

/** The message of the compiler, on one line. */
export function messageOf(
  { messageText }: ts.Diagnostic,
  ts: Compiler,
): string {
  return ts.flattenDiagnosticMessageText(messageText, " ").replace(/\s+/g, " ");
}

function placeOf({ file, start = 0, length = 1 }: ts.Diagnostic, ts: Compiler) {
  if (!file) return undefined;
  const { line, character } = ts.getLineAndCharacterOfPosition(file, start);
  return {
    file: resolve(file.fileName),
    line: line + 1,
    column: character + 1,
    length: Math.max(1, length),
  };
}
