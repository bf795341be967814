/**
 * The only way by which text from a user (slugs, keys, names, descriptions) gets into generated code.
 * Everything else in this folder puts together what comes out of these functions.
 */

import { isList, isObject, type Json } from "../../base/json/json.js";
import { replaceUnseen, unicodeEscape } from "../../base/unseen.js";

const shortEscapes: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
};

// Most keys and names are of letters, digits and a few signs, and stand for themselves everywhere.
const plain = /^[\w $./:@-]*$/;

/** A string literal, in the quotes that prettier would choose. */
export function stringLiteral(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  const quote = count(text, '"') > count(text, "'") ? "'" : '"';
  return (
    quote +
    escapeCharacters(
      text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`),
    ) +
    quote
  );
}

/** What stands between the backticks of a template literal, without substitutions. */
export function templateText(text: string): string {
  if (plain.test(text) && !text.includes("$")) return text;
  return escapeCharacters(text.replace(/[\\`]|\$(?=\{)/g, "\\$&"));
}

/** A property name: bare where it may be. Where it is written in an object literal, see {@link literalKey}. */
export function propertyKey(key: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key) ? key : stringLiteral(key);
}

/** A property name in an object literal, where a bare `__proto__` would set the prototype instead. */
export function literalKey(key: string): string {
  return key === "__proto__" ? '["__proto__"]' : propertyKey(key);
}

/** The type of one constant. */
export function literalType(value: Json): string {
  if (typeof value === "string") return stringLiteral(value);
  if (isList(value)) return `[${value.map(literalType).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([key, child]) => `${propertyKey(key)}: ${literalType(child)}`,
    );
    return members.length === 0
      ? "Record<string, never>"
      : `{ ${members.join("; ")} }`;
  }
  // The literal of a number beyond all range is no number in TypeScript.
  if (typeof value === "number" && !Number.isFinite(value)) return "number";
  // Prettier writes exponents without a plus sign.
  return String(value).replace("e+", "e");
}

/** JSON as an object or array literal. */
export function jsonLiteral(value: Json): string {
  // A quote in a string has a backslash before it, so that only keys are found.
  return JSON.stringify(value).replaceAll('"__proto__":', '["__proto__"]:');
}

/** Code of another generator, in which text from a user stands in string literals alone. */
export function foreignCode(code: string): string {
  return code.split("\n").map(escapeCharacters).join("\n");
}

/** Declarations that TypeScript makes of code printed here: it writes keys and constants anew, without their escapes. */
export function foreignDeclarations(code: string): string {
  return code
    .replace(
      /^( *readonly )([\p{ID_Continue}$\u200c\u200d]+)(?=: )/gmu,
      (_, before: string, key: string) => before + propertyKey(key),
    )
    .split("\n")
    .map((line) => replaceUnseen(line, unicodeEscape))
    .join("\n");
}

/** A JSDoc comment of the given lines, or nothing; `indent` is put before each of its lines. */
export function docComment(lines: readonly string[], indent: string): string {
  const [first, ...others] = lines.every(isHarmless)
    ? lines
    : lines.flatMap(commentLines);
  if (first === undefined) return "";
  if (others.length === 0) return `${indent}/** ${first} */\n`;
  let comment = `${indent}/**\n`;
  for (const line of [first, ...others])
    comment += line === "" ? `${indent} *\n` : `${indent} * ${line}\n`;
  return `${comment}${indent} */\n`;
}

/** Whether a comment can hold the text as it is: one line of ASCII that does not end the comment. */
function isHarmless(text: string): boolean {
  return /^[!-)+-~](?:[ -)+-~]*[!-)+-~])?$/.test(text);
}

/** A comment has no value to keep, so what is unseen is left out: emoji stay readable without their selectors. */
function commentLines(text: string): string[] {
  return text
    .trim()
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) =>
      replaceUnseen(line.replaceAll("\t", " "), () => "")
        .replaceAll("*/", "*\\/")
        .trim(),
    );
}

function escapeCharacters(text: string): string {
  return replaceUnseen(
    text,
    (character) => shortEscapes[character] ?? unicodeEscape(character),
  ).replace(/<(?=\/script|!--)/gi, "\\u003c");
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
