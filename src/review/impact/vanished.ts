import type { ts } from "ts-morph";
import type { OpenProgram } from "../usages/open-programs.js";
import { declarationOf } from "../usages/static-text.js";

/** Where names that are imported are used. */
export type UseFinder = (node: ts.Node) => readonly ts.Identifier[];

/**
 * The compiler complains of a missing export where it is imported, and of nothing that uses it then. The finder leads
 * from an import or a re-export to these uses, in all files of a project; from elsewhere to nothing.
 */
export function createUseFinder(program: OpenProgram): UseFinder {
  const { ts } = program;
  let uses: ReadonlyMap<ts.Declaration, readonly ts.Identifier[]> | undefined;
  return (node) => {
    const statement = ts.findAncestor(
      node,
      (each) => ts.isImportDeclaration(each) || ts.isExportDeclaration(each),
    );
    if (!statement) return [];
    const specifier = ts.findAncestor(
      node,
      (each) => ts.isImportSpecifier(each) || ts.isExportSpecifier(each),
    );
    uses ??= usesIn(program);
    return namesIn(specifier ?? statement, ts)
      .map((name) => declarationOf(name, program))
      .flatMap((declaration) => (declaration && uses?.get(declaration)) ?? []);
  };
}

function namesIn(node: ts.Node, ts: OpenProgram["ts"]): readonly ts.Node[] {
  if (ts.isImportSpecifier(node) || ts.isExportSpecifier(node))
    return [node.name];
  const names: ts.Node[] = [];
  ts.forEachChild(node, (child) => void names.push(...namesIn(child, ts)));
  return names;
}

function usesIn(
  program: OpenProgram,
): ReadonlyMap<ts.Declaration, readonly ts.Identifier[]> {
  const { ts, written } = program;
  const uses = new Map<ts.Declaration, ts.Identifier[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isIdentifier(node)) {
      const declaration = declarationOf(node, program);
      if (declaration && declaration.getSourceFile() !== node.getSourceFile())
        uses.set(declaration, [...(uses.get(declaration) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of written) visit(file);
  return uses;
}
