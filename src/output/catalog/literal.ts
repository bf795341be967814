import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { replaceUnseen } from "../../base/unseen.js";

/** How a language writes JSON values. */
export interface LiteralStyle {
  readonly string: (text: string) => string;
  /** A key, and what leads from it to the value: by default a colon. */
  readonly key: (text: string) => string;
  readonly leads?: string;
  readonly null: string;
  readonly true: string;
  readonly false: string;
  readonly object: string;
  readonly list: string;
  readonly close: string;
  readonly step: string;
  /** Whether the values of properties stand below each other, as far as they have a line each. */
  readonly aligns?: true;
}

/** A value as a literal: a property and an item a line, with a comma behind each. */
export function literal(
  value: Json,
  style: LiteralStyle,
  indent: string,
): string {
  if (typeof value === "string") return style.string(value);
  if (value === null) return style.null;
  if (typeof value === "boolean") return value ? style.true : style.false;
  if (typeof value === "number")
    return Number.isFinite(value)
      ? String(value)
      : `${value > 0 ? "" : "-"}1e308`;
  const inner = indent + style.step;
  const items = isList(value)
    ? value.map((item) => literal(item, style, inner))
    : propertiesOf(value, style, inner);
  const open = isObject(value) ? style.object : style.list;
  const close = isObject(value) ? "}" : style.close;
  if (items.length === 0) return open + close;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}${close}`;
}

function propertiesOf(
  object: JsonObject,
  style: LiteralStyle,
  indent: string,
): readonly string[] {
  const properties = Object.entries(object).map(
    ([key, child]) =>
      [
        style.key(key) + (style.leads ?? ":"),
        literal(child, style, indent),
      ] as const,
  );
  let width = 0;
  return properties.map(([key, value], nth) => {
    if (value.includes("\n") || style.aligns !== true) {
      width = 0;
      return `${key} ${value}`;
    }
    if (width === 0) {
      const rest = properties.slice(nth);
      const end = rest.findIndex(([, other]) => other.includes("\n"));
      const run = end < 0 ? rest : rest.slice(0, end);
      width = Math.max(...run.map(([other]) => other.length));
    }
    return `${key.padEnd(width)} ${value}`;
  });
}

/**
 * A string literal of Python, Go and others whose escapes are those of JSON, but for characters beyond the first plane:
 * `\U0001f600`. Half a character is none in Go.
 */
export function quoted(text: string): string {
  const json = JSON.stringify(text.toWellFormed());
  return replaceUnseen(json, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4
      ? `\\U${code.padStart(8, "0")}`
      : `\\u${code.padStart(4, "0")}`;
  });
}
