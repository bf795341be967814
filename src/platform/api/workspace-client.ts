import type { JsonObject } from "../../base/json/json.js";
import { type ApiOutcome, failure, success } from "./outcome.js";
import { readEvents, type WorkspaceEvent } from "./read-event.js";
import {
  type Workflow,
  workflowReader,
  type WorkflowSummary,
} from "./read-workflows.js";
import { type Call, type CallOptions, createSendCall } from "./send-call.js";

/** What an event is to be. */
export interface EventDraft {
  readonly name: string;
  /** The sample payload. */
  readonly sample: JsonObject;
  /** Left out, the platform keeps the schema that it has. */
  readonly schema?: JsonObject | undefined;
}

/**
 * The management calls of a workspace. They act on the events of its default application alone: those of others are
 * not listed. No call throws.
 */
export interface WorkspaceClient {
  readonly listEvents: () => Promise<ApiOutcome<readonly WorkspaceEvent[]>>;
  readonly getEvent: (id: string) => Promise<ApiOutcome<WorkspaceEvent>>;
  /** The event as the platform tells it afterwards. */
  readonly createEvent: (
    draft: EventDraft,
  ) => Promise<ApiOutcome<WorkspaceEvent>>;
  /** The event as the platform tells it afterwards. */
  readonly updateEvent: (
    id: string,
    draft: EventDraft,
  ) => Promise<ApiOutcome<WorkspaceEvent>>;
  /** The events that are left. */
  readonly deleteEvent: (
    id: string,
  ) => Promise<ApiOutcome<readonly WorkspaceEvent[]>>;
  readonly listWorkflows: () => Promise<ApiOutcome<readonly WorkflowSummary[]>>;
  readonly getWorkflow: (id: string) => Promise<ApiOutcome<Workflow>>;
}

/** The two paths at which the platform manages events. */
type EventPath = "application/event" | "event";

/** Makes a client of the management calls, which keeps to the pace that the platform publishes. */
export function createWorkspaceClient(options: CallOptions): WorkspaceClient {
  const send = createSendCall(options);
  const { host } = new URL(options.baseUrl);
  /** Found by the first call, and kept. */
  let path: EventPath | undefined;

  /** Makes a call and reads the events in its answer. */
  async function events(
    call: Call,
  ): Promise<ApiOutcome<readonly WorkspaceEvent[]>> {
    const answer = await send(call);
    if (!answer.ok) return answer;
    const read = readEvents(answer.value);
    return read
      ? success(read.events, read.warnings)
      : failure({
          code: "CE909",
          message: `The answer of ${host} holds no events`,
          mayHaveHappened: call.method !== "GET",
        });
  }

  async function listEvents(): Promise<ApiOutcome<readonly WorkspaceEvent[]>> {
    const candidates: readonly EventPath[] = path
      ? [path]
      : ["application/event", "event"];
    for (const candidate of candidates) {
      const listed = await events({ method: "GET", path: candidate });
      if (listed.ok) path = candidate;
      if (listed.ok || listed.problem.status !== 404) return listed;
    }
    return failure({
      code: "CE912",
      message: `${host} has none of the calls that list events`,
      status: 404,
      mayHaveHappened: false,
    });
  }

  /** Makes a call about one event, once it is known where they are managed. */
  async function about(
    id: string,
    call: Omit<Call, "path">,
  ): Promise<ApiOutcome<readonly WorkspaceEvent[]>> {
    const listed = path === undefined ? await listEvents() : undefined;
    if (listed?.ok === false) return listed;
    return await events({ ...call, path: `${path}/${encodeURIComponent(id)}` });
  }

  /** The event that is looked for, in the answer or else in the list. */
  async function find(
    answer: ApiOutcome<readonly WorkspaceEvent[]>,
    isIt: (event: WorkspaceEvent) => boolean,
    wasChanged: boolean,
  ): Promise<ApiOutcome<WorkspaceEvent>> {
    if (!answer.ok) return answer;
    const told = answer.value.find(isIt);
    if (told) return success(told, answer.warnings);
    const listed = await listEvents();
    if (!listed.ok) return listed;
    const found = listed.value.find(isIt);
    if (found) return success(found, listed.warnings);
    return failure({
      code: "CE909",
      message: `${host} answered as if it had done it, but its list does not have the event`,
      mayHaveHappened: wasChanged,
    });
  }

  return {
    listEvents,
    getEvent: async (id) =>
      await find(
        await about(id, { method: "GET" }),
        (it) => it.id === id,
        false,
      ),
    createEvent: async (draft) => {
      const listed = path === undefined ? await listEvents() : undefined;
      if (listed?.ok === false) return listed;
      // A POST to the other path would fire an event.
      if (path === "event")
        return failure({
          code: "CE912",
          message: `${host} has no call that creates ${JSON.stringify(draft.name)}`,
          mayHaveHappened: false,
        });
      const call = { method: "POST", path: "application/event" } as const;
      const answer = await events({ ...call, body: bodyOf(draft) });
      return await find(answer, ({ name }) => name === draft.name, true);
    },
    updateEvent: async (id, draft) => {
      const call = { method: "PUT", body: bodyOf(draft) } as const;
      return await find(await about(id, call), (it) => it.id === id, true);
    },
    deleteEvent: async (id) => await about(id, { method: "DELETE" }),
    ...workflowReader(send, host),
  };
}

/** The sample goes as JSON text, as the vendor's OpenAPI document has it; its pages show an object. */
function bodyOf({ name, sample, schema }: EventDraft): JsonObject {
  return {
    name,
    response: JSON.stringify(sample),
    ...(schema && { json_schema: schema }),
  };
}
