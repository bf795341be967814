import { replaceUnseen } from "../../../base/unseen.js";
import type { EventNames } from "../../../event/names.js";
import { headerText } from "../../print/header.js";
import { snakeCase, wordsOf } from "../key-words.js";

/** What the first line of every file is. */
export const pythonHeader = `# ${headerText}`;

/** A line's width in black's style. */
export const pythonWidth = 88;

/** A string literal, in the quotes that black would take. */
export function pythonString(text: string): string {
  return quote(escape(text), "");
}

/** An f-string of texts and the names of variables. */
export function pythonFormat(
  parts: readonly (string | { readonly name: string })[],
): string {
  const body = parts.map((part) =>
    typeof part === "string"
      ? escape(part).replace(/[{}]/g, "$&$&")
      : `{${part.name}}`,
  );
  return quote(body.join(""), "f");
}

/** Escapes all that is unseen, and what has a meaning in strings but for quotes. */
function escape(text: string): string {
  const plain = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return replaceUnseen(plain, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4
      ? `\\U${code.padStart(8, "0")}`
      : `\\u${code.padStart(4, "0")}`;
  });
}

function quote(body: string, prefix: string): string {
  const count = (sign: string): number => body.split(sign).length;
  const sign = count('"') > count("'") ? "'" : '"';
  return prefix + sign + body.replaceAll(sign, `\\${sign}`) + sign;
}

/** A value behind its name; in brackets, as black has it, where that makes the line short enough. */
export function pythonAssignment(
  head: string,
  value: string,
  indent = "",
): readonly string[] {
  const inner = `${indent}    ${value}`;
  return (head + value).length > pythonWidth && inner.length <= pythonWidth
    ? [`${head}(`, inner, `${indent})`]
    : [head + value];
}

/** Comment lines of a text of any kind. */
export function pythonComment(
  lines: readonly string[],
  indent = "",
): readonly string[] {
  return lines
    .flatMap((line) => line.split(/\r\n|[\n\r\u2028\u2029]/))
    .map((line) => `${indent}# ${replaceUnseen(line, () => " ")}`.trimEnd());
}

const keywords: ReadonlySet<string> = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

/** Whether a text is a name in Python, and read as it is written. */
export function isPythonName(text: string): boolean {
  return (
    /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text) &&
    text.normalize("NFKC") === text &&
    !keywords.has(text)
  );
}

/** What an event's module is called, and the function in it that fires the event. */
export function pythonNames({ file }: Pick<EventNames, "file">): {
  readonly module: string;
  readonly trigger: string;
} {
  const words = snakeCase(wordsOf(file));
  const name = /^\p{XID_Start}/u.test(words) ? words : `_${words}`;
  return {
    module: isPythonName(name) ? name : `${name}_`,
    trigger: `trigger_${words.normalize("NFKC")}`,
  };
}
