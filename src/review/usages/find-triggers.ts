import type { ts } from "ts-morph";
import type { GeneratedCode } from "./generated-code.js";
import type { OpenProgram } from "./open-programs.js";
import { declarationOf, isWrapper } from "./static-text.js";
import type { Finding } from "./usage.js";

/** Finds, at one node, an event that is fired by the generated code. */
export function findTrigger(
  node: ts.Node,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  const { ts } = program;
  if (ts.isCallExpression(node)) return findCall(node, program, code);
  if (ts.isObjectLiteralExpression(node)) return findItem(node, program, code);
  if (!ts.isIdentifier(node)) return undefined;
  if (!isPassedOn(node, ts) && !isBound(node, ts)) return undefined;
  const declaration = declarationOf(node, program);
  const slug = declaration && code.triggers.get(declaration);
  return slug === undefined ? undefined : found(node, [slug]);
}

/** `triggerDealWon.bind(…)`, and what else a function has. */
function isBound(node: ts.Identifier, ts: OpenProgram["ts"]): boolean {
  const { parent } = node;
  const whole =
    ts.isPropertyAccessExpression(parent) && parent.name === node
      ? parent
      : node;
  return (
    ts.isPropertyAccessExpression(whole.parent) &&
    whole.parent.expression === whole
  );
}

function findCall(
  call: ts.CallExpression,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  const declaration = program.checker.getResolvedSignature(call)?.declaration;
  if (!declaration) return undefined;
  const slug = code.triggers.get(declaration);
  if (slug !== undefined) return found(call, [slug]);
  const helper = code.helpers.get(declaration);
  const [, second] = call.arguments;
  if (!second) return undefined;
  if (helper === "trigger")
    return found(call, slugsOf(typeAt(second, program), program, code));
  return helper === "triggerMany" && !isWrittenOut(second, program.ts)
    ? found(call, slugsOfItems(second, program, code))
    : undefined;
}

function found(node: ts.Node, events: readonly string[]): Finding {
  return { kind: "trigger", position: node.getStart(), events };
}

/** Whether a list has all its items in sight, where each is found for itself. */
function isWrittenOut(node: ts.Expression, ts: OpenProgram["ts"]): boolean {
  if (isWrapper(node, ts)) return isWrittenOut(node.expression, ts);
  return (
    ts.isArrayLiteralExpression(node) &&
    node.elements.every((item) => ts.isObjectLiteralExpression(item))
  );
}

function typeAt(node: ts.Node, { checker }: OpenProgram): ts.Type {
  const type = checker.getTypeAtLocation(node);
  return checker.getBaseConstraintOfType(type) ?? type;
}

/** The slugs that a type stands for; all that there are where it is any text. */
function slugsOf(
  type: ts.Type,
  { checker }: OpenProgram,
  { events }: GeneratedCode,
): readonly string[] {
  const types = type.isUnion() ? type.types : [type];
  const slugs = types
    .map((each) => checker.getBaseConstraintOfType(each) ?? each)
    .flatMap((each) => (each.isUnion() ? each.types : [each]))
    .flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
  return slugs.length > 0 ? slugs : [...events.keys()];
}

function slugsOfItems(
  items: ts.Expression,
  program: OpenProgram,
  code: GeneratedCode,
): readonly string[] {
  const { checker } = program;
  const type = typeAt(items, program);
  const argument = checker.isArrayLikeType(type)
    ? checker.getIndexInfosOfType(type)[0]?.type
    : "typeArguments" in type
      ? checker.getTypeArguments(type as ts.TypeReference)[0]
      : undefined;
  const slug = argument?.getProperty("slug");
  return slug
    ? slugsOf(checker.getTypeOfSymbolAtLocation(slug, items), program, code)
    : [...code.events.keys()];
}

/** An item of `triggerMany`, wherever it is written. */
function findItem(
  object: ts.ObjectLiteralExpression,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  const { checker, ts } = program;
  const hasSlug = object.properties.some(
    ({ name }) => name && "text" in name && name.text === "slug",
  );
  const wanted = hasSlug && checker.getContextualType(object);
  const declared = wanted && wanted.getProperty("slug")?.declarations;
  const isCall =
    declared &&
    declared.some((each) =>
      ts.findAncestor(each, (around) => code.calls.has(around)),
    );
  if (!isCall) return undefined;
  const slug = checker.getTypeAtLocation(object).getProperty("slug");
  const type = slug && checker.getTypeOfSymbolAtLocation(slug, object);
  return type && found(object, slugsOf(type, program, code));
}

/** Whether a function is handed to other code in place of being called, given a name, imported or exported. */
export function isPassedOn(node: ts.Node, ts: OpenProgram["ts"]): boolean {
  const { parent } = node;
  if (isWrapper(parent, ts)) return isPassedOn(parent, ts);
  if (ts.isPropertyAccessExpression(parent))
    return parent.name === node && isPassedOn(parent, ts);
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return parent.expression !== node;
  return (
    ts.isArrayLiteralExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isJsxExpression(parent) ||
    ts.isYieldExpression(parent) ||
    ts.isBinaryExpression(parent) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === node) ||
    // A key that is written out leads on; any other may lead to any of its parts.
    (ts.isElementAccessExpression(parent) &&
      parent.expression === node &&
      !ts.isStringLiteralLike(parent.argumentExpression))
  );
}
