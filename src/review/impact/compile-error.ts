import { resolve } from "node:path";
import type { ts } from "ts-morph";
import type { Compiler } from "../usages/open-programs.js";

/** What a compiler refuses, and where. */
export interface CompileError {
  /** Absolute path. */
  readonly file: string;
  /** Both count from 1, columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** `TS2322`. */
  readonly code: string;
  /** From what cannot be to why not. */
  readonly lines: readonly string[];
}

/** The errors before and after a change, of the files that people wrote. */
export interface ErrorsAround {
  readonly before: readonly CompileError[];
  readonly after: readonly CompileError[];
}

/** A compiler's diagnostic as an error in a file. */
export function errorOf(
  diagnostic: ts.Diagnostic,
  file: ts.SourceFile,
  ts: Compiler,
): CompileError {
  const { line, character } = ts.getLineAndCharacterOfPosition(
    file,
    diagnostic.start ?? 0,
  );
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
  return {
    file: resolve(file.fileName),
    line: line + 1,
    column: character + 1,
    code: `TS${diagnostic.code}`,
    lines: text.split("\n").map((each) => each.trim()),
  };
}

/** The errors by which two runs of a compiler differ, and those that they share. */
export function compareErrors({ before, after }: ErrorsAround): {
  readonly fresh: readonly CompileError[];
  readonly old: readonly CompileError[];
} {
  // What a message says of types changes with the types, though the error is the same.
  const keyOf = ({ file, line, column, code }: CompileError) =>
    JSON.stringify([file, line, column, code]);
  const known = new Set(before.map(keyOf));
  return {
    fresh: after.filter((error) => !known.has(keyOf(error))),
    old: after.filter((error) => known.has(keyOf(error))),
  };
}

/** The longest text that still fits beside a place. */
const widest = 160;

/** The last line says why, and the code what kind of error it is. */
export function shortMessage({ code, lines }: CompileError): string {
  const text = `${code}: ${lines.at(-1) ?? ""}`;
  return text.length <= widest ? text : `${text.slice(0, widest - 1)}…`;
}
