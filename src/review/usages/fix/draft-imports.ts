import type { ts } from "ts-morph";
import type { Finding } from "../usage.js";
import { declarationOf } from "../static-text.js";
import {
  type DraftedName,
  type FileDraft,
  need,
  newName,
} from "./file-draft.js";
import { indentAt, quoted } from "./file-style.js";
import { importsOfGenerated, specifierFor } from "./generated-import.js";

/**
 * The name by which a file has something of the generated code; imported, where it is not yet.
 *
 * @param at where the name is going to stand
 */
export function nameOfGenerated(
  name: string,
  at: ts.Node,
  owner: Finding,
  draft: FileDraft,
): string {
  const { file, program, imports } = draft;
  const { ts, checker } = program;
  const inScope = () =>
    new Set(checker.getSymbolsInScope(at, ts.SymbolFlags.Alias));
  const known = file.statements
    .flatMap((statement) => {
      const named =
        ts.isImportDeclaration(statement) &&
        statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword &&
        statement.importClause?.namedBindings;
      return named && ts.isNamedImports(named) ? [...named.elements] : [];
    })
    .filter((each) => !each.isTypeOnly && isOf(each, name, draft))
    .find((each) => {
      const symbol = checker.getSymbolAtLocation(each.name);
      return symbol !== undefined && inScope().has(symbol);
    });
  return known
    ? known.name.text
    : need(imports, name, owner, () => newName(name, draft));
}

/** Whether an import is of that function of the generated code, whatever it is called here. */
function isOf(
  specifier: ts.ImportSpecifier,
  name: string,
  { program }: FileDraft,
): boolean {
  const { ts } = program;
  const declared = declarationOf(specifier.name, program);
  return (
    declared !== undefined &&
    ts.isFunctionDeclaration(declared) &&
    declared.name?.text === name &&
    program.generated.includes(declared.getSourceFile())
  );
}

/** Adds the imports: to one that there is, otherwise as one behind the others. */
export function draftImports(draft: FileDraft): void {
  const { imports, file, program, code, style } = draft;
  if (imports.size === 0) return;
  const owners = new Set(
    [...imports.values()].flatMap((each) => [...each.owners]),
  );
  const names = specifiersOf(imports);
  const [known] = importsOfGenerated(file, program, code);
  if (known) {
    draft.edits.unshift({ ...extended(known, names, file), owners });
    return;
  }
  const from = specifierFor(file, program, code) ?? "";
  const text = `import { ${names.join(", ")} } from ${quoted(from, style)}${style.semicolon}`;
  const last = lastImport(file, program.ts);
  const start = last?.getEnd() ?? startOf(file, program.ts);
  const edit = last ? style.newLine + text : text + style.newLine.repeat(2);
  // Before whatever else begins there.
  draft.edits.unshift({ start, end: start, text: edit, owners });
}

/** `{ name, name as another }`, without the braces. */
function specifiersOf(
  names: ReadonlyMap<string, DraftedName>,
): readonly string[] {
  return [...names]
    .map(([imported, { name }]) =>
      imported === name ? name : `${imported} as ${name}`,
    )
    .toSorted();
}

/** Adds names to an import, on lines of their own where each has its own. */
export function extended(
  { elements }: ts.NamedImports,
  names: readonly string[],
  { text }: ts.SourceFile,
) {
  const last = elements.at(-1);
  const start = last?.getEnd() ?? elements.end;
  const line = text.slice(last?.getFullStart(), last?.getStart());
  const separator = line.includes("\n")
    ? `,${/\r?\n/.exec(line)?.[0] ?? "\n"}${indentAt(text, start)}`
    : ", ";
  return {
    start,
    end: start,
    text: names.map((name) => separator + name).join(""),
  };
}

/** The last of the imports that a file begins with. */
export function lastImport(
  { statements }: ts.SourceFile,
  ts: FileDraft["program"]["ts"],
): ts.Node | undefined {
  return statements.findLast((each) => ts.isImportDeclaration(each));
}

/** Where the code of a file begins: behind directives, and the comments that speak of the whole file. */
export function startOf(
  { text, statements }: ts.SourceFile,
  ts: FileDraft["program"]["ts"],
): number {
  const first = statements.find(
    (each) =>
      !ts.isExpressionStatement(each) || !ts.isStringLiteral(each.expression),
  );
  if (!first) return text.length;
  const comments = ts.getLeadingCommentRanges(text, first.getFullStart()) ?? [];
  const own = comments.findIndex(
    ({ end }, index) =>
      !/^\s*?\n\s*\n/.test(text.slice(end)) &&
      !comments
        .slice(index)
        .some((each) => /^\s*?\n\s*\n/.test(text.slice(each.end))),
  );
  return comments[own]?.pos ?? first.getStart();
}
