import type { ts } from "ts-morph";
import { anySign } from "../../type/variable-path.js";
import type { GeneratedCode } from "./generated-code.js";
import type { OpenProgram } from "./open-programs.js";
import { matches } from "./path-of-type.js";
import { staticText, unknownText } from "./static-text.js";
import type { Finding } from "./usage.js";

const template = /\{\{\s*(?:event|start)\.body\.([^{}]+?)\s*\}\}/g;

const opening = /\{\{\s*(?:event|start)\.body\b/g;

const reason =
  "A template that is written out follows no change of the event; take it from `variableTemplate`.";

/** Finds, in a text that is written out, the templates of variables that events have. */
export function findTemplates(
  node: ts.Node,
  program: OpenProgram,
  code: GeneratedCode,
): readonly Finding[] {
  if (!isWholeText(node, program.ts)) return [];
  const openings = [...node.getText().matchAll(opening)];
  const found = [...staticText(node, program).matchAll(template)];
  return found.flatMap(([, written = ""], index) => {
    const path = written
      .replaceAll(unknownText, anySign)
      .replaceAll(/\[(\d+|\*)\]/g, ".$1");
    const events = eventsWith(path, code);
    const position = node.getStart() + (openings[index]?.index ?? 0);
    return events.length === 0
      ? []
      : [
          {
            kind: "template" as const,
            position,
            events,
            path,
            reason,
            target: { text: node },
          },
        ];
  });
}

function eventsWith(path: string, { events }: GeneratedCode) {
  return [...events]
    .filter(([, { paths }]) => paths.some((known) => matches(path, known)))
    .map(([slug]) => slug);
}

/** Whether it is a text, and no part of one. */
function isWholeText(node: ts.Node, ts: OpenProgram["ts"]): boolean {
  const isText =
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    isSum(node, ts);
  return (
    isText &&
    !isSum(node.parent, ts) &&
    !ts.isTemplateSpan(node.parent) &&
    !ts.isLiteralTypeNode(node.parent)
  );
}

function isSum(node: ts.Node, ts: OpenProgram["ts"]): boolean {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.PlusToken
  );
}
