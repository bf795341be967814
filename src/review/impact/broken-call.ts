import type { ts } from "ts-morph";
import { findTrigger } from "../usages/find-triggers.js";
import { findVariable } from "../usages/find-variables.js";
import type { GeneratedCode } from "../usages/generated-code.js";
import type { OpenProgram } from "../usages/open-programs.js";
import { declarationOf } from "../usages/static-text.js";
import { type CompileError, shortMessage } from "./compile-error.js";
import type { BrokenCall } from "./impact.js";

/** A call that will not compile, and what it says of the reason. */
export interface LocatedCall extends BrokenCall {
  /** The variable path that the code takes there. */
  readonly path?: string;
  /** The keys that the code writes around the place, and those that the compiler names. */
  readonly names: ReadonlySet<string>;
}

/** Finds what an error has to do with: the event, by the code as it was, and the keys. */
export function locateCall(
  error: CompileError,
  node: ts.Node,
  program: OpenProgram,
  code: GeneratedCode,
): LocatedCall {
  const around = [...nodesAround(node, program)];
  const found = around
    .map((each) => eventAt(each, program, code))
    .find((each) => each !== undefined);
  const quoted = error.lines
    .flatMap((line) => [...line.matchAll(/'"?([^'"{}]+)"?'/g)])
    .flatMap(([, text = ""]) => text.split("."));
  const { file, line, column } = error;
  return {
    file,
    line,
    column,
    message: shortMessage(error),
    ...found,
    names: new Set([
      ...quoted,
      ...around.flatMap((each) => keyOf(each, program.ts)),
    ]),
  };
}

/** A node and what it is part of, up to the statement. */
function* nodesAround(
  node: ts.Node,
  { ts }: OpenProgram,
): Generator<ts.Node, void, undefined> {
  for (
    let each = node;
    !ts.isSourceFile(each) && !ts.isBlock(each) && !ts.isClassLike(each);
    each = each.parent
  ) {
    yield each;
    // What does not fit is told at the name of what it is given to.
    if (ts.isVariableDeclaration(each) && each.initializer)
      yield each.initializer;
  }
}

/** What a property, an access or a declaration is called. */
function keyOf(node: ts.Node, ts: OpenProgram["ts"]): readonly string[] {
  if (!ts.isPropertyAccessExpression(node) && !isDeclared(node, ts)) return [];
  const { name } = node;
  return name && "text" in name ? [name.text] : [];
}

function isDeclared(
  node: ts.Node,
  ts: OpenProgram["ts"],
): node is ts.NamedDeclaration {
  return (
    ts.isObjectLiteralElement(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  );
}

/** The one event that a node has to do with. */
function eventAt(
  node: ts.Node,
  program: OpenProgram,
  code: GeneratedCode,
): Pick<LocatedCall, "event" | "path"> | undefined {
  const finding =
    findTrigger(node, program, code) ?? findVariable(node, program, code);
  const [event, another] = finding?.events ?? [];
  if (event !== undefined && another === undefined)
    return {
      event,
      ...(finding?.path !== undefined && { path: finding.path }),
    };
  for (const declaration of declarationsAt(node, program)) {
    const owner = eventOf(declaration, program, code);
    if (owner !== undefined) return { event: owner };
  }
  return undefined;
}

/** What a node is declared as, or is expected to be. */
function declarationsAt(
  node: ts.Node,
  program: OpenProgram,
): readonly ts.Declaration[] {
  const { ts, checker } = program;
  const isNamed = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
  const own = isNamed ? declarationOf(node, program) : undefined;
  const expected = ts.isExpression(node)
    ? checker.getContextualType(node)
    : ts.isVariableDeclaration(node) || ts.isParameter(node)
      ? checker.getTypeAtLocation(node)
      : undefined;
  return [...(own ? [own] : []), ...(expected ? declaredAs(expected) : [])];
}

function declaredAs(type: ts.Type): readonly ts.Declaration[] {
  const parts = type.isUnionOrIntersection() ? type.types : [];
  return [
    ...(type.aliasSymbol?.declarations ?? []),
    ...(type.aliasTypeArguments ?? []).flatMap(declaredAs),
    ...(type.getSymbol()?.declarations ?? []),
    ...parts.flatMap(declaredAs),
  ];
}

/** The event whose generated code a declaration is in: `DealWonPayload` is of `DealWon`. */
function eventOf(
  declaration: ts.Declaration,
  { ts, generated }: OpenProgram,
  { identifiers }: GeneratedCode,
): string | undefined {
  if (!generated.includes(declaration.getSourceFile())) return undefined;
  // Only what stands at the top of a file has the event's name in its own.
  const top = ts.findAncestor(
    declaration,
    (each) =>
      isDeclared(each, ts) &&
      !ts.isObjectLiteralElement(each) &&
      !ts.isBindingElement(each),
  );
  const [written = ""] = top ? keyOf(top, ts) : [];
  const name = written.replace(/^trigger/, "").toLowerCase();
  const [owner] = [...identifiers]
    .filter(([identifier]) => name.startsWith(identifier.toLowerCase()))
    .toSorted(([a], [b]) => b.length - a.length);
  return owner?.[1];
}
