import type { EventHead } from "../../event/event.js";
import type { FilledFrom } from "../../event/filled-paths.js";
import { literalKey, stringLiteral } from "../typescript/escape.js";
import { lineWidth } from "../typescript/layout.js";
import { stringProperty } from "../typescript/literal-property.js";

const step = "  ";

/** What an event is sent with besides its slug, as lines of an object literal. */
export function printAddress(
  { name, app, filled }: Pick<EventHead, "name" | "app" | "filled">,
  indent: string,
): string {
  return [
    stringProperty("event", name, indent),
    app === undefined ? "" : stringProperty("app", app, indent),
    filled.length === 0 ? "" : printFill(filled, indent),
  ].join("");
}

/** An arrow function, so that bundlers may leave it out with what it is in. */
function printFill(filled: EventHead["filled"], indent: string): string {
  const inner = indent + step;
  const lines = filled.map(([old, from]) =>
    printSource(literalKey(old), from, inner + step),
  );
  return `${indent}fill: (body) =>\n${inner}fillRenamed(body, {\n${lines.join("")}${inner}}),\n`;
}

function printSource(key: string, from: FilledFrom, indent: string): string {
  if (typeof from === "string") return stringProperty(key, from, indent);
  const items = [stringLiteral(from[0]), String(from[1])];
  const line = `${indent}${key}: [${items.join(", ")}],\n`;
  if (line.length - 1 <= lineWidth) return line;
  const lines = items.map((item) => `${indent}${step}${item},\n`);
  return `${indent}${key}: [\n${lines.join("")}${indent}],\n`;
}
