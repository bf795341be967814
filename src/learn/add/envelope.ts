import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { get, isObject, type JsonObject } from "../../base/json/json.js";
import { isBlank } from "../../input/request/trigger-url.js";

/** The body of a request to Cobalt: the payload, and whose it is. */
export interface Envelope extends JsonObject {
  readonly payload: JsonObject;
}

/** What a request to Cobalt says beside the payload, in the spellings of its API and of the generated code. */
const requestFields = new Set([
  "event",
  "trigger",
  "payload",
  "slug",
  "app",
  "linkedaccount",
  "linkedaccountid",
  "configid",
  "idempotencykey",
]);

/** Whether a value has an event's name and its payload, and nothing that a request to Cobalt has not. */
export function isEnvelope(value: JsonObject): value is Envelope {
  return (
    resemblesEnvelope(value) &&
    Object.keys(value).every((key) =>
      requestFields.has(key.toLowerCase().replace(/[-_]/g, "")),
    )
  );
}

/** Whether a value has an event's name and its payload, whatever else it has. */
export function resemblesEnvelope(value: JsonObject): value is Envelope {
  return typeof nameIn(value) === "string" && isObject(get(value, "payload"));
}

/** The payload of an envelope as its JSON text has it, and what is said of the event. */
export function readEnvelope(
  text: string,
  envelope: Envelope,
): {
  readonly payload: JsonObject;
  readonly text: string;
  readonly name?: string;
  readonly requestSlug?: string;
} {
  const node = findNodeAtLocation(parseTree(text) ?? missing(), ["payload"]);
  const { offset, length } = node ?? missing();
  const name = nameIn(envelope);
  const slug = get(envelope, "slug") ?? get(envelope, "app");
  return {
    payload: envelope.payload,
    text: text.slice(offset, offset + length),
    ...(typeof name === "string" && !isBlank(name) && { name }),
    ...(typeof slug === "string" && !isBlank(slug) && { requestSlug: slug }),
  };
}

/** The platform's newer pages know the field by the second name, too. */
function nameIn(value: JsonObject) {
  return get(value, "event") ?? get(value, "trigger");
}

function missing(): never {
  throw new Error("what was read is not in the text");
}
