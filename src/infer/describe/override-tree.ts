import { get, isList, isObject, type Json } from "../../base/json/json.js";
import { isOfType } from "../../base/json/json-type.js";
import type { Override } from "../../input/manifest/manifest.js";
import { anySign } from "../../type/variable-path.js";

/** The overrides at and below one variable path. */
export interface OverrideNode {
  override?: Override;
  readonly children: Map<string, OverrideNode>;
}

/** A value in a sample, and the overrides at and below its path. */
export interface Overridden {
  readonly step: string | number;
  readonly value: Json;
  readonly node: OverrideNode;
}

/** Arranges overrides by the steps of their paths; that of the payload itself has none. */
export function overrideTree(overrides: readonly Override[]): OverrideNode {
  const root: OverrideNode = { children: new Map() };
  for (const override of overrides) {
    const { variable } = override;
    let node = root;
    for (const step of variable === "" ? [] : variable.split(".")) {
      let child = node.children.get(step);
      if (!child) {
        child = { children: new Map() };
        node.children.set(step, child);
      }
      node = child;
    }
    node.override = override;
  }
  return root;
}

/** The overrides at and below a path, each before those below it. */
export function overridesIn({ override, children }: OverrideNode): Override[] {
  const below = [...children.values()].flatMap(overridesIn);
  return override ? [override, ...below] : below;
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
  return (
    type !== undefined && !type.includes("unknown") && !isOfType(value, type)
  );
}
