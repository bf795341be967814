import type { ts } from "ts-morph";
import { isPassedOn } from "./find-triggers.js";
import type { GeneratedCode } from "./generated-code.js";
import type { OpenProgram } from "./open-programs.js";
import { matches, pathOfType } from "./path-of-type.js";
import { isWrapper } from "./static-text.js";
import type { Finding } from "./usage.js";

/** Finds, at one node, a variable path that is taken from a constant, or written where one is asked for. */
export function findVariable(
  node: ts.Node,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  const { ts } = program;
  if (ts.isStringLiteralLike(node)) return findLiteral(node, program, code);
  if (
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node)
  )
    return (
      findTaken(node, program, code) ??
      findWhole(node, program, code) ??
      findNamed(node, program, code)
    );
  return ts.isBindingElement(node)
    ? findDestructured(node, program, code)
    : undefined;
}

/** The event whose constant a node of generated code stands in. */
function slugAround(
  node: ts.Node | undefined,
  { ts }: OpenProgram,
  { constants }: GeneratedCode,
): string | undefined {
  const around = ts.findAncestor(node, (each) => constants.has(each));
  return around && constants.get(around);
}

/** A path as the last step of a constant gives it: `….address.pincode`, `….tags.$at(0)`. */
function findTaken(
  node: ts.Expression,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  const { ts, checker } = program;
  const declaration = ts.isPropertyAccessExpression(node)
    ? checker.getSymbolAtLocation(node.name)?.declarations?.[0]
    : ts.isElementAccessExpression(node)
      ? checker.getSymbolAtLocation(node.argumentExpression)?.declarations?.[0]
      : ts.isCallExpression(node)
        ? checker.getResolvedSignature(node)?.declaration
        : undefined;
  const slug = slugAround(declaration, program, code);
  const path = pathOfType(checker.getTypeAtLocation(node), ts);
  return slug === undefined || path === undefined
    ? undefined
    : found(node, slug, path);
}

function findDestructured(
  element: ts.BindingElement,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  const { ts, checker } = program;
  const key = element.propertyName ?? element.name;
  if (element.dotDotDotToken || !("text" in key)) return undefined;
  const property = checker
    .getTypeAtLocation(element.parent)
    .getProperty(key.text);
  const slug = slugAround(property?.declarations?.[0], program, code);
  const path =
    property &&
    pathOfType(checker.getTypeOfSymbolAtLocation(property, element), ts);
  return slug === undefined || path === undefined
    ? undefined
    : found(element, slug, path);
}

/** Constants of several paths that are handed to other code, which may read any of them. */
function findWhole(
  node: ts.Expression,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  const { ts, checker } = program;
  if (!isPassedOn(node, ts) || isName(node, ts)) return undefined;
  const type = checker.getTypeAtLocation(node);
  const slug = slugAround(type.getSymbol()?.declarations?.[0], program, code);
  if (slug === undefined || type.getCallSignatures().length > 0)
    return undefined;
  const own = type.getProperty("$path");
  const path =
    own && pathOfType(checker.getTypeOfSymbolAtLocation(own, node), ts);
  return found(node, slug, path);
}

/** Whether a name is the last step of an access, which is found as a whole. */
function isName(node: ts.Node, ts: OpenProgram["ts"]): boolean {
  return (
    ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
  );
}

function found(node: ts.Node, slug: string, path?: string): Finding {
  const position = node.getStart();
  return {
    kind: "variable",
    position,
    events: [slug],
    ...(path !== undefined && { path }),
  };
}

/** A text where a variable path is asked for. */
function findLiteral(
  node: ts.StringLiteralLike,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  const wanted = wantedAt(node, program);
  return wanted && ofWanted(node, node.text, wanted, program, code);
}

/** A constant of people's own, with a path in it, where a variable path is asked for. */
function findNamed(
  node: ts.Expression,
  program: OpenProgram,
  code: GeneratedCode,
): Finding | undefined {
  const { ts, checker } = program;
  if (!ts.isIdentifier(node) || !isPassedOn(node, ts) || isName(node, ts))
    return undefined;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  const initializer =
    declaration &&
    ts.isVariableDeclaration(declaration) &&
    withoutWrappers(declaration.initializer, ts);
  if (!initializer || !ts.isStringLiteralLike(initializer)) return undefined;
  if (findLiteral(initializer, program, code)) return undefined;
  const wanted = wantedAt(node, program);
  return wanted && ofWanted(node, initializer.text, wanted, program, code);
}

function withoutWrappers(
  node: ts.Expression | undefined,
  ts: OpenProgram["ts"],
): ts.Expression | undefined {
  return node && isWrapper(node, ts)
    ? withoutWrappers(node.expression, ts)
    : node;
}

/** The type that is asked for; of a type parameter what it has to be, not what it became by the text itself. */
function wantedAt(
  node: ts.Expression,
  { checker, ts }: OpenProgram,
): ts.Type | undefined {
  const { parent } = node;
  const parameters = ts.isCallExpression(parent)
    ? checker.getResolvedSignature(parent)?.declaration?.parameters
    : undefined;
  const index = ts.isCallExpression(parent)
    ? parent.arguments.indexOf(node)
    : -1;
  const parameter = parameters?.[index];
  const type =
    parameter && ts.isParameter(parameter) && parameter.type
      ? checker.getTypeFromTypeNode(parameter.type)
      : undefined;
  return type?.isTypeParameter() ? type : checker.getContextualType(node);
}

/** The text is a path if what is asked for are the paths of one event or several, and nothing else. */
function ofWanted(
  node: ts.Node,
  path: string,
  wanted: ts.Type,
  { checker }: OpenProgram,
  { events }: GeneratedCode,
): Finding | undefined {
  const type = checker.getNonNullableType(
    checker.getBaseConstraintOfType(wanted) ?? wanted,
  );
  const types = new Set(type.isUnion() ? type.types : [type]);
  const asked = [...events].filter(
    ([, { pathTypes }]) => pathTypes.size > 0 && isPartOf(pathTypes, types),
  );
  const known = new Set(asked.flatMap(([, { pathTypes }]) => [...pathTypes]));
  if (!isPartOf(types, known)) return undefined;
  const having = asked.filter(([, { paths }]) =>
    paths.some((pattern) => matches(path, pattern)),
  );
  if (having.length === 0) return undefined;
  return {
    kind: "variable",
    position: node.getStart(),
    events: having.map(([slug]) => slug),
    path,
  };
}

function isPartOf<T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean {
  return [...part].every((each) => whole.has(each));
}
