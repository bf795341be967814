import { replaceUnseen } from "../../../base/unseen.js";
import { plainLines } from "../doc-comment.js";
import type { PathPart } from "../path-constants.js";

/** A string literal. */
export function rustString(text: string): string {
  return `"${escape(text)}"`;
}

/** A call of `format!` with a path's texts, and the names of its parameters. */
export function rustFormat(parts: readonly PathPart[]): string {
  const body = parts.map((part) =>
    typeof part === "string"
      ? escape(part.replace(/[{}]/g, "$&$&"))
      : `{${part.name}}`,
  );
  return `format!("${body.join("")}")`;
}

function escape(text: string): string {
  return replaceUnseen(
    text.replace(/[\\"]/g, "\\$&"),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/**
 * Comment lines for rustdoc. It reads Markdown, and `cargo test` runs the code in it: a text has none when no line begins
 * or goes on with several spaces, and no three of the signs that fence code stand together.
 */
export function rustDoc(
  texts: readonly string[],
  indent = "",
  sign = "///",
): readonly string[] {
  return plainLines(texts).map((line) => {
    const text = line
      .trimStart()
      .replace(/\s+/g, " ")
      .replace(/`{3,}|~{3,}/g, (fence) => fence.replace(/./g, String.raw`\$&`));
    return `${indent}${sign} ${text}`.trimEnd();
  });
}

const keywords: ReadonlySet<string> = new Set(
  "abstract as async await become box break const continue do dyn else enum extern false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return static struct trait true try type typeof unsafe unsized use virtual where while yield".split(
    " ",
  ),
);

/** Words that are no names, not even raw ones. */
const neverNames: ReadonlySet<string> = new Set([
  "crate",
  "self",
  "Self",
  "super",
]);

/** A name, without what makes a raw one of a keyword. */
export function rustName(text: string): string {
  const letters = text.normalize("NFC").replace(/[^\p{XID_Continue}]+/gu, "");
  const name = /^[\p{XID_Start}_]/u.test(letters) ? letters : `_${letters}`;
  return name === "_" || neverNames.has(name) ? `${name}_` : name;
}

/** How a name is written. */
export function asWritten(name: string): string {
  return keywords.has(name) ? `r#${name}` : name;
}

/** A line's width in rustfmt's style. */
const width = 100;

/** Whether a line is as short as rustfmt wants it. */
export function fits(line: string, most = width): boolean {
  const wide =
    line.match(
      /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{Emoji_Presentation}\uff01-\uff60]/gu,
    ) ?? [];
  const marks = line.match(/\p{M}/gu) ?? [];
  return Array.from(line).length + wide.length - marks.length <= most;
}

/** A line, broken at the last of the places where that makes it short enough, if any does. */
export function rustLine(
  parts: readonly [string, string, ...string[]],
  indent = "",
): readonly string[] {
  const line = indent + parts.join(" ");
  if (fits(line)) return [line];
  const broken = parts
    .slice(1)
    .map((_, index) => [
      indent + parts.slice(0, index + 1).join(" "),
      `${indent}    ${parts.slice(index + 1).join(" ")}`,
    ])
    .reverse();
  return broken.find((lines) => lines.every((one) => fits(one))) ?? [line];
}

/** An attribute of what is in a block. */
export function rustAttribute(content: string): readonly string[] {
  const line = `    #[serde(${content})]`;
  // As rustfmt counts.
  return fits(line, width - 1)
    ? [line]
    : ["    #[serde(", `        ${content}`, "    )]"];
}
