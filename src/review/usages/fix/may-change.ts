import type { ts } from "ts-morph";
import { sdk, senders } from "../find-bypasses.js";
import { moduleOf } from "../module-of.js";
import type { OpenProgram } from "../open-programs.js";
import { declarationOf, isWrapper } from "../static-text.js";

/**
 * Whether a variable may hold something else later than where it is declared: it is assigned to, or the object in it is
 * changed or handed to code that may change it. Of a field only the first is asked.
 */
export function mayChange(
  declaration: ts.Declaration,
  program: OpenProgram,
): boolean {
  const { ts } = program;
  const isField = ts.isPropertyDeclaration(declaration);
  if (
    !ts.isVariableDeclaration(declaration) &&
    !ts.isParameter(declaration) &&
    !isField
  )
    return false;
  const { name } = declaration;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return false;
  const { text } = name;
  const isPlain = isField || isPlainValue(declaration, program);
  const visit = (node: ts.Node): boolean =>
    ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) &&
      node.text === text &&
      node !== name &&
      declarationOf(node, program) === declaration &&
      isChangedBy(node, isPlain, program)) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(declaration.getSourceFile());
}

/** Whether it can be assigned to and not otherwise be changed, as texts and numbers. */
function isPlainValue(
  declaration: ts.Declaration,
  { ts, checker }: OpenProgram,
): boolean {
  const type = checker.getTypeAtLocation(declaration);
  const plain =
    ts.TypeFlags.StringLike |
    ts.TypeFlags.NumberLike |
    ts.TypeFlags.BooleanLike |
    ts.TypeFlags.BigIntLike |
    ts.TypeFlags.Undefined |
    ts.TypeFlags.Null;
  return (type.isUnion() ? type.types : [type]).every(
    ({ flags }) => (flags & plain) !== 0,
  );
}

function isChangedBy(
  name: ts.Node,
  isPlain: boolean,
  program: OpenProgram,
): boolean {
  const { ts } = program;
  const isLast =
    ts.isPropertyAccessExpression(name.parent) && name.parent.name === name;
  const whole = isPlain && isLast ? name.parent : wholeAccess(name, ts);
  const { parent } = whole;
  if (ts.isBinaryExpression(parent) && parent.left === whole)
    return isAssignment(parent.operatorToken.kind, ts);
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return [
      ts.SyntaxKind.PlusPlusToken,
      ts.SyntaxKind.MinusMinusToken,
    ].includes(parent.operator);
  if (isPlain) return false;
  if (ts.isDeleteExpression(parent)) return true;
  if (ts.isSpreadElement(parent)) return true;
  return (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    !isReader(parent, program)
  );
}

/** `payload.lines[0]`, of which `payload` is the name. */
function wholeAccess(node: ts.Node, ts: OpenProgram["ts"]): ts.Node {
  const { parent } = node;
  const isStep =
    (ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent)) &&
    parent.expression === node;
  return isStep || isWrapper(parent, ts) ? wholeAccess(parent, ts) : node;
}

/** Whether a function is known to change none of its arguments. */
function isReader(
  { expression }: ts.CallExpression | ts.NewExpression,
  program: OpenProgram,
): boolean {
  if (/^(?:JSON\.stringify|console\.\w+)$/.test(expression.getText()))
    return true;
  const from = moduleOf(expression, program);
  return from !== undefined && (from === sdk || senders.has(from));
}

/** `=`, `+=` and the like. */
export function isAssignment(
  kind: ts.SyntaxKind,
  { SyntaxKind }: OpenProgram["ts"],
): boolean {
  return (
    kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment
  );
}
