import {
  findNodeAtLocation,
  findNodeAtOffset,
  getNodeValue,
  type Node,
  parse,
  parseTree,
} from "jsonc-parser";
import { isObject, type Json } from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { once } from "../../base/once.js";
import { labelOf, type Workflow, workflowOf, workflowsIn } from "./workflow.js";

/** Tells which workflow an offset of a file is in. */
export interface Whereabouts {
  readonly workflow: (offset: number) => Workflow | undefined;
  /** The name of the workflow's node that the offset is in, or its id; asked only for findings, as it costs a parse. */
  readonly node: (offset: number) => string | undefined;
}

const nowhere: Whereabouts = {
  workflow: () => undefined,
  node: () => undefined,
};

const tolerant = { allowTrailingComma: true };

/** Reads the workflows of a file, if it holds any. */
export function findWhereabouts(text: string): Whereabouts {
  if (!/^\uFEFF?\s*[[{]/.test(text)) return nowhere;
  const value: Json =
    parseStrict(text) ??
    (parse(text, [], tolerant) as Json | undefined) ??
    null;
  const found = workflowsIn(value).map(({ object, path }) => ({
    path,
    workflow: workflowOf(object),
  }));
  const [first, ...others] = found;
  if (!first) return nowhere;
  const tree = once(() => parseTree(text, [], tolerant));
  const ranges = once(() =>
    found.map(({ path, workflow }) => {
      const root = tree();
      return { workflow, node: root && findNodeAtLocation(root, [...path]) };
    }),
  );
  return {
    workflow: (offset) =>
      // All of a file with one workflow is its own; among several it matters where each begins.
      others.length === 0
        ? first.workflow
        : ranges().find(({ node }) => node && holds(node, offset))?.workflow,
    node: (offset) => {
      const root = tree();
      return root && nodeAt(root, offset);
    },
  };
}

function holds({ offset, length }: Node, at: number): boolean {
  return offset <= at && at < offset + length;
}

/** The label of the workflow's node that an offset is in: of the objects in `nodes`, or in `steps`. */
function nodeAt(root: Node, offset: number): string | undefined {
  let node = findNodeAtOffset(root, offset);
  for (; node; node = node.parent) {
    const list =
      node.parent?.type === "array" ? node.parent : node.parent?.parent;
    const [key] = list?.parent?.children ?? [];
    if (node.type !== "object" || !/^(?:nodes|steps)$/.test(String(key?.value)))
      continue;
    const value = getNodeValue(node) as Json;
    return isObject(value) ? labelOf(value) : undefined;
  }
  return undefined;
}
