import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import type { JsonPath } from "../../../base/json/json.js";
import {
  type Layout,
  layoutOf,
  printInline,
  printLines,
} from "./json-layout.js";

/** Something to be put into an object or an array of a JSON text. */
export interface Entry {
  /** The name of the property, in an object. */
  readonly key?: string;
  /** JSON. */
  readonly value: string;
  /** What is to be said above it, on one line. */
  readonly comment?: string | undefined;
}

/** Where entries are to be put. */
export interface Spot {
  /** The object or array. */
  readonly into: JsonPath;
  /** The property that they are to stand behind; by default the last. */
  readonly behind?: string;
}

/** An entry, and where it is to be put. */
export type Insertion = Spot & Entry;

/**
 * Puts a value into a JSON text, which has to be free of mistakes, in the way that its neighbours are laid out. Every
 * other byte stays: comments with what they are about, and trailing commas.
 */
export function insertJson(source: string, insertion: Insertion): string {
  return insertEntries(source, insertion, [insertion]);
}

/** The same for several values, one behind the other. */
export function insertEntries(
  source: string,
  spot: Spot,
  entries: readonly Entry[],
): string {
  if (entries.length === 0) return source;
  const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = source.slice(mark.length);
  const root = parseTree(text, [], { allowTrailingComma: true });
  const container = root && findNodeAtLocation(root, [...spot.into]);
  if (!container) throw new RangeError("there is nothing at the path");
  return mark + insertInto(text, container, spot, entries);
}

function insertInto(
  text: string,
  container: Node,
  { behind }: Spot,
  entries: readonly Entry[],
): string {
  const layout = layoutOf(text, container);
  const lines = entries.map((entry) => onLines(entry, layout)).join(",");
  const inline = entries.map(onOneLine).join(",");
  const last = neighbour(container, behind);
  const closer = container.offset + container.length - 1;
  if (!last) {
    const from = text.slice(0, closer).trimEnd().length;
    const [entry, end] = layout.oneLine
      ? [inline, " "]
      : [lines, `${layout.eol}${layout.outer}`];
    return splice(text, from, closer, entry + end);
  }

  const end = last.offset + last.length;
  const comma = commaBehind(text, end, closer);
  if (layout.oneLine) return splice(text, end, end, `,${inline}`);
  const from = endOfLine(text, comma === undefined ? end : comma + 1, closer);
  // A list that stood on one line of several is broken before its end.
  const tail =
    text.slice(from, closer).includes("\n") || !isLast(container, last)
      ? ""
      : `${layout.eol}${layout.outer}`;
  const to = tail === "" ? from : closer;
  if (comma !== undefined) return splice(text, from, to, `${lines},${tail}`);
  return splice(splice(text, from, to, lines + tail), end, end, ",");
}

function onLines({ key, value, comment }: Entry, layout: Layout): string {
  const { eol, inner } = layout;
  const said = comment === undefined ? "" : `// ${comment}${eol}${inner}`;
  return `${eol}${inner}${said}${nameOf(key)}${printLines(value, layout)}`;
}

function onOneLine({ key, value, comment }: Entry): string {
  const said = comment === undefined ? "" : `/* ${comment} */ `;
  return ` ${said}${nameOf(key)}${printInline(value)}`;
}

function nameOf(key: string | undefined): string {
  return key === undefined ? "" : `${JSON.stringify(key)}: `;
}

function neighbour(
  container: Node,
  behind: string | undefined,
): Node | undefined {
  const children = container.children ?? [];
  const named = children.find(
    ({ children }) => behind !== undefined && children?.[0]?.value === behind,
  );
  return named ?? children.at(-1);
}

function isLast(container: Node, child: Node): boolean {
  return container.children?.at(-1) === child;
}

/** The offset of the comma behind a value, where there is one. */
export function commaBehind(
  text: string,
  from: number,
  to: number,
): number | undefined {
  for (let at = from; at < to; at += 1) {
    if (text[at] === ",") return at;
    at = endOfComment(text, at) ?? at;
  }
  return undefined;
}

/** Behind the comments that follow on the same line: they are about what stands there. */
function endOfLine(text: string, from: number, to: number): number {
  let end = from;
  for (let at = from; at < to; at += 1) {
    if (/[\r\n]/.test(text.charAt(at))) break;
    if (/\s/.test(text.charAt(at))) continue;
    const comment = endOfComment(text, at);
    if (comment === undefined || text.slice(at, comment).includes("\n")) break;
    at = comment;
    end = comment + 1;
  }
  return end;
}

/** The offset of the last character of a comment that begins here. */
function endOfComment(text: string, at: number): number | undefined {
  const opening = text.slice(at, at + 2);
  if (opening === "//") {
    const line = /[\r\n]/.exec(text.slice(at));
    return line ? at + line.index - 1 : text.length - 1;
  }
  return opening === "/*" ? text.indexOf("*/", at + 2) + 1 : undefined;
}

function splice(text: string, from: number, to: number, piece: string): string {
  return text.slice(0, from) + piece + text.slice(to);
}
