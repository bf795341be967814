import { stringLiteral } from "./escape.js";
import { lineWidth } from "./layout.js";

/** Keys shorter than this keep their value on their line, however long it is. */
const shortKey = 5;

/** A line of an object literal with a string as its value. */
export function stringProperty(
  key: string,
  text: string,
  indent: string,
): string {
  return literalProperty(key, stringLiteral(text), indent);
}

/**
 * A line of an object literal with a literal as its value. Prettier moves a string that does not fit to a
 * line of its own, but never a template.
 */
export function literalProperty(
  key: string,
  literal: string,
  indent: string,
): string {
  const line = `${indent}${key}: ${literal},\n`;
  const moves =
    line.length - 1 > lineWidth &&
    key.length >= shortKey &&
    !literal.startsWith("`");
  return moves ? `${indent}${key}:\n${indent}  ${literal},\n` : line;
}
