import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import type { JsonPath } from "../../../base/json/json.js";
import { commaBehind } from "./insert.js";
import { layoutOf, printInline, printLines } from "./json-layout.js";

/** Puts a value in the place of another in a JSON text that is free of mistakes; every other byte stays. */
export function replaceValue(
  source: string,
  path: JsonPath,
  value: string,
): string {
  return edit(source, path, (text, node) => {
    const { parent } = node;
    const layout = layoutOf(text, parent?.parent ?? node);
    const printed = layout.oneLine
      ? printInline(value)
      : printLines(value, layout);
    const end = node.offset + node.length;
    return text.slice(0, node.offset) + printed + text.slice(end);
  });
}

/** Takes a property out of a JSON text that is free of mistakes, with its comma; comments stay. */
export function removeProperty(source: string, path: JsonPath): string {
  return edit(source, path, (text, { parent: property }) => {
    const object = property?.parent;
    if (!object) return text;
    const { offset, length } = property;
    const closer = object.offset + object.length - 1;
    const comma = commaBehind(text, offset + length, closer);
    const to = comma === undefined ? offset + length : comma + 1;
    // What follows on the same line must not get into a comment that ends the line before.
    const endsLine = /^[ \t]*(?:\r?\n|$)/.test(text.slice(to));
    const from = endsLine ? text.slice(0, offset).trimEnd().length : offset;
    const rest = text.slice(to);
    if (comma !== undefined) return text.slice(0, from) + rest;
    return withoutLastComma(text.slice(0, from), object, property) + rest;
  });
}

/** The text before the last property, without the comma that stood before it. */
function withoutLastComma(text: string, object: Node, last: Node): string {
  const { children = [] } = object;
  const before = children[children.indexOf(last) - 1];
  if (!before) return text;
  const comma = commaBehind(text, before.offset + before.length, text.length);
  return comma === undefined
    ? text
    : text.slice(0, comma) + text.slice(comma + 1);
}

function edit(
  source: string,
  path: JsonPath,
  change: (text: string, node: Node) => string,
): string {
  const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = source.slice(mark.length);
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, [...path]);
  if (!node) throw new RangeError("there is nothing at the path");
  return mark + change(text, node);
}
