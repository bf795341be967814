import type { Schema } from "../../json-schema/load/keywords.js";
import { convertSchema, type TargetDraft } from "./convert-schema.js";
import type { ExportedEvent } from "./exported-event.js";
import { claim, lastStep, partsOf, pointerOf } from "./parts.js";

/** An event, and what it is called where names are limited to letters, digits, `.`, `-` and `_`. */
export interface NamedEvent extends ExportedEvent {
  readonly key: string;
}

/** How the schemas of a document are written. */
export interface ComponentsOptions {
  readonly draft: TargetDraft;
  /** What a reference begins with: `#/components/schemas/`. */
  readonly prefix: string;
  /** Told of each keyword of an event that the draft cannot express. */
  readonly onLost: (event: ExportedEvent, keyword: string) => void;
}

/** Names events by their slugs. */
export function nameForExport(
  events: readonly ExportedEvent[],
): readonly NamedEvent[] {
  const taken = new Set<string>();
  return events.map((event) => ({ ...event, key: claim(event.slug, taken) }));
}

/**
 * The schemas of all events, and of what they refer to, each under a name of its own: the event's, or the event's with
 * that of the definition behind it.
 */
export function componentsOf(
  events: readonly NamedEvent[],
  options: ComponentsOptions,
): Readonly<Record<string, Schema>> {
  const taken = new Set(events.map(({ key }) => key));
  return Object.fromEntries(
    events.flatMap((event) => componentsOfEvent(event, taken, options)),
  );
}

function componentsOfEvent(
  event: NamedEvent,
  taken: Set<string>,
  { draft, prefix, onLost }: ComponentsOptions,
): readonly [string, Schema][] {
  const { payload, key } = event;
  const parts = partsOf(payload.schema, "#", payload.draft);
  const names = new Map(
    [...parts.keys()].map((pointer) => [
      pointer,
      pointer === "" ? key : claim(`${key}.${lastStep(pointer)}`, taken),
    ]),
  );
  const lost = new Set<string>();
  const convert = (schema: Schema): Schema =>
    convertSchema(schema, {
      from: payload.draft,
      to: draft,
      reference: (reference) =>
        prefix + (names.get(pointerOf(reference)) ?? key),
      onLost: (keyword) => lost.add(keyword),
    });
  const converted = [...parts].map(([pointer, schema]): [string, Schema] => [
    names.get(pointer) ?? key,
    pointer === "" ? describe(event, convert(schema)) : convert(schema),
  ]);
  for (const keyword of lost) onLost(event, keyword);
  return converted;
}

/** What the manifest says of the event; a schema written by hand may say it in other words. */
function describe(
  { name, description, deprecated }: NamedEvent,
  schema: Schema,
): Schema {
  if (typeof schema === "boolean") return schema;
  return {
    title: name,
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated: true }),
    ...schema,
  };
}
