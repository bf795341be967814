import type { ts } from "ts-morph";
import type { OpenProgram } from "./open-programs.js";
import { declarationOf, isWrapper } from "./static-text.js";

/** What stands for the `fetch` that the platform has, which no module exports. */
export const globalFetch = "fetch";

/** Steps from a value to the import that it comes from; more are not gone. */
const maxSteps = 12;

/**
 * The module that a value comes from: a package's name, or a module of Node's without `node:`. It is found by
 * declarations, and where the package is not installed by the import alone.
 */
export function moduleOf(
  node: ts.Node,
  program: OpenProgram,
  steps = 0,
): string | undefined {
  const { ts } = program;
  if (steps > maxSteps) return undefined;
  const next = (other: ts.Node) => moduleOf(other, program, steps + 1);
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const declaration = declarationOf(node, program);
    const name = ts.isIdentifier(node) ? node : node.name;
    if (
      name.text === "fetch" &&
      (!declaration || isInGlobals(declaration, program))
    )
      return globalFetch;
    const found =
      declaration && moduleOfDeclaration(declaration, program, next);
    if (found !== undefined || ts.isIdentifier(node)) return found;
    return next(node.expression);
  }
  if (isWrapper(node, ts)) return next(node.expression);
  if (ts.isNewExpression(node)) return next(node.expression);
  if (ts.isCallExpression(node)) {
    const [first] = node.arguments;
    const isImport =
      node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      node.expression.getText() === "require";
    if (isImport && first && ts.isStringLiteralLike(first))
      return nameOf(first.text);
    return moduleOfType(node, program) ?? next(node.expression);
  }
  return undefined;
}

function isInGlobals(node: ts.Node, { ts }: OpenProgram): boolean {
  return node.getSourceFile().isDeclarationFile && !ambientModule(node, ts);
}

function moduleOfDeclaration(
  declaration: ts.Declaration,
  program: OpenProgram,
  next: (node: ts.Node) => string | undefined,
): string | undefined {
  const { ts } = program;
  const outside = moduleAround(declaration, ts);
  if (outside !== undefined) return outside;
  if (ts.isBindingElement(declaration)) {
    const whole = ts.walkUpBindingElementsAndPatterns(declaration);
    return whole.initializer && next(whole.initializer);
  }
  if (
    ts.isVariableDeclaration(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertySignature(declaration) ||
    ts.isParameter(declaration)
  ) {
    const { type } = declaration;
    const { initializer } = declaration as { initializer?: ts.Expression };
    if (type && ts.isTypeReferenceNode(type)) return next(type.typeName);
    if (type && ts.isTypeQueryNode(type)) return next(type.exprName);
    return initializer && next(initializer);
  }
  if (ts.isPropertyAssignment(declaration))
    return next(declaration.initializer);
  return undefined;
}

/** The module whose type the value of an expression has. */
function moduleOfType(
  node: ts.Node,
  { ts, checker }: OpenProgram,
): string | undefined {
  const symbol = checker.getAwaitedType(
    checker.getTypeAtLocation(node),
  )?.symbol;
  const declaration = symbol?.declarations?.[0];
  return declaration && moduleAround(declaration, ts);
}

/** The module or package that a declaration stands in, or that an import names. */
function moduleAround(
  declaration: ts.Node,
  ts: OpenProgram["ts"],
): string | undefined {
  const ambient = ambientModule(declaration, ts);
  if (ambient !== undefined) return nameOf(ambient);
  const imported = ts.findAncestor(declaration, ts.isImportDeclaration);
  if (imported && ts.isStringLiteral(imported.moduleSpecifier))
    return nameOf(imported.moduleSpecifier.text);
  const { fileName } = declaration.getSourceFile();
  const [, name] =
    /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(fileName) ?? [];
  return name?.replace(/^@types\//, "");
}

function ambientModule(
  node: ts.Node,
  ts: OpenProgram["ts"],
): string | undefined {
  const around = ts.findAncestor(
    node,
    (each): each is ts.ModuleDeclaration =>
      ts.isModuleDeclaration(each) && ts.isStringLiteral(each.name),
  );
  return around?.name.text;
}

function nameOf(specifier: string): string {
  return specifier.replace(/^node:/, "");
}
