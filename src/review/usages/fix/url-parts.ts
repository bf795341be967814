import type { ts } from "ts-morph";
import type { OpenProgram } from "../open-programs.js";
import { initializerOf, isWrapper, unknownText } from "../static-text.js";
import { decoded } from "../trigger-route.js";
import type { Site } from "./site.js";

/** A part of a URL: its text, or the expression that gives it when the code runs. */
export type UrlPart = string | ts.Expression;

/** Where a request goes. */
export interface EventUrl {
  readonly base: readonly UrlPart[];
  /** What ends it: the slug of the event, or of an application. */
  readonly address: string | undefined;
}

const maxDepth = 8;

/** Takes an expression apart: templates, sums, `new URL` and constants. */
export function urlParts(
  node: ts.Expression,
  program: OpenProgram,
  depth = 0,
): readonly UrlPart[] {
  const { ts, checker } = program;
  const next = (part: ts.Expression) => urlParts(part, program, depth + 1);
  if (depth > maxDepth) return [node];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [
      node.head.text,
      ...node.templateSpans.flatMap(({ expression, literal }) => [
        ...next(expression),
        literal.text,
      ]),
    ];
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.PlusToken
  )
    return [...next(node.left), ...next(node.right)];
  if (isWrapper(node, ts) && !ts.isAwaitExpression(node))
    return next(node.expression);
  if (ts.isNewExpression(node)) return partsOfNewUrl(node, next, ts) ?? [node];
  const type = checker.getTypeAtLocation(node);
  if (type.isStringLiteral()) return [type.value];
  const initializer = initializerOf(node, program);
  const parts = initializer ? next(initializer) : [node];
  const [only, another] = parts;
  return another === undefined && typeof only !== "string" ? [node] : parts;
}

/** `new URL(url)`, and `new URL(path, base)` where both are texts. */
function partsOfNewUrl(
  { expression, arguments: given }: ts.NewExpression,
  next: (part: ts.Expression) => readonly UrlPart[],
  ts: OpenProgram["ts"],
): readonly UrlPart[] | undefined {
  const [first, second] = given ?? [];
  if (!ts.isIdentifier(expression) || expression.text !== "URL" || !first)
    return undefined;
  if (!second) return next(first);
  const base = textOfAll(next(second));
  const path = textOfAll(next(first));
  return base !== undefined && path !== undefined && URL.canParse(path, base)
    ? [new URL(path, base).href]
    : undefined;
}

/** Undefined where a part is known only when the code runs. */
function textOfAll(parts: readonly UrlPart[]): string | undefined {
  const texts = parts.filter((part) => typeof part === "string");
  return texts.length === parts.length ? texts.join("") : undefined;
}

const route =
  /^(?<base>[^]*?)\/api\/v2\/public\/event(?:\/(?<address>[^/?#]*))?\/?$/;

/** Reads the base and the end of a trigger's URL. */
export function readEventUrl(
  parts: readonly UrlPart[],
  { refuse }: Site,
): EventUrl | undefined {
  const text = parts
    .map((part) => (typeof part === "string" ? part : unknownText))
    .join("");
  const { base = "", address } = route.exec(text)?.groups ?? {};
  if (base === "") {
    refuse(
      "CE831",
      text.includes("?")
        ? "The URL has a query, which a generated call has not."
        : "The URL is no base with the route of an event behind it.",
    );
    return;
  }
  if (address?.includes(unknownText)) {
    refuse("CE830", "The slug in the URL is known only when the code runs.");
    return;
  }
  const expressions = parts.filter((part) => typeof part !== "string");
  const pieces = base
    .split(unknownText)
    .flatMap((piece, index) => [...expressions.slice(index - 1, index), piece]);
  return {
    base: pieces.filter((piece) => piece !== ""),
    address: ["", "trigger"].includes(address ?? "")
      ? undefined
      : decoded(address ?? ""),
  };
}
