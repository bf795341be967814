import type { ts } from "ts-morph";
import type { OpenProgram } from "./open-programs.js";

/** Stands for what is known only when the code runs. */
export const unknownText = "\u0000";

/** Constants that lead to constants; more are not followed. */
const maxDepth = 8;

/**
 * The text that an expression gives, as far as the code says: of literals, templates, sums, URLs and constants.
 *
 * @returns the text with {@link unknownText} for its other parts; that alone where nothing is known
 */
export function staticText(
  node: ts.Node,
  program: OpenProgram,
  depth = 0,
): string {
  const { ts, checker } = program;
  const textOf = (part: ts.Node) => staticText(part, program, depth + 1);
  if (depth > maxDepth) return unknownText;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce(
      (text, { expression, literal }) =>
        text + textOf(expression) + literal.text,
      node.head.text,
    );
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.PlusToken
  )
    return textOf(node.left) + textOf(node.right);
  if (ts.isNewExpression(node)) return textOfUrl(node, program, textOf);
  if (isWrapper(node, ts)) return textOf(node.expression);
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === "toString"
  )
    return textOf(node.expression.expression);
  if (ts.isPropertyAccessExpression(node) && node.name.text === "href")
    return textOf(node.expression);
  const type = checker.getTypeAtLocation(node);
  if (type.isStringLiteral()) return type.value;
  const initializer = initializerOf(node, program);
  return initializer ? textOf(initializer) : unknownText;
}

/** `new URL(path, base)` and `new Request(url)`. */
function textOfUrl(
  { expression, arguments: parts }: ts.NewExpression,
  { ts }: OpenProgram,
  textOf: (part: ts.Node) => string,
): string {
  const [first, second] = parts ?? [];
  const name = ts.isIdentifier(expression) ? expression.text : "";
  if (!first || !["URL", "Request"].includes(name)) return unknownText;
  const text = textOf(first);
  if (name === "Request" || !second || URL.canParse(text)) return text;
  const base = textOf(second);
  return URL.canParse(base) ? new URL(text, base).href : base + text;
}

type Wrapper =
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression
  | ts.AwaitExpression;

/** Whether an expression gives what the one in it gives. */
export function isWrapper(
  node: ts.Node,
  ts: OpenProgram["ts"],
): node is Wrapper {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAwaitExpression(node)
  );
}

/** What a constant was given where it was declared. */
export function initializerOf(
  node: ts.Node,
  program: OpenProgram,
): ts.Expression | undefined {
  const { ts } = program;
  const declaration = declarationOf(node, program);
  if (!declaration) return undefined;
  if (ts.isPropertyAssignment(declaration)) return declaration.initializer;
  if (ts.isPropertyDeclaration(declaration)) return declaration.initializer;
  return ts.isVariableDeclaration(declaration) &&
    ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const
    ? declaration.initializer
    : undefined;
}

/** Where a name was declared, through imports and re-exports. */
export function declarationOf(
  node: ts.Node,
  { ts, checker }: OpenProgram,
): ts.Declaration | undefined {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  let symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) {
    const aliased = checker.getAliasedSymbol(symbol);
    // What an import leads to may not be installed.
    if (aliased.declarations) symbol = aliased;
  }
  return symbol?.valueDeclaration ?? symbol?.declarations?.[0];
}

/** A property of an object that is written out, or was where a constant was declared. */
export function propertyOf(
  node: ts.Expression | undefined,
  name: string,
  program: OpenProgram,
): ts.Expression | undefined {
  const object = node && objectOf(node, program);
  for (const property of object?.properties ?? []) {
    const key = property.name && "text" in property.name && property.name.text;
    if (key !== name) continue;
    if (program.ts.isPropertyAssignment(property)) return property.initializer;
    if (program.ts.isShorthandPropertyAssignment(property))
      return property.name;
  }
  return undefined;
}

/** The object that is written out, or was where a constant was declared; also as JSON. */
export function objectOf(
  node: ts.Expression,
  program: OpenProgram,
): ts.ObjectLiteralExpression | undefined {
  const { ts } = program;
  const object = resolved(node, program);
  if (ts.isObjectLiteralExpression(object)) return object;
  const [json] =
    ts.isCallExpression(object) &&
    object.expression.getText() === "JSON.stringify"
      ? object.arguments
      : [];
  return json && objectOf(json, program);
}

/** What a constant stands for, as it was written where it was declared; other expressions stand for themselves. */
export function resolved(
  node: ts.Expression,
  program: OpenProgram,
  depth = 0,
): ts.Expression {
  if (depth > maxDepth) return node;
  if (isWrapper(node, program.ts))
    return resolved(node.expression, program, depth + 1);
  const initializer = initializerOf(node, program);
  return initializer ? resolved(initializer, program, depth + 1) : node;
}
