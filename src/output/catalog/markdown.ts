import { replaceUnseen, unicodeEscape } from "../../base/unseen.js";

/**
 * Text from users gets into Markdown through these functions and no other way: it is neither markup nor HTML there, and
 * holds nothing unseen.
 */

/** A text of one line; it may stand in a cell of a table. */
export function inline(text: string): string {
  return visible(text.trim().replace(/\s+/g, " "))
    .replace(/[\\`*_[\]<>|~$#&!]/g, "\\$&")
    .replace(/^[-+=]/, "\\$&")
    .replace(/^(\d+)(?=[.)])/, "$1\\");
}

/** A text of several lines and paragraphs. */
export function paragraphs(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(inline)
    .join("\n");
}

/** A text as code in a line; it may stand in a cell of a table. */
export function code(text: string): string {
  const shown = visible(text).replaceAll("|", "\\|");
  const fence = fenceFor(shown, 1);
  const space = /^`|`$|^ .* $/.test(shown) || shown === "" ? " " : "";
  return fence + space + shown + space + fence;
}

/** Lines of code. */
export function block(language: string, text: string): string {
  const shown = replaceUnseen(text.trimEnd(), (character) =>
    /[\t\n]/.test(character) ? character : unicodeEscape(character),
  );
  const fence = fenceFor(shown, 3);
  return `${fence}${language}\n${shown}\n${fence}\n`;
}

function visible(text: string): string {
  return replaceUnseen(text, unicodeEscape);
}

/** More backticks than stand together in the text. */
function fenceFor(text: string, least: number): string {
  const runs = text.match(/`+/g) ?? [];
  return "`".repeat(Math.max(least, ...runs.map(({ length }) => length + 1)));
}
