import { isList, isObject, type Json } from "../../base/json/json.js";
import { escapeJsonText } from "../../base/unseen.js";
import { lineWidth } from "../typescript/layout.js";

const step = "  ";

/** JSON text as prettier lays it out, with nothing unseen in it: objects a property a line, arrays on one line where they fit. */
export function printJson(value: Json): string {
  return `${layout(value, "", 0)}\n`;
}

/** @param room how many characters beside the value its line has to hold */
function layout(value: Json, indent: string, room: number): string {
  if (typeof value !== "object" || value === null) return scalar(value);
  const inner = indent + step;
  if (isList(value)) {
    const line = flat(value);
    if (line !== undefined && line.length + room <= lineWidth) return line;
    if (isNumbers(value)) return `[\n${fill(value, inner)}\n${indent}]`;
    return `[\n${value.map((item) => inner + layout(item, inner, inner.length + 1)).join(",\n")}\n${indent}]`;
  }
  let lines = "";
  for (const [key, child] of Object.entries(value)) {
    const name = scalar(key);
    const text = layout(
      child,
      inner,
      inner.length + name.length + ": ,".length,
    );
    lines += `${lines === "" ? "\n" : ",\n"}${inner}${name}: ${text}`;
  }
  return lines === "" ? "{}" : `{${lines}\n${indent}}`;
}

/** Most strings need no escape, and asking is cheaper than escaping. */
function scalar(value: Json): string {
  return typeof value === "string" && /^[\w $./:@-]*$/.test(value)
    ? `"${value}"`
    : escapeJsonText(JSON.stringify(value));
}

/** An array on one line, where nothing in it has lines of its own. */
function flat(value: Json): string | undefined {
  if (isList(value)) {
    const items = value.map(flat);
    return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
  }
  return isObject(value) && Object.keys(value).length > 0
    ? undefined
    : scalar(value);
}

function isNumbers(items: readonly Json[]): items is readonly number[] {
  return items.length > 1 && items.every((item) => typeof item === "number");
}

/** Numbers, as many a line as there is room for. */
function fill(numbers: readonly number[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  numbers.forEach((number, index) => {
    const text =
      JSON.stringify(number) + (index < numbers.length - 1 ? "," : "");
    const longer = line === indent ? line + text : `${line} ${text}`;
    if (longer.length > lineWidth && line !== indent) {
      lines.push(line);
      line = indent + text;
    } else {
      line = longer;
    }
  });
  return [...lines, line].join("\n");
}
