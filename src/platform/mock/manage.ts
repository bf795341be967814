import { isObject, type JsonObject } from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import type { Refusal } from "./answers.js";
import type { ManagementRoute } from "./route.js";
import type { Spelling } from "./spellings.js";
import { pageOf, spell } from "./spelling.js";
import { nextId, type StoredEvent, type Workspace } from "./workspace.js";

/** What comes of a management request that is granted. */
export interface Managed {
  readonly answer: JsonObject | readonly JsonObject[];
  /** What it came to, in short. */
  readonly message: string;
  /** The workspace after it; absent where nothing changes. */
  readonly next?: Workspace;
}

/** How events are told. */
export interface ManageOptions {
  readonly spelling: Spelling;
}

/** Decides a management request; it changes nothing itself. */
export function manage(
  route: ManagementRoute,
  body: string,
  workspace: Workspace,
  options: ManageOptions,
): Managed | Refusal {
  if (route.resource !== "event") return read(route, workspace);
  const { method, id } = route;
  const { events } = workspace;
  const list = (changed: readonly StoredEvent[]): Managed => ({
    ...listOf(changed, options),
    next: { ...workspace, events: changed },
  });
  if (method === "GET" && id === undefined) return listOf(events, options);
  const at = events.findIndex(({ _id }) => _id === id);
  const found = events[at];
  if (id !== undefined && !found) return unknown("Trigger", "INVALID_EVENT_ID");
  if (method === "GET" && found)
    return { answer: spell(found, options.spelling), message: found.name };
  if (method === "DELETE") return list(events.toSpliced(at, 1));

  const draft = readDraft(body);
  if ("status" in draft) return draft;
  const others = events.filter(({ _id }) => _id !== id);
  if (others.some(({ name }) => name === draft.name))
    return refuse(`Trigger with name ${draft.name} already exists`);
  return found
    ? list(events.with(at, { ...found, ...draft }))
    : list([...events, { _id: nextId(events), ...draft }]);
}

function listOf(
  events: readonly StoredEvent[],
  { spelling }: ManageOptions,
): Managed {
  const count = events.length === 1 ? "1 event" : `${events.length} events`;
  return {
    answer: events.map((event) => spell(event, spelling)),
    message: count,
  };
}

/** Workflows and executions: read-only, a page at a time; a list leaves out the nodes. */
function read(
  { resource, id, query }: ManagementRoute,
  workspace: Workspace,
): Managed | Refusal {
  const all =
    resource === "workflow" ? workspace.workflows : workspace.executions;
  if (id === undefined) {
    const short = all.map((one) =>
      Object.fromEntries(
        Object.entries(one).filter(([key]) => !/^(?:nodes|edges)$/.test(key)),
      ),
    );
    return { answer: pageOf(short, query), message: `${resource}s` };
  }
  const found = all.find(({ _id }) => _id === id);
  return found
    ? { answer: found, message: resource }
    : unknown(titles[resource], "NOT_FOUND");
}

const titles = { workflow: "Workflow", execution: "Execution", event: "Event" };

/** No page of the vendor shows this answer. */
function unknown(what: string, code: string): Refusal {
  return { status: 404, message: `${what} not found`, code };
}

type Draft = Omit<StoredEvent, "_id">;

/** Reads what an event is to be. The sample comes as an object, as JSON text, or in the body of a trigger. */
function readDraft(body: string): Draft | Refusal {
  const fields = parseStrict(body);
  if (!isObject(fields)) return refuse("The body is not a JSON object");
  const { name, response, json_schema } = fields;
  if (typeof name !== "string" || name === "")
    return refuse("name is mandatory");
  const sample =
    typeof response === "string" ? parseStrict(response) : response;
  if (!isObject(sample)) return refuse("response is not an object");
  if (json_schema !== undefined && !isObject(json_schema))
    return refuse("json_schema is not an object");
  return {
    name,
    response: unwrapped(sample, name),
    ...(json_schema && { json_schema }),
  };
}

function unwrapped(sample: JsonObject, name: string): JsonObject {
  const { event, payload, ...more } = sample;
  const isWrapped =
    event === name && isObject(payload) && Object.keys(more).length === 0;
  return isWrapped ? payload : sample;
}

function refuse(message: string): Refusal {
  return { status: 400, message };
}
