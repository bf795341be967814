import type { EventHead } from "../../event/event.js";
import { literalKey, stringLiteral } from "../typescript/escape.js";
import { lineWidth } from "../typescript/layout.js";
import { stringProperty } from "../typescript/literal-property.js";

type Filled = EventHead["filled"];

const step = "  ";

/** A trigger's request, the old paths of its payload filled from the new ones. */
export function filledRequest(filled: Filled, indent: string): string {
  return filled.length === 0
    ? "request"
    : `fillRenamed(request, ${renamedPaths(filled, indent)})`;
}

/** The old paths with the new ones, as an object literal. */
export function renamedPaths(filled: Filled, indent: string): string {
  const lines = filled.map((each) => entry(each, indent + step));
  return `{\n${lines.join("")}${indent}}`;
}

function entry([old, from]: Filled[number], indent: string): string {
  const key = literalKey(old);
  if (typeof from === "string") return stringProperty(key, from, indent);
  const items = [stringLiteral(from[0]), String(from[1])];
  const line = `${indent}${key}: [${items.join(", ")}],\n`;
  if (line.length - 1 <= lineWidth) return line;
  const lines = items.map((item) => `${indent}${step}${item},\n`);
  return `${indent}${key}: [\n${lines.join("")}${indent}],\n`;
}
