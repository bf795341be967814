import type { ts } from "ts-morph";

/** Whether an expression stands in a call. */
export function isWithin(node: ts.Node, call: ts.Node): boolean {
  return (
    node.getSourceFile() === call.getSourceFile() &&
    node.pos >= call.pos &&
    node.end <= call.end
  );
}
