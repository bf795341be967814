import type { ts } from "ts-morph";
import { sdk } from "../find-bypasses.js";
import { moduleOf } from "../module-of.js";
import type { OpenProgram } from "../open-programs.js";
import { isWrapper } from "../static-text.js";
import { isAssignment } from "./may-change.js";

/** Whether evaluating an expression does nothing but giving a value, as an object of the SDK that nobody calls. */
export function isIdle(node: ts.Expression, program: OpenProgram): boolean {
  const { ts } = program;
  const isIdleHere = (each: ts.Node) =>
    !ts.isExpression(each) || isIdle(each, program);
  if (ts.isNewExpression(node) || ts.isCallExpression(node))
    return (
      isMaker(node, program) &&
      (node.arguments ?? []).every((each) => isIdle(each, program))
    );
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every((property) =>
      ts.isPropertyAssignment(property)
        ? isIdle(property.initializer, program)
        : ts.isShorthandPropertyAssignment(property) ||
          (ts.isSpreadAssignment(property) &&
            isIdle(property.expression, program)),
    );
  if (ts.isBinaryExpression(node))
    return (
      !isAssignment(node.operatorToken.kind, ts) &&
      isIdle(node.left, program) &&
      isIdle(node.right, program)
    );
  if (ts.isTemplateExpression(node))
    return node.templateSpans.every((span) => isIdle(span.expression, program));
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return !ts.forEachChild(node, (child) => !isIdleHere(child));
  if (isWrapper(node, ts))
    return !ts.isAwaitExpression(node) && isIdle(node.expression, program);
  return (
    ts.isIdentifier(node) ||
    ts.isLiteralExpression(node) ||
    ts.isFunctionLike(node) ||
    ts.isToken(node)
  );
}

/** Whether a call only makes something, that does nothing by itself. */
function isMaker(
  { expression }: ts.NewExpression | ts.CallExpression,
  program: OpenProgram,
): boolean {
  const text = expression.getText();
  if (/^(?:JSON\.stringify|URL|Headers)$/.test(text)) return true;
  const from = moduleOf(expression, program);
  return from === sdk || (from === "axios" && text.endsWith(".create"));
}
