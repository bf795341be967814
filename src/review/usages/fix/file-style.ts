import type { ts } from "ts-morph";
import type { Compiler } from "../open-programs.js";

/** How the code of a file is written. */
export interface FileStyle {
  readonly quote: '"' | "'";
  readonly semicolon: ";" | "";
  readonly newLine: "\n" | "\r\n";
  /** One step of indentation. */
  readonly indent: string;
}

/** Reads the style of a file from most of its texts and statements. */
export function styleOf(file: ts.SourceFile, ts: Compiler): FileStyle {
  const { text, statements } = file;
  let singles = 0;
  let doubles = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node))
      if (node.getText(file).startsWith("'")) singles += 1;
      else doubles += 1;
    ts.forEachChild(node, visit);
  };
  visit(file);
  const ended = statements.filter(
    (node) =>
      ts.isImportDeclaration(node) ||
      ts.isVariableStatement(node) ||
      ts.isExpressionStatement(node),
  );
  const bare = ended.filter((node) => !node.getText(file).endsWith(";"));
  return {
    quote: singles > doubles ? "'" : '"',
    semicolon: bare.length > ended.length / 2 ? "" : ";",
    newLine: text.includes("\r\n") ? "\r\n" : "\n",
    indent: /^(\t|(?: {2}){1,2})(?=[^\s*])/m.exec(text)?.[1] ?? "  ",
  };
}

/** A text as a literal in the file's own quotes. */
export function quoted(text: string, { quote }: FileStyle): string {
  const json = JSON.stringify(text);
  if (quote === '"') return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The blanks that a line begins with. */
export function indentAt(text: string, position: number): string {
  const line = text.lastIndexOf("\n", position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line))?.[0] ?? "";
}
