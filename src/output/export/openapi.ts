import type { Json, JsonObject } from "../../base/json/json.js";
import type { Schema } from "../../json-schema/load/keywords.js";
import type { NamedEvent } from "./components.js";
import { cobaltEvent, descriptionOf, info } from "./exported-event.js";

/** The events as webhooks of an OpenAPI 3.1 document. */
export function openApi(
  events: readonly NamedEvent[],
  schemas: Readonly<Record<string, Schema>>,
): JsonObject {
  return {
    openapi: "3.1.0",
    info,
    webhooks: Object.fromEntries(
      events.map((event): [string, Json] => [
        event.slug,
        { post: operation(event) },
      ]),
    ),
    components: { schemas },
  };
}

function operation(event: NamedEvent): JsonObject {
  return {
    operationId: event.key,
    summary: event.name,
    ...descriptionOf(event),
    ...(event.deprecated !== undefined && { deprecated: true }),
    requestBody: {
      description: "The event's payload.",
      required: true,
      content: {
        "application/json": {
          schema: { $ref: `#/components/schemas/${event.key}` },
        },
      },
    },
    responses: { "2XX": { description: "The event was received." } },
    "x-cobalt-event": cobaltEvent(event),
  };
}
