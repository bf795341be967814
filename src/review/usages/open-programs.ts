import { join, resolve } from "node:path";
import type { Project, ts } from "ts-morph";
import type { Diagnostics, Place } from "../../base/diagnostics/diagnostic.js";
import { once } from "../../base/once.js";
import { isGenerated } from "../../output/print/header.js";

/** The compiler itself, which is loaded only here. */
export type Compiler = typeof ts;

/** A project that was read by the compiler. */
export interface OpenProgram {
  readonly ts: Compiler;
  readonly checker: ts.TypeChecker;
  /** What people wrote. */
  readonly written: readonly ts.SourceFile[];
  /** What was generated, code and declarations. */
  readonly generated: readonly ts.SourceFile[];
}

/** A project whose files can be tried with other texts in their place. */
export interface OpenProject extends OpenProgram {
  readonly project: Project;
}

/** A project's configuration, and the file that it is in. */
export interface ProjectConfig {
  /** Absolute path. */
  readonly file: string;
  readonly parsed: ts.ParsedCommandLine;
  /** What declares the language and its surroundings, which ts-morph has in memory alone. */
  readonly libraries: () => ts.Program;
}

/** The compiler, and the configurations of a project and of those that it refers to. */
export async function readConfigs(
  tsconfig: string,
  diagnostics: Diagnostics,
): Promise<{
  readonly ts: Compiler;
  readonly configs: readonly ProjectConfig[];
}> {
  const { Project, ts } = await import("ts-morph");
  const librariesOf = (parsed: ts.ParsedCommandLine) => {
    const project = new Project({
      compilerOptions: { ...readingOptions(parsed), types: [] },
      useInMemoryFileSystem: true,
    });
    const all = libraries.map((name) => `/// <reference lib="${name}" />`);
    project.createSourceFile("all.ts", all.join("\n"));
    return project.getProgram().compilerObject;
  };
  const read = configsFrom(configIn(tsconfig, ts), ts, diagnostics);
  const configs = read.map(({ file, parsed }) => ({
    file,
    parsed,
    libraries: once(() => librariesOf(parsed)),
  }));
  return { ts, configs };
}

/** All that a file of a package may refer to, whatever the project's own options say. */
const libraries = [
  "esnext",
  "decorators.legacy",
  "dom",
  "dom.iterable",
  "dom.asynciterable",
  "scripthost",
  "webworker",
  "webworker.iterable",
  "webworker.asynciterable",
  "webworker.importscripts",
];

/** The options of a project, for reading it. */
export function readingOptions({
  options,
}: ts.ParsedCommandLine): ts.CompilerOptions {
  return {
    ...options,
    // As before TypeScript 6, where all types that are installed counted.
    types: options.types ?? ["*"],
    noEmit: true,
  };
}

/** Tells what people wrote from what was generated. */
export function openProgram(program: ts.Program, ts: Compiler): OpenProgram {
  const files = program.getSourceFiles();
  return {
    ts,
    checker: program.getTypeChecker(),
    written: files.filter(
      (file) =>
        !file.isDeclarationFile &&
        !isGenerated(file.text) &&
        !file.fileName.includes("/node_modules/"),
    ),
    generated: files.filter(({ text }) => isGenerated(text)),
  };
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
): Promise<readonly OpenProject[]> {
  const { Project } = await import("ts-morph");
  const { ts, configs } = await readConfigs(tsconfig, diagnostics);
  const seen = new Set<string>();
  return configs.map(({ parsed }) => {
    const project = new Project({
      compilerOptions: readingOptions(parsed),
      skipFileDependencyResolution: true,
    });
    for (const file of parsed.fileNames)
      project.addSourceFileAtPathIfExists(file);
    const program = project.getProgram().compilerObject;
    const open = openProgram(program, ts);
    const written = open.written.filter(({ fileName }) => !seen.has(fileName));
    for (const { fileName } of written) seen.add(fileName);
    for (const file of written)
      reportErrors(errorsIn(file, program, ts), ts, diagnostics);
    return { ...open, project, written };
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
): readonly Omit<ProjectConfig, "libraries">[] {
  const files = new Set([resolve(first)]);
  const configs: Omit<ProjectConfig, "libraries">[] = [];
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
    configs.push({ file, parsed: config });
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

/** What the compiler refuses in a file. */
export function errorsIn(
  file: ts.SourceFile,
  program: ts.Program,
  ts: Compiler,
): readonly ts.Diagnostic[] {
  return [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ].filter(({ category }) => category === ts.DiagnosticCategory.Error);
}

function reportErrors(
  errors: readonly ts.Diagnostic[],
  ts: Compiler,
  diagnostics: Diagnostics,
): void {
  const [first] = errors;
  if (!first) return;
  const message = `TS${first.code}: ${messageOf(first, ts)}`;
  reportFile(message, placeOf(first, ts), errors.length, diagnostics);
}

/** Names a file that does not compile, once, by the first of its errors. */
export function reportFile(
  message: string,
  place: Place | undefined,
  errors: number,
  diagnostics: Diagnostics,
): void {
  const more = errors > 1 ? ` The compiler has ${errors} in all.` : "";
  diagnostics.add("CE822", `${message}${more}`, place);
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
