import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import {
  type ApiOutcome,
  type ApiProblem,
  failure,
  success,
} from "./outcome.js";
import { textIn } from "./read-event.js";
import type { SendCall } from "./send-call.js";

/** A workflow as the list has it. */
export interface WorkflowSummary {
  readonly id: string;
  /** Its id where it has no name. */
  readonly name: string;
}

/** A workflow with its nodes and edges, whose shapes are open-ended: read every text in it. */
export interface Workflow extends WorkflowSummary {
  readonly document: JsonObject;
}

/** More pages than any workspace has; a list that never ends is none. */
const mostPages = 1_000;

/** The calls that read the workflows of the organisation; those of linked accounts are not among them. */
export function workflowReader(send: SendCall, host: string) {
  const stranger = failure({
    code: "CE909",
    message: `The answer of ${host} holds no workflows`,
    mayHaveHappened: false,
  });

  return {
    listWorkflows: async (): Promise<
      ApiOutcome<readonly WorkflowSummary[]>
    > => {
      const found = new Map<string, WorkflowSummary>();
      const warnings: ApiProblem[] = [];
      for (let page = 1; page <= mostPages; page += 1) {
        const path = `workflow?page=${page}&limit=100`;
        const answer = await send({ method: "GET", path });
        if (!answer.ok) return answer;
        const read = readPage(answer.value);
        if (!read) return stranger;
        const before = found.size;
        for (const one of read.list) found.set(one.id, one);
        if (read.unreadable > 0)
          warnings.push({
            code: "CE913",
            message: `Page ${page} of the workflows has ${read.unreadable} without an id`,
            mayHaveHappened: false,
          });
        // A server that knows no pages sends the first again.
        if (!read.hasNext || found.size === before) break;
      }
      return success([...found.values()], warnings);
    },
    getWorkflow: async (id: string): Promise<ApiOutcome<Workflow>> => {
      const path = `workflow/${encodeURIComponent(id)}`;
      const answer = await send({ method: "GET", path });
      if (!answer.ok) return answer;
      if (!isObject(answer.value)) return stranger;
      const name = textIn(answer.value, "name") ?? id;
      return success({ id, name, document: answer.value });
    },
  };
}

function readPage(answer: Json) {
  const fields = isObject(answer) ? answer : {};
  const list = isList(answer)
    ? answer
    : ["docs", "workflows", "data"].map((key) => get(fields, key)).find(isList);
  if (!list) return undefined;
  const read = list.flatMap((item): readonly WorkflowSummary[] => {
    const id = isObject(item) ? textIn(item, "_id", "id") : undefined;
    if (id === undefined || !isObject(item)) return [];
    return [{ id, name: textIn(item, "name") ?? id }];
  });
  return {
    list: read,
    unreadable: list.length - read.length,
    hasNext: get(fields, "hasNextPage") === true,
  };
}
