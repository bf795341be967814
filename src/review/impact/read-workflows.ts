import type { Node } from "jsonc-parser";
import { createLocator, type Position } from "../../base/json/locate.js";
import type { WorkflowRead, WorkflowSource } from "./impact.js";

/** What a workflow has to do with an event's payload. */
export interface PayloadRead {
  readonly where: WorkflowRead;
  /** The steps of the path that is read; absent for the start of a workflow. */
  readonly path?: readonly string[];
  /** Texts in the workflow's start node, one of which may be its event's slug or name; none where nothing is said. */
  readonly starts: readonly string[];
}

const templates =
  /\{\{\s*(?:event|start)\.body((?:\.[^\s{}|()[\]]+|\[[^\]{}]*\])+)\s*\}\}|\{event:([^{}\s]+)\}/g;

/** Where a template begins. */
const opening = /\{\{|\{event:/g;

const isStart = /^(?:start|trigger|event)(?:$|[^a-z])|(?:^|[^a-z])trigger$/i;

/** Where something stands. */
interface Whereabouts {
  readonly workflow?: string | undefined;
  readonly node?: string | undefined;
  readonly starts: readonly string[];
}

/** A string of a workflow, or its start node. */
interface Part {
  readonly at: Node;
  readonly of: Whereabouts;
}

/** Finds in workflows what reads an event's payload, and what starts by an event. Other texts are searched as they are. */
export function readsIn(source: WorkflowSource): readonly PayloadRead[] {
  const { file = "", text } = source;
  const locator = createLocator(file, text);
  const readAt: ReadMaker = (offset, of, template) => ({
    where: whereIs(source, locator.range(offset, 1), of, template),
    starts: of.starts,
  });
  const root = /^\uFEFF?\s*[[{]/.test(text) ? locator.tree() : undefined;
  const nowhere = { starts: [] };
  if (!root) return templatesIn(text, text, 0, nowhere, readAt);
  return [...partsOf(root, nowhere, new Map())].flatMap(({ at, of }) => {
    const { offset, length } = at;
    const written = text.slice(offset, offset + length);
    return at.type === "string"
      ? templatesIn(written, String(at.value), offset, of, readAt)
      : [readAt(offset, of)];
  });
}

type ReadMaker = (
  offset: number,
  of: Whereabouts,
  template?: string,
) => PayloadRead;

function whereIs(
  { file }: WorkflowSource,
  { line, column }: Position,
  { workflow, node }: Whereabouts,
  template: string | undefined,
): WorkflowRead {
  return {
    ...(file !== undefined && { file }),
    ...(workflow !== undefined && { workflow }),
    ...(node !== undefined && { node }),
    ...(file !== undefined && { line, column }),
    ...(template !== undefined && { template }),
  };
}

/** @param written the text as it stands in its file, where JSON may have escapes */
function templatesIn(
  written: string,
  text: string,
  offset: number,
  of: Whereabouts,
  readAt: ReadMaker,
): readonly PayloadRead[] {
  // An escape moves what comes after it, but changes no order.
  const raw = [...written.matchAll(opening)].map(({ index }) => index);
  const open = [...text.matchAll(opening)].map(({ index }) => index);
  return [...text.matchAll(templates)].map((match) => {
    const [template, path, key = ""] = match;
    const at = raw[open.indexOf(match.index)] ?? 0;
    return {
      ...readAt(offset + at, of, template),
      path: stepsOf(path ?? `.${key}`),
    };
  });
}

/** @param labels what the nodes of the workflows around are called */
function* partsOf(
  at: Node,
  around: Whereabouts,
  labels: ReadonlyMap<Node, string | undefined>,
): Generator<Part, void, undefined> {
  const of = labels.has(at) ? { ...around, node: labels.get(at) } : around;
  if (at.type === "string") yield { at, of };
  const nodes = nodesOf(at);
  if (!nodes) {
    for (const child of childrenOf(at)) yield* partsOf(child, of, labels);
    return;
  }
  const start = startOf(at, nodes);
  const starts = start ? textsIn(start) : [];
  const own = { workflow: labelOf(at), starts };
  if (start) yield { at: start, of: { ...own, node: labelOf(start) } };
  const known = new Map(nodes.map((node) => [node, labelOf(node)]));
  for (const child of childrenOf(at)) yield* partsOf(child, own, known);
}

/** The steps of `.items[0]["sku"]`. */
function stepsOf(path: string): readonly string[] {
  return path
    .replaceAll(/\[\s*["']?([^\]"']*)["']?\s*\]/g, ".$1")
    .slice(1)
    .split(".");
}

/** The values of an object or a list. */
function childrenOf({ type, children = [] }: Node): readonly Node[] {
  return type === "object"
    ? children.flatMap(({ children: [, value] = [] }) => value ?? [])
    : children;
}

function member({ type, children = [] }: Node, key: string): Node | undefined {
  if (type !== "object") return undefined;
  const property = children.find(({ children: [name] = [] }) => {
    return name?.value === key;
  });
  return property?.children?.[1];
}

/** The nodes of a workflow; undefined for what is none. */
function nodesOf(workflow: Node): readonly Node[] | undefined {
  const list = member(workflow, "nodes") ?? member(workflow, "steps");
  const nodes =
    list && childrenOf(list).filter(({ type }) => type === "object");
  return nodes && nodes.length > 0 ? nodes : undefined;
}

function startOf(workflow: Node, nodes: readonly Node[]): Node | undefined {
  const telling = ["type", "node_type", "kind", "id", "_id", "name", "label"];
  return (
    nodes.find((node) =>
      telling.some((key) => {
        const value: unknown = member(node, key)?.value;
        return typeof value === "string" && isStart.test(value);
      }),
    ) ??
    ["trigger", "start"]
      .map((key) => member(workflow, key))
      .find((node) => node?.type === "object")
  );
}

/** What people call a workflow or a node. */
function labelOf(node: Node): string | undefined {
  const data = member(node, "data");
  return [node, ...(data ? [data] : [])]
    .flatMap((each) =>
      ["name", "label", "title", "id", "_id"].map(
        (key): unknown => member(each, key)?.value,
      ),
    )
    .find(
      (value): value is string => typeof value === "string" && value !== "",
    );
}

function textsIn(node: Node): readonly string[] {
  return node.type === "string"
    ? [String(node.value)]
    : childrenOf(node).flatMap(textsIn);
}
