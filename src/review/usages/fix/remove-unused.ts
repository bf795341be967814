import type { ts } from "ts-morph";
import type { OpenProgram } from "../open-programs.js";
import { isIdle } from "./is-idle.js";
import { newAmong, type Overlay } from "./overlay.js";
import { applyEdits } from "./text-edits.js";

/** Codes of the compiler for what is declared and never read. */
const unusedCodes = new Set([6133, 6192, 6196, 6198, 6199]);

/** Whether the compiler says that something is never read. */
export function isUnused({ code }: ts.Diagnostic): boolean {
  return unusedCodes.has(code);
}

/** What is declared in a file and never read. */
export function unusedIn(
  { fileName }: ts.SourceFile,
  { service }: Overlay,
): readonly ts.DiagnosticWithLocation[] {
  return [
    ...service.getSuggestionDiagnostics(fileName),
    ...service.getSemanticDiagnostics(fileName),
  ].filter(
    (each): each is ts.DiagnosticWithLocation =>
      isUnused(each) && each.file !== undefined,
  );
}

/** Takes out of a file what nothing reads any more: imports, and variables whose value does nothing but being there. */
export function removeUnused(
  file: ts.SourceFile,
  text: string,
  before: readonly ts.Diagnostic[],
  overlay: Overlay,
  program: OpenProgram,
): string {
  let current = text;
  for (;;) {
    const fresh = newAmong(unusedIn(file, overlay), before, program.ts);
    const shorter = fresh
      .map((each) => without(each, current, overlay, program))
      .find((each) => each !== undefined);
    if (shorter === undefined) return current;
    current = shorter;
    overlay.set(file, current);
  }
}

function without(
  { code, start, length, file }: ts.DiagnosticWithLocation,
  text: string,
  { service }: Overlay,
  program: OpenProgram,
): string | undefined {
  const { ts } = program;
  const current = service.getProgram();
  const now = current?.getSourceFile(file.fileName);
  const checker = current?.getTypeChecker();
  if (!now || !checker || !isRemovable(now, start, { ...program, checker }))
    return undefined;
  const fixes = service.getCodeFixesAtPosition(
    file.fileName,
    start,
    start + length,
    [code],
    ts.getDefaultFormatCodeSettings(/\r\n/.exec(text)?.[0] ?? "\n"),
    {},
  );
  const [change, more] =
    fixes.find(({ description }) => description.startsWith("Remove"))
      ?.changes ?? [];
  if (!change || more) return undefined;
  const edits = change.textChanges.map(({ span, newText }) => ({
    start: span.start,
    end: span.start + span.length,
    text: newText,
    owners: new Set<never>(),
  }));
  const shorter = withoutGap(
    applyEdits(text, edits).text,
    edits[0]?.start ?? 0,
  );
  return shorter === text ? undefined : shorter;
}

/** Leaves one empty line where a statement between two of them went. */
function withoutGap(text: string, position: number): string {
  const before = text.slice(0, position);
  const after = text.slice(position);
  return /(?:^|\n\r?\n)$/.test(before)
    ? before + after.replace(/^\r?\n/, "")
    : text;
}

/** Whether what is declared at a place can go without anything else happening otherwise. */
function isRemovable(
  file: ts.SourceFile,
  start: number,
  program: OpenProgram,
): boolean {
  const { ts } = program;
  let found: ts.Node = file;
  const visit = (node: ts.Node): void => {
    if (node.pos > start || node.end <= start) return;
    found = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  const declaration = ts.findAncestor(
    found,
    (each) =>
      ts.isImportDeclaration(each) ||
      ts.isVariableDeclaration(each) ||
      ts.isPropertyDeclaration(each) ||
      ts.isBlock(each) ||
      ts.isFunctionLike(each),
  );
  if (!declaration) return false;
  if (ts.isImportDeclaration(declaration)) return true;
  if (
    !ts.isVariableDeclaration(declaration) &&
    !ts.isPropertyDeclaration(declaration)
  )
    return false;
  const { initializer, name } = declaration;
  return (
    initializer !== undefined &&
    !ts.isObjectBindingPattern(name) &&
    !ts.isArrayBindingPattern(name) &&
    isIdle(initializer, program)
  );
}
