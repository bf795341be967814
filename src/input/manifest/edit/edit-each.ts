import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { firstIndent, indentAt } from "./json-layout.js";

/** Changes a JSON text, which has the property alone, at the path that it has in the whole. */
export type PropertyEdit = (text: string) => string;

/**
 * Edits many properties of an object in a JSON text that is free of mistakes. Each is edited in a small text of its own that
 * is laid out as the whole is, so that the time it takes does not grow with the number of edits times the whole.
 *
 * @param into the names of the properties that lead to the object
 */
export function editEach(
  source: string,
  into: readonly string[],
  edits: ReadonlyMap<string, PropertyEdit>,
): string {
  if (edits.size === 0) return source;
  const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = source.slice(mark.length);
  const root = parseTree(text, [], { allowTrailingComma: true });
  const object = root && findNodeAtLocation(root, [...into]);
  const pieces = [mark];
  let from = 0;
  for (const property of object?.children ?? []) {
    const edit = edits.get(String(property.children?.[0]?.value));
    if (!edit) continue;
    pieces.push(text.slice(from, property.offset));
    pieces.push(editAlone(text, property, into, edit));
    from = property.offset + property.length;
  }
  return pieces.join("") + text.slice(from);
}

function editAlone(
  text: string,
  { offset, length }: Node,
  into: readonly string[],
  edit: PropertyEdit,
): string {
  const isOneLine = !text.trimEnd().includes("\n");
  const eol = isOneLine ? "" : text.includes("\r\n") ? "\r\n" : "\n";
  const unit = eol && eol + firstIndent(text);
  const names = into.map((name) => `${JSON.stringify(name)}:{`);
  const head = `{${unit}${names.join("")}${eol}${indentAt(text, offset)}`;
  const tail = "}".repeat(into.length + 1);
  const edited = edit(head + text.slice(offset, offset + length) + tail);
  return edited.slice(head.length, edited.length - tail.length);
}
