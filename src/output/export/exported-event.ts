import type { JsonObject } from "../../base/json/json.js";
import type { EventModel } from "../../event/event.js";

/** What documents for other tools tell of an event. */
export type ExportedEvent = Pick<
  EventModel,
  "slug" | "name" | "app" | "description" | "deprecated" | "payload"
>;

/** What every document is called; none has a version that the manifest would know. */
export const info = { title: "Cobalt events", version: "1.0.0" } as const;

/** What only Cobalt knows of an event, for `add --from` and other tools. */
export function cobaltEvent({
  slug,
  name,
  app,
  deprecated,
}: ExportedEvent): JsonObject {
  return {
    slug,
    name,
    ...(app !== undefined && { app }),
    ...(deprecated !== undefined && { deprecated }),
  };
}

/** The event's description, and what is to be used in its place. */
export function descriptionOf({ description, deprecated }: ExportedEvent): {
  readonly description?: string;
} {
  const parts = [
    description ?? "",
    typeof deprecated === "string" ? `Deprecated: ${deprecated}` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? { description: parts.join("\n\n") } : {};
}
