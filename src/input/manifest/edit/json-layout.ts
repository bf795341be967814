import { type Node, visit } from "jsonc-parser";

/** How a JSON text is laid out where something is to be put into it. */
export interface Layout {
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
  /** What stands before the entries of the object or array, and before its own end. */
  readonly inner: string;
  readonly outer: string;
  /** Whether the text has no lines. */
  readonly oneLine: boolean;
}

/** Finds out the layout of a text, and of one object or array in it. */
export function layoutOf(text: string, container: Node): Layout {
  const unit = firstIndent(text);
  const outer = indentAt(text, container.offset);
  const first = container.children?.[0];
  const inner =
    first && startsLine(text, first.offset)
      ? indentAt(text, first.offset)
      : outer + unit;
  return {
    eol: text.includes("\r\n") ? "\r\n" : "\n",
    unit,
    inner,
    outer,
    oneLine: !text.trimEnd().includes("\n"),
  };
}

/** One step of indentation of a text: that of the first line that has any. */
export function firstIndent(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
}

/** What stands before the first character of the line that an offset is in. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(lineBefore(text, offset))?.[0] ?? "";
}

function startsLine(text: string, offset: number): boolean {
  return text.includes("\n") && lineBefore(text, offset).trim() === "";
}

/** JSON on lines of its own, but for the first; numbers and strings stay as they are written. */
export function printLines(json: string, { eol, unit, inner }: Layout): string {
  return print(json, (depth) => eol + inner + unit.repeat(depth), ": ");
}

/** JSON on one line. */
export function printInline(json: string): string {
  return print(json, () => "", ":");
}

/**
 * Prints the tokens of a JSON text, without comments and trailing commas.
 *
 * @param lineAt what stands before an entry, and before an end, at a depth
 */
function print(
  json: string,
  lineAt: (depth: number) => string,
  colon: string,
): string {
  const pieces: string[] = [];
  let depth = 0;
  /** What was before: the beginning of an object or array, an entry of it, or the name of a property. */
  let before: "begin" | "entry" | "name" = "name";
  const add = (token: string): void => {
    if (before === "entry") pieces.push(",");
    if (before !== "name") pieces.push(lineAt(depth));
    pieces.push(token);
    before = "entry";
  };
  const open = (token: string): void => {
    add(token);
    depth += 1;
    before = "begin";
  };
  const close = (token: string): void => {
    depth -= 1;
    if (before === "entry") pieces.push(lineAt(depth));
    pieces.push(token);
    before = "entry";
  };
  const written = (offset: number, length: number): string =>
    json.slice(offset, offset + length);
  visit(json.replace(/^\uFEFF/, " "), {
    onObjectBegin: () => open("{"),
    onObjectEnd: () => close("}"),
    onArrayBegin: () => open("["),
    onArrayEnd: () => close("]"),
    onObjectProperty: (_, offset, length) => {
      add(written(offset, length) + colon);
      before = "name";
    },
    onLiteralValue: (_, offset, length) => add(written(offset, length)),
  });
  return pieces.join("");
}
