import { get, isList, isObject, type Json } from "../../base/json/json.js";
import type { Override, OverrideType } from "../../input/manifest/manifest.js";
import { anySign } from "../../type/variable-path.js";

/** The overrides at and below one variable path. */
export interface OverrideNode {
  override?: Override;
  readonly children: Map<string, OverrideNode>;
  /** Whether the samples have the path. */
  seen: boolean;
}

/** A value in a sample, and the overrides at and below its path. */
export interface Overridden {
  readonly step: string | number;
  readonly value: Json;
  readonly node: OverrideNode;
}

/** Arranges overrides by the steps of their paths; that of the payload itself has none. */
export function overrideTree(overrides: readonly Override[]): OverrideNode {
  const root = emptyNode();
  for (const override of overrides) {
    const { variable } = override;
    let node = root;
    for (const step of variable === "" ? [] : variable.split(".")) {
      let child = node.children.get(step);
      if (!child) {
        child = emptyNode();
        node.children.set(step, child);
      }
      node = child;
    }
    node.override = override;
  }
  return root;
}

/** The overrides whose paths no sample has. */
export function unseen(node: OverrideNode): Override[] {
  const below = [...node.children.values()].flatMap(unseen);
  return node.override && !node.seen ? [node.override, ...below] : below;
}

/** The values one step below a value that overrides at or below their paths speak of. */
export function* overriddenIn(
  value: Json,
  { override, children }: OverrideNode,
): Generator<Overridden, void, undefined> {
  if (children.size === 0 || (override && isReplaced(value, override))) return;
  if (isList(value) || (isObject(value) && override?.map)) {
    const node = children.get(anySign);
    const entries = isList(value) ? value.entries() : Object.entries(value);
    if (node)
      for (const [step, item] of entries) yield { step, value: item, node };
  } else if (isObject(value)) {
    for (const [step, node] of children) {
      const child = get(value, step);
      if (child !== undefined) yield { step, value: child, node };
    }
  }
}

/** Whether the override says on purpose that there are values of other types than this one. */
export function isReplaced(value: Json, { type }: Override): boolean {
  return type !== undefined && !type.some((name) => isOf[name](value));
}

const isOf: Readonly<Record<OverrideType, (value: Json) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  object: isObject,
  array: Array.isArray,
  unknown: () => true,
};

function emptyNode(): OverrideNode {
  return { children: new Map(), seen: false };
}
