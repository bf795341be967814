import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import type { KnownEvent } from "./known-events.js";

/** An event as the platform keeps it; the fields are named as in its answers. */
export interface StoredEvent {
  readonly _id: string;
  readonly name: string;
  /** The sample payload. */
  readonly response: JsonObject;
  readonly json_schema?: JsonObject | undefined;
}

/** What an organisation has on the platform. */
export interface Workspace {
  readonly events: readonly StoredEvent[];
  /** Workflows are open-ended; each has an `_id`. */
  readonly workflows: readonly JsonObject[];
  readonly executions: readonly JsonObject[];
}

/** What a workspace is made of: a test's own words, or a file. */
export interface WorkspaceContent {
  readonly events?:
    | readonly {
        /** By default one that counts up. */
        readonly _id?: string | undefined;
        readonly name: string;
        /** The sample payload; by default an empty one. */
        readonly response?: object | undefined;
        readonly json_schema?: object | undefined;
      }[]
    | undefined;
  readonly workflows?: readonly object[] | undefined;
  readonly executions?: readonly object[] | undefined;
}

/**
 * Makes a workspace; what has no `_id` gets one.
 *
 * @param content JSON
 */
export function workspaceOf(content: WorkspaceContent | JsonObject): Workspace {
  const copy = JSON.parse(JSON.stringify(content)) as Json;
  const read = (key: string): readonly JsonObject[] => {
    const list = isObject(copy) ? copy[key] : undefined;
    return isList(list) ? withIds(list.filter(isObject)) : [];
  };
  return {
    events: read("events").map(storedEvent),
    workflows: read("workflows"),
    executions: read("executions"),
  };
}

/** The workspace that has exactly the events that are known. */
export function workspaceOfKnown(known: readonly KnownEvent[]): Workspace {
  // The platform has one event of a name; a manifest may name it for several applications.
  const byName = new Map<string, KnownEvent>();
  for (const one of known)
    if (!byName.has(one.event)) byName.set(one.event, one);
  const events = [...byName.values()].map(({ event, sample }) => ({
    name: event,
    response: sample?.(),
  }));
  return workspaceOf({ events });
}

/** The id that the next thing made gets: 24 digits, as the platform's. */
export function nextId(of: readonly { readonly _id?: Json }[]): string {
  const numbers = of.map(({ _id }) =>
    typeof _id === "string" && /^0{12}[\da-f]{12}$/.test(_id)
      ? Number.parseInt(_id, 16)
      : 0,
  );
  const next = numbers.reduce((most, one) => Math.max(most, one), 0) + 1;
  return next.toString(16).padStart(24, "0");
}

function withIds(list: readonly JsonObject[]): readonly JsonObject[] {
  let last = Number.parseInt(nextId(list), 16) - 1;
  return list.map((one) => {
    if (typeof one["_id"] === "string") return one;
    last += 1;
    return { ...one, _id: last.toString(16).padStart(24, "0") };
  });
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function storedEvent(event: JsonObject): StoredEvent {
  const { _id, name, response, json_schema } = event;
  return {
    _id: textOf(_id),
    name: textOf(name),
    response: isObject(response) ? response : {},
    ...(isObject(json_schema) && { json_schema }),
  };
}
