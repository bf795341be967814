import type { ts } from "ts-morph";
import { moduleOf } from "../module-of.js";
import type { OpenProgram } from "../open-programs.js";
import { declarationOf, isWrapper } from "../static-text.js";

/**
 * Whether some code may read what a call gives or throws, which a generated call gives and throws otherwise. What is
 * thrown may be printed, and thrown on.
 */
export function readsResponse(
  call: ts.CallExpression,
  program: OpenProgram,
): boolean {
  return !isDropped(call, program) || isErrorRead(call, program);
}

const combinators = /^Promise\.(?:all|allSettled|race|any)$/;

/** Whether nobody reads the value of an expression. */
function isDropped(node: ts.Expression, program: OpenProgram): boolean {
  const { ts } = program;
  const { parent } = node;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent))
    return true;
  if (isWrapper(parent, ts)) return isDropped(parent, program);
  if (ts.isConditionalExpression(parent))
    return parent.condition !== node && isDropped(parent, program);
  if (ts.isBinaryExpression(parent))
    return (
      parent.right === node && isGuard(parent, ts) && isDropped(parent, program)
    );
  if (ts.isArrayLiteralExpression(parent))
    return isDroppedList(parent, program);
  if (ts.isPropertyAccessExpression(parent))
    return isDroppedChain(parent, program);
  const around = ts.isReturnStatement(parent)
    ? ts.findAncestor(parent, ts.isFunctionLike)
    : ts.isArrowFunction(parent)
      ? parent
      : undefined;
  return around !== undefined && isDroppedResult(around, program);
}

function isGuard(
  { operatorToken: { kind } }: ts.BinaryExpression,
  { SyntaxKind }: OpenProgram["ts"],
): boolean {
  return (
    kind === SyntaxKind.AmpersandAmpersandToken ||
    kind === SyntaxKind.BarBarToken ||
    kind === SyntaxKind.QuestionQuestionToken ||
    kind === SyntaxKind.CommaToken
  );
}

/** A list of promises that are only waited for. */
function isDroppedList(list: ts.Expression, program: OpenProgram): boolean {
  const { parent } = list;
  return (
    program.ts.isCallExpression(parent) &&
    combinators.test(parent.expression.getText()) &&
    isDropped(parent, program)
  );
}

/** `.catch(…)` and `.finally(…)`, which read no value. */
function isDroppedChain(
  access: ts.PropertyAccessExpression,
  program: OpenProgram,
): boolean {
  const { parent } = access;
  return (
    ["catch", "finally"].includes(access.name.text) &&
    program.ts.isCallExpression(parent) &&
    isDropped(parent, program)
  );
}

/** Whether nobody reads what a function returns: it is said to return nothing, or goes through a list. */
function isDroppedResult(
  around: ts.SignatureDeclaration,
  program: OpenProgram,
): boolean {
  const { ts } = program;
  if (around.type) return /^(?:Promise<\s*)?void\b/.test(around.type.getText());
  const { parent } = around;
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== around)
    return false;
  const callee = parent.expression;
  if (!ts.isPropertyAccessExpression(callee)) return false;
  return (
    callee.name.text === "forEach" ||
    (callee.name.text === "map" && isDroppedList(parent, program))
  );
}

/** What every error has. */
const ofErrors = new Set(["message", "name", "stack", "toString"]);

/** Whether a `catch` around the call reads more of an error than any error has. */
function isErrorRead(call: ts.CallExpression, program: OpenProgram): boolean {
  const { ts } = program;
  const isTried = (each: ts.Node): each is ts.TryStatement =>
    ts.isTryStatement(each) &&
    each.tryBlock.pos <= call.pos &&
    call.end <= each.tryBlock.end;
  for (
    let at = ts.findAncestor(call.parent, isTried);
    at;
    at = ts.findAncestor(at.parent, isTried)
  ) {
    const { catchClause: clause } = at;
    if (
      clause?.variableDeclaration &&
      isMoreRead(clause.variableDeclaration, program)
    )
      return true;
  }
  const handler = handlerOf(call, program);
  const [parameter] = handler?.parameters ?? [];
  return handler
    ? parameter !== undefined && isMoreRead(parameter, program)
    : false;
}

/** The function that is given to `.catch` behind the call. */
function handlerOf(
  call: ts.CallExpression,
  { ts }: OpenProgram,
): ts.SignatureDeclaration | undefined {
  const { parent } = call;
  const [handler] =
    ts.isPropertyAccessExpression(parent) &&
    parent.name.text === "catch" &&
    ts.isCallExpression(parent.parent)
      ? parent.parent.arguments
      : [];
  return handler && ts.isFunctionLike(handler) ? handler : undefined;
}

function isMoreRead(
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration,
  program: OpenProgram,
): boolean {
  const { ts } = program;
  if (!ts.isIdentifier(declaration.name)) return true;
  const { text } = declaration.name;
  const visit = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) &&
      node.text === text &&
      node !== declaration.name &&
      declarationOf(node, program) === declaration &&
      !isPlainRead(node, program)) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(declaration.parent);
}

function isPlainRead(name: ts.Identifier, program: OpenProgram): boolean {
  const { ts } = program;
  let whole: ts.Node = name;
  while (isWrapper(whole.parent, ts)) whole = whole.parent;
  const { parent } = whole;
  if (ts.isPropertyAccessExpression(parent))
    return ofErrors.has(parent.name.text);
  if (ts.isBinaryExpression(parent))
    return (
      parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
      parent.right.getText() === "Error"
    );
  if (ts.isCallExpression(parent))
    return moduleOf(parent.expression, program) !== "axios";
  return (
    !ts.isElementAccessExpression(parent) && !ts.isVariableDeclaration(parent)
  );
}
