import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { type EventVariable, variablesOfSample } from "../event-variables.js";
import type { ApiProblem } from "./outcome.js";
import { rebuildSample } from "./rebuild-sample.js";

/** An event of a workspace, however the platform spelled it. */
export interface WorkspaceEvent {
  readonly id: string;
  /** As the platform has it, case and blanks included. */
  readonly name: string;
  /** The sample payload; undefined where the answer tells nothing of it. */
  readonly sample: JsonObject | undefined;
  /** Whether the sample is only made of keys and types: its values say nothing. */
  readonly isRebuilt: boolean;
  /** What workflows may read, without the prefix `payload.`. */
  readonly variables: readonly EventVariable[];
  /** The JSON Schema that payloads are held to when a workflow runs. */
  readonly schema: JsonObject | undefined;
}

/** Events, and what of the answer could not be read. */
export interface EventsRead {
  readonly events: readonly WorkspaceEvent[];
  readonly warnings: readonly ApiProblem[];
}

/** Reads the answer to a call: a list of events, or one. Undefined where it is neither. */
export function readEvents(answer: Json): EventsRead | undefined {
  const list = listIn(answer);
  if (!list) return undefined;
  const events: WorkspaceEvent[] = [];
  const warnings: ApiProblem[] = [];
  const warn = (message: string): void =>
    void warnings.push({ code: "CE913", message, mayHaveHappened: false });
  for (const [index, item] of list.entries()) {
    const event = isObject(item) ? readEvent(item) : undefined;
    if (event) events.push(event);
    else warn(`Event ${index + 1} of the answer has no id or no name`);
    if (event && !event.sample)
      warn(
        `The event ${JSON.stringify(event.name)} has no sample that is an object`,
      );
  }
  return { events, warnings };
}

function listIn(answer: Json): readonly Json[] | undefined {
  if (isList(answer)) return answer;
  if (!isObject(answer)) return undefined;
  const inside = ["triggers", "events", "docs", "data"].map((key) =>
    get(answer, key),
  );
  const isOne = textIn(answer, "name") !== undefined;
  return inside.find(isList) ?? (isOne ? [answer] : undefined);
}

function readEvent(item: JsonObject): WorkspaceEvent | undefined {
  const id = textIn(item, "_id", "id", "event_id");
  const name = textIn(item, "name");
  if (id === undefined || name === undefined) return undefined;
  const response = parsed(get(item, "response"));
  const raw = parsed(get(item, "raw_response"));
  const whole = [raw, response].find(isObject);
  const sample = whole && unwrapped(whole, name);
  const schema = parsed(get(item, "json_schema"));
  const told = isList(response) ? readVariables(response) : undefined;
  const listed = told && withoutPrefix(told, sample);
  const isRebuilt = !sample && listed !== undefined;
  return {
    id,
    name,
    sample: isRebuilt ? rebuildSample(listed) : sample,
    isRebuilt,
    variables: listed ?? (sample ? variablesOfSample(sample) : []),
    schema: isObject(schema) ? schema : undefined,
  };
}

/** What comes as JSON text in some answers, and as a value in others. */
function parsed(value: Json | undefined): Json | undefined {
  return typeof value === "string" ? parseStrict(value) : value;
}

/** Undefined where an item is no variable. */
function readVariables(
  list: readonly Json[],
): readonly EventVariable[] | undefined {
  const read = list.flatMap((item): readonly EventVariable[] => {
    const key = isObject(item) ? textIn(item, "key") : undefined;
    if (key === undefined || !isObject(item)) return [];
    return [{ key, type: textIn(item, "type") ?? "" }];
  });
  return read.length === list.length ? read : undefined;
}

/**
 * The payload of a sample that was sent as the body of a trigger, `{ event, payload }`. Only the event's own name tells it
 * from a payload that has these two properties.
 */
function unwrapped(sample: JsonObject, name: string): JsonObject {
  const { event, payload, ...more } = sample;
  const isWrapped =
    typeof event === "string" &&
    plain(event) === plain(name) &&
    isObject(payload) &&
    Object.keys(more).length === 0;
  return isWrapped ? payload : sample;
}

/** A name without case, blanks and punctuation, or as it is where nothing else is left. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "") || name;
}

/** Keys without `payload.`, where all of them have it or are those of the body around. */
function withoutPrefix(
  variables: readonly EventVariable[],
  sample: JsonObject | undefined,
): readonly EventVariable[] {
  const isWrapped =
    variables.some(({ key }) => key.startsWith("payload.")) &&
    variables.every(({ key }) => /^(?:event$|payload(?:\.|$))/.test(key)) &&
    !(sample && Object.hasOwn(sample, "payload"));
  if (!isWrapped) return variables;
  return variables.flatMap(({ key, type }) =>
    key.startsWith("payload.")
      ? [{ key: key.slice("payload.".length), type }]
      : [],
  );
}

/** The first of these fields that holds text. */
export function textIn(
  item: JsonObject,
  ...names: readonly string[]
): string | undefined {
  for (const name of names) {
    const text = get(item, name);
    if (typeof text === "string" && text !== "") return text;
  }
  return undefined;
}
