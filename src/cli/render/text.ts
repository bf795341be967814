import { relative, sep } from "node:path";
import { replaceUnseen, unicodeEscape } from "../../base/unseen.js";

/**
 * Text from files and users, made safe for one line of a terminal: what is not plain text is shown as
 * the escape that JSON has for it.
 */
export function visible(text: string): string {
  return replaceUnseen(text, unicodeEscape);
}

/** As {@link visible}, for text of several lines; each is indented. */
export function visibleLines(text: string, indent: string): string {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `${indent}${visible(line)}`.trimEnd())
    .join("\n");
}

/** A path as it is shown: relative to the working folder, with forward slashes. */
export function shownPath(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join("/") || ".";
}

/** `1 event`, `2 events`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `12,044`. */
export function amount(number: number): string {
  return number.toLocaleString("en-US");
}

/** `84 ms`, `1.2 s`. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}
