import { posix } from "node:path";
import type { ts } from "ts-morph";
import type { GeneratedCode } from "../generated-code.js";
import type { OpenProgram } from "../open-programs.js";

/** The specifier by which a file imports the generated code, in the way of the project's other imports. */
export function specifierFor(
  file: ts.SourceFile,
  program: OpenProgram,
  code: GeneratedCode,
): string | undefined {
  const { ts, written } = program;
  for (const other of [file, ...written])
    for (const statement of other.statements) {
      const written = moduleNamed(statement, ts);
      const index = written && indexNamed(written, program, code);
      if (!index) continue;
      const { text } = written;
      return text.startsWith(".") ? relativeTo(file, index, text) : text;
    }
  const [index] = code.indexes;
  return index && relativeTo(file, index, `./index${endingOf(index, ts)}`);
}

/** The imports of a file that take values from the generated code by name. */
export function importsOfGenerated(
  file: ts.SourceFile,
  program: OpenProgram,
  code: GeneratedCode,
): readonly ts.NamedImports[] {
  const { ts } = program;
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    const { importClause: clause, moduleSpecifier } = statement;
    const named = clause?.namedBindings;
    return clause &&
      named &&
      ts.isNamedImports(named) &&
      named.elements.length > 0 &&
      clause.phaseModifier !== ts.SyntaxKind.TypeKeyword &&
      ts.isStringLiteral(moduleSpecifier) &&
      indexNamed(moduleSpecifier, program, code)
      ? [named]
      : [];
  });
}

function moduleNamed(
  statement: ts.Statement,
  ts: OpenProgram["ts"],
): ts.StringLiteral | undefined {
  const named =
    ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
      ? statement.moduleSpecifier
      : undefined;
  return named && ts.isStringLiteral(named) ? named : undefined;
}

function indexNamed(
  specifier: ts.StringLiteral,
  { checker }: OpenProgram,
  { indexes }: GeneratedCode,
): ts.SourceFile | undefined {
  const module = checker.getSymbolAtLocation(specifier)?.valueDeclaration;
  return indexes.find((index) => index === module);
}

/** The path from a file to another one, written as in another import of that. */
function relativeTo(
  file: ts.SourceFile,
  index: ts.SourceFile,
  like: string,
): string {
  const target = index.fileName.replace(/(?:\.d)?\.[cm]?[jt]s$/, "");
  const [ending = ""] = /\.[cm]?[jt]s$/.exec(like) ?? [];
  const name = posix.basename(like).slice(0, -ending.length || undefined);
  const isNamed = name === posix.basename(target);
  const path = posix.relative(
    posix.dirname(file.fileName),
    isNamed ? target : posix.dirname(target),
  );
  return `${path.startsWith(".") ? "" : "./"}${path}${isNamed ? ending : ""}`;
}

/** The ending of the imports in the generated code itself, which suits the project. */
function endingOf(index: ts.SourceFile, ts: OpenProgram["ts"]): string {
  const own = index.statements
    .map((statement) => moduleNamed(statement, ts)?.text)
    .find((text) => text?.startsWith("."));
  const [ending] = /\.[cm]?[jt]s$/.exec(own ?? "./index.js") ?? [""];
  return ending;
}
