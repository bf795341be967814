import { type Node, parseTree } from "jsonc-parser";
import type { Place } from "../diagnostics/diagnostic.js";
import { once } from "../once.js";
import type { JsonPath } from "./json.js";

/** Turns offsets and paths of one JSON text into places in its file. */
export interface Locator {
  readonly place: (path: JsonPath, part?: "key" | "value") => Place;
  readonly range: (offset: number, length: number) => Place;
  /** The syntax tree of the text, which has to be free of mistakes. */
  readonly tree: () => Node | undefined;
  readonly duplicateKeys: () => readonly DuplicateKey[];
}

/** A place in a text; both count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A key that an object has twice. */
export interface DuplicateKey {
  readonly key: string;
  readonly place: Place;
  /** Where the key stands for the first time. */
  readonly first: Place;
}

/**
 * Makes a locator; nothing is parsed or counted until a place is asked for, and then once.
 *
 * @param start where in the file the text begins
 */
export function createLocator(
  file: string,
  text: string,
  start: Position = { line: 1, column: 1 },
): Locator {
  const lines = once(() => lineStarts(text));
  const tree = once(() => parseTree(text, [], { allowTrailingComma: true }));
  const members = once(() => new WeakMap<Node, Map<string, Node>>());

  const range = (offset: number, length: number): Place => {
    const starts = lines();
    const line = lineAt(starts, offset);
    const longest = (starts[line + 1] ?? text.length + 1) - 1 - offset;
    return {
      file,
      line: start.line + line,
      column: offset - (starts[line] ?? 0) + (line === 0 ? start.column : 1),
      length: Math.max(1, Math.min(length, longest)),
    };
  };

  const place = (path: JsonPath, part: "key" | "value" = "value"): Place => {
    let node = tree();
    for (const step of path) {
      const child = node && childOf(node, step, members());
      if (!child) break;
      node = child;
    }
    if (!node) return range(0, 1);
    const shown = part === "key" ? (keyOf(node) ?? node) : node;
    return range(shown.offset, shown.length);
  };

  const duplicateKeys = (): readonly DuplicateKey[] => {
    const root = tree();
    const found = root ? findDuplicates(root) : [];
    return found.map(({ key, first }) => ({
      key: String(key.value),
      place: range(key.offset, key.length),
      first: range(first.offset, first.length),
    }));
  };

  return { place, range, tree, duplicateKeys };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1))
    starts.push(at + 1);
  return starts;
}

/** The index of the line that holds the offset, by bisection. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The value node one step below; an object's members are indexed the first time one is asked for. */
function childOf(
  node: Node,
  step: string | number,
  members: WeakMap<Node, Map<string, Node>>,
): Node | undefined {
  if (typeof step === "number")
    return node.type === "array" ? node.children?.[step] : undefined;
  if (node.type !== "object") return undefined;
  let index = members.get(node);
  if (!index) {
    index = new Map();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      if (key && value) index.set(String(key.value), value);
    }
    members.set(node, index);
  }
  return index.get(step);
}

function keyOf(value: Node): Node | undefined {
  return value.parent?.type === "property"
    ? value.parent.children?.[0]
    : undefined;
}

function findDuplicates(
  node: Node,
  found: { key: Node; first: Node }[] = [],
): readonly { key: Node; first: Node }[] {
  const seen = new Map<string, Node>();
  for (const child of node.children ?? []) {
    const key = child.type === "property" ? child.children?.[0] : undefined;
    if (key) {
      const name = String(key.value);
      const first = seen.get(name);
      if (first) found.push({ key, first });
      else seen.set(name, key);
    }
    findDuplicates(child, found);
  }
  return found;
}
