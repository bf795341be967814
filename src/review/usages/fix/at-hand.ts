import type { ts } from "ts-morph";
import type { OpenProgram } from "../open-programs.js";
import { declarationOf } from "../static-text.js";
import { isAssignment, mayChange } from "./may-change.js";

/**
 * Whether an expression gives the same value at another place: all its names mean the same there, nothing in it may have
 * changed, and nothing is called, which might do something twice.
 *
 * @param at the other place
 * @param mayCall whether calls in it are as good there
 */
export function isAtHand(
  expression: ts.Expression,
  at: ts.Node,
  program: OpenProgram,
  mayCall = false,
): boolean {
  const { ts, checker } = program;
  const inScope = new Map(
    checker
      .getSymbolsInScope(at, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
      .map((symbol) => [symbol.name, symbol]),
  );
  const meansTheSame = (name: ts.Identifier): boolean => {
    if (name.text === "undefined") return true;
    const there = inScope.get(name.text);
    const declaration = declarationOf(name, program);
    return (
      there !== undefined &&
      declaration !== undefined &&
      declaredBy(there, program) === declaration &&
      !mayChange(declaration, program)
    );
  };
  const visit = (node: ts.Node): boolean => {
    if (ts.isTypeNode(node)) return true;
    if (ts.isIdentifier(node)) return !isRead(node, ts) || meansTheSame(node);
    if (doesMore(node, mayCall, ts)) return false;
    return !ts.forEachChild(node, (child) => !visit(child));
  };
  return visit(expression);
}

function declaredBy(
  symbol: ts.Symbol,
  { ts, checker }: OpenProgram,
): ts.Declaration | undefined {
  const aliased =
    symbol.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(symbol)
      : symbol;
  const { valueDeclaration, declarations } = aliased.declarations
    ? aliased
    : symbol;
  return valueDeclaration ?? declarations?.[0];
}

/** Whether a name is read as a value, and is no name of a property. */
export function isRead(name: ts.Identifier, ts: OpenProgram["ts"]): boolean {
  const { parent } = name;
  const isProperty =
    (ts.isPropertyAccessExpression(parent) && parent.name === name) ||
    (ts.isPropertyAssignment(parent) && parent.name === name);
  return !isProperty;
}

/** Whether evaluating a node does more than giving a value. */
function doesMore(
  node: ts.Node,
  mayCall: boolean,
  ts: OpenProgram["ts"],
): boolean {
  if (ts.isCallExpression(node) || ts.isAwaitExpression(node)) return !mayCall;
  return (
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isYieldExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    ts.isFunctionLike(node) ||
    ts.isClassExpression(node) ||
    node.kind === ts.SyntaxKind.ThisKeyword ||
    node.kind === ts.SyntaxKind.SuperKeyword ||
    (ts.isPrefixUnaryExpression(node) &&
      node.operator >= ts.SyntaxKind.PlusPlusToken &&
      node.operator <= ts.SyntaxKind.MinusMinusToken) ||
    (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind, ts))
  );
}
