import type { Json, JsonObject } from "../../base/json/json.js";
import type { Schema } from "../../json-schema/load/keywords.js";
import type { NamedEvent } from "./components.js";
import { cobaltEvent, descriptionOf, info } from "./exported-event.js";

/** The events as an AsyncAPI 3 document: a channel, a message and an operation that sends it for each. */
export function asyncApi(
  events: readonly NamedEvent[],
  schemas: Readonly<Record<string, Schema>>,
): JsonObject {
  const byKey = (make: (event: NamedEvent) => JsonObject): JsonObject =>
    Object.fromEntries(
      events.map((event): [string, Json] => [event.key, make(event)]),
    );
  return {
    asyncapi: "3.0.0",
    info,
    defaultContentType: "application/json",
    channels: byKey(channel),
    operations: byKey(operation),
    components: { messages: byKey(message), schemas },
  };
}

function channel({ key, slug, name }: NamedEvent): JsonObject {
  return {
    address: slug,
    title: name,
    messages: { [key]: { $ref: `#/components/messages/${key}` } },
  };
}

function operation({ key, name }: NamedEvent): JsonObject {
  return {
    action: "send",
    title: name,
    channel: { $ref: `#/channels/${key}` },
    messages: [{ $ref: `#/channels/${key}/messages/${key}` }],
  };
}

function message(event: NamedEvent): JsonObject {
  return {
    name: event.slug,
    title: event.name,
    ...descriptionOf(event),
    payload: { $ref: `#/components/schemas/${event.key}` },
    "x-cobalt-event": cobaltEvent(event),
  };
}
