import type { Override } from "../manifest/manifest.js";

/** The overrides at and below one variable path. */
export interface OverrideNode {
  override?: Override;
  readonly children: Map<string, OverrideNode>;
  /** Whether the samples have the path. */
  seen: boolean;
}

/** Arranges overrides by the steps of their paths. */
export function overrideTree(overrides: readonly Override[]): OverrideNode {
  const root = emptyNode();
  for (const override of overrides) {
    let node = root;
    for (const step of override.variable.split(".")) {
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

function emptyNode(): OverrideNode {
  return { children: new Map(), seen: false };
}
