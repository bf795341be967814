import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";

/** What an export says of a workflow. Its form is open: nothing is assumed but that it has nodes. */
export interface Workflow {
  /** Its name, or its id. */
  readonly name: string | undefined;
  /** What its start node may call its event, the likeliest first. */
  readonly eventNames: readonly EventName[];
}

/** What a start node may call its event: slug, name or id. */
export interface EventName {
  readonly text: string;
  /** Whether it is certainly an event's name; of others, only those that are known count. */
  readonly isSure: boolean;
}

/** How deep a file's workflows may be wrapped, as in `{ "data": { "workflows": [ … ] } }`. */
const maxWrapping = 4;

/** How deep in a start node its event is looked for. */
const maxNodeDepth = 8;

/** The workflows in a JSON value. */
export function workflowsIn(value: Json, depth = 0): readonly JsonObject[] {
  if (depth > maxWrapping) return [];
  if (isObject(value) && nodesOf(value).length > 0) return [value];
  const inner = isList(value)
    ? value
    : isObject(value)
      ? Object.values(value)
      : [];
  return inner.flatMap((each) => workflowsIn(each, depth + 1));
}

/** Reads what is needed of a workflow. */
export function workflowOf(object: JsonObject): Workflow {
  const start = startOf(object);
  const names = start ? eventNamesIn(start, 0) : [];
  return {
    get name() {
      return labelOf(object);
    },
    eventNames: names.toSorted((a, b) => Number(b.isSure) - Number(a.isSure)),
  };
}

/** What people call a workflow or a node. */
export function labelOf(object: JsonObject): string | undefined {
  const data = get(object, "data");
  for (const one of [object, ...(isObject(data) ? [data] : [])])
    for (const key of labelKeys) {
      const value = get(one, key);
      if (typeof value === "string" && value !== "") return value;
    }
  return undefined;
}

/** The likeliest first. */
const labelKeys = [
  "name",
  "label",
  "title",
  "id",
  "_id",
  "node_id",
  "workflow_id",
];

function nodesOf(workflow: JsonObject): readonly JsonObject[] {
  const nodes = get(workflow, "nodes") ?? get(workflow, "steps") ?? null;
  const all = isList(nodes)
    ? nodes
    : isObject(nodes)
      ? Object.values(nodes)
      : [];
  return all.filter((node) => isObject(node));
}

/** The node that the workflow's event starts; without one that is called so, what stands beside the nodes. */
export function startOf(workflow: JsonObject): JsonObject | undefined {
  const beside = ["trigger", "start", "start_node", "startNode"]
    .map((key) => get(workflow, key))
    .find((value) => isObject(value));
  return nodesOf(workflow).find(isStart) ?? beside;
}

function isStart(node: JsonObject): boolean {
  return Object.entries(node).some(
    ([key, value]) =>
      /^(?:_?id|name|label|title|kind|type|node_?(?:id|type|name))$/i.test(
        key,
      ) &&
      typeof value === "string" &&
      /^(?:start|trigger|event)(?:$|[^a-z])|(?:^|[^a-z])trigger$/i.test(value),
  );
}

const sureKey =
  /^(?:event|event_?name|event_?slug|trigger_application_event)$/i;
const likelyKey = /event|slug|trigger|name|label|title/i;

/** An id of the platform, which no manifest has. */
const idLike = /^(?:[0-9a-f]{24}|[0-9a-f-]{36}|\d+)$/i;

function eventNamesIn(value: Json, depth: number): readonly EventName[] {
  if (depth > maxNodeDepth) return [];
  if (isList(value))
    return value.flatMap((item) => eventNamesIn(item, depth + 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner !== "string") return eventNamesIn(inner, depth + 1);
    if (!likelyKey.test(key) || inner.includes("{{")) return [];
    return [{ text: inner, isSure: sureKey.test(key) && !idLike.test(inner) }];
  });
}
