import { docComment } from "./escape.js";
import type { TsMember, TsType } from "./type.js";

/** Columns that a line may have, in prettier's default style. */
export const lineWidth = 80;

const step = "  ";

/** A type literal's or an interface's members, a line or more each, between its braces. */
export function layoutMembers(
  members: readonly TsMember[],
  indent: string,
): string {
  let text = "";
  for (const member of members) text += layoutMember(member, indent);
  return text;
}

/**
 * Lays a type out as prettier does.
 *
 * @param indent the indentation of the line on which the type begins
 * @param column where on that line it begins
 * @param after how many characters have to follow it on its last line
 * @returns its text; it begins with a line break where the whole of it moves to lines of its own
 */
export function layoutType(
  type: TsType,
  indent: string,
  column: number,
  after: number,
): string {
  const line = flat(type);
  if (line !== undefined && column + line.length + after <= lineWidth)
    return line;
  switch (type.kind) {
    case "text":
      return type.text;
    case "object":
      return `{\n${layoutMembers(type.members, indent + step)}${indent}}`;
    case "array":
      return layoutArray(type.items, indent, column, after);
    case "tuple":
    case "intersection":
      return joined(type, indent);
    case "union":
      return hugs(type.members)
        ? hug(type.members, indent, column, after)
        : layoutUnion(type.members, line, indent, after);
    case "apply": {
      const inner = indent + step;
      const last = type.arguments.length - 1;
      const lines = type.arguments.map(
        (argument, index) =>
          inner +
          layoutType(argument, inner, inner.length, index < last ? 1 : 0),
      );
      return `${type.name}<\n${lines.join(",\n")}\n${indent}>${type.tail}`;
    }
  }
}

function layoutMember({ doc, head, type }: TsMember, indent: string): string {
  // Most members are one word long, and nothing in them can be broken.
  if (type.kind === "text" && doc.length === 0 && !head.startsWith("["))
    return `${indent}${head}: ${type.text};\n`;
  const comment = doc.length > 0 ? docComment(doc, indent) : "";
  const begin = indent + layoutHead(head, type, indent);
  const column = begin.length - begin.lastIndexOf("\n") - 1 + ": ".length;
  const text = layoutType(type, indent, column, 1);
  return `${comment}${begin}:${text.startsWith("\n") ? "" : " "}${text};\n`;
}

/** Only an index signature can be broken, and is where the line's first unbreakable stretch is too long. */
function layoutHead(head: string, type: TsType, indent: string): string {
  if (
    !head.startsWith("[") ||
    indent.length + head.length + 1 + stretch(type) <= lineWidth
  )
    return head;
  return `[\n${indent}${step}${head.slice(1, -1)}\n${indent}]`;
}

/** How many characters of a member's type, the blank before it included, cannot leave the line of its colon. */
function stretch(type: TsType): number {
  switch (type.kind) {
    case "text":
      return type.text.length + 2;
    case "apply":
      return type.name.length + 2;
    case "object":
    case "tuple":
    case "intersection":
      return 2;
    case "union":
      return hugs(type.members)
        ? Math.max(...type.members.filter(spreads).map(stretch))
        : 1;
    case "array":
      if (type.items.kind === "union")
        return hugs(type.items.members) ? stretch(type.items) + 1 : 2;
      return stretch(type.items) + (isUnbreakable(type.items) ? 2 : 0);
  }
}

/** Whether the end of the type, too, stays on the line on which it begins. */
function isUnbreakable(type: TsType): boolean {
  return type.kind === "array"
    ? isUnbreakable(type.items)
    : type.kind === "text";
}

/** The type on one line, where it has no type literal in it. */
function flat(type: TsType): string | undefined {
  switch (type.kind) {
    case "text":
      return type.text;
    case "object":
      return undefined;
    case "array": {
      const items = flat(type.items);
      if (items === undefined) return undefined;
      return isOneWord(type.items) ? `${items}[]` : `(${items})[]`;
    }
    case "tuple":
    case "intersection":
      return undefined;
    case "union": {
      const members = type.members.map(flat);
      return members.includes(undefined) ? undefined : members.join(" | ");
    }
    case "apply": {
      const list = type.arguments.map(flat);
      return list.includes(undefined)
        ? undefined
        : `${type.name}<${list.join(", ")}>${type.tail}`;
    }
  }
}

function layoutArray(
  items: TsType,
  indent: string,
  column: number,
  after: number,
): string {
  if (isOneWord(items))
    return `${layoutType(items, indent, column, after + 2)}[]`;
  if (items.kind !== "union")
    return `(${layoutType(items, indent, column, after + 3)})[]`;
  if (hugs(items.members))
    return `(${hug(items.members, indent, column + 1, after + 3)})[]`;
  return `(${layoutUnion(items.members, flat(items), indent, 0)}\n${indent})[]`;
}

function layoutUnion(
  members: readonly TsType[],
  line: string | undefined,
  indent: string,
  after: number,
): string {
  const inner = indent + step;
  if (line !== undefined && inner.length + line.length + after <= lineWidth)
    return `\n${inner}${line}`;
  const deep = inner + step;
  return members
    .map((member, index) => {
      const last = index === members.length - 1;
      return `\n${inner}| ${layoutType(member, deep, deep.length, last ? after : 0)}`;
    })
    .join("");
}

/** Only hand-written types have these, and what is printed of them goes through prettier. */
function joined(
  type: Extract<TsType, { kind: "tuple" | "intersection" }>,
  indent: string,
): string {
  const whole = (part: TsType): string => layoutType(part, indent, 0, 0);
  if (type.kind === "intersection")
    return type.parts
      .map((part) => (isOneWord(part) ? whole(part) : `(${whole(part)})`))
      .join(" & ");
  const elements = type.elements.map(({ before, type, after }) => {
    const text =
      after === "" || isOneWord(type) ? whole(type) : `(${whole(type)})`;
    return before + text + after;
  });
  return `[${elements.join(", ")}]`;
}

/** Whether what is written beside the type speaks of the whole of it. */
function isOneWord({ kind }: TsType): boolean {
  return kind !== "union" && kind !== "intersection";
}

/** Whether the union is one thing that spreads over lines, and `null`: then the two share their lines. */
function hugs(members: readonly TsType[]): boolean {
  const spreading = members.find(spreads);
  return (
    spreading !== undefined &&
    members.every((member) => member === spreading || isNull(member))
  );
}

function spreads(type: TsType): boolean {
  return type.kind === "object" || (type.kind === "apply" && type.tail === "");
}

/** The member that spreads comes first, since `null` is the last of any union. */
function hug(
  members: readonly TsType[],
  indent: string,
  column: number,
  after: number,
): string {
  const [first, ...others] = members;
  const nulls = " | null".repeat(others.length);
  return first
    ? layoutType(first, indent, column, nulls.length + after) + nulls
    : "";
}

function isNull(type: TsType): boolean {
  return type.kind === "text" && type.text === "null";
}
