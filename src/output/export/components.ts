import { get, type JsonObject } from "../../base/json/json.js";
import { schemaAt } from "../../json-schema/load/bundle.js";
import { type Schema, subschemas } from "../../json-schema/load/keywords.js";
import { decodeFragment } from "../../json-schema/load/pointer.js";
import type { Draft } from "../../type/payload.js";
import {
  convertSchema,
  schemaThatCounts,
  type TargetDraft,
} from "./convert-schema.js";
import type { ExportedEvent } from "./exported-event.js";

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
  const parts = partsOf(payload.schema, payload.draft);
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

/** The schema, and every part of it that a reference leads to, by pointer. */
function partsOf(schema: JsonObject, draft: Draft): Map<string, Schema> {
  const parts = new Map<string, Schema>([["", schema]]);
  // The map grows while it is gone through.
  for (const part of parts.values())
    for (const reference of referencesIn(part, draft)) {
      const target = schemaAt(schema, reference);
      const pointer = pointerOf(reference);
      if (target !== undefined && !parts.has(pointer))
        parts.set(pointer, target);
    }
  return parts;
}

function* referencesIn(schema: Schema, draft: Draft): Generator<string> {
  if (typeof schema === "boolean") return;
  const counting = schemaThatCounts(schema, draft);
  const $ref = get(counting, "$ref");
  if (typeof $ref === "string") yield $ref;
  for (const [[keyword], child] of subschemas(counting))
    // Of definitions, those are taken that something refers to.
    if (keyword !== "$defs" && keyword !== "definitions")
      yield* referencesIn(child, draft);
}

function pointerOf(reference: string): string {
  return decodeFragment(reference.slice(1));
}

function lastStep(pointer: string): string {
  const step = pointer.slice(pointer.lastIndexOf("/") + 1);
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
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

/** Makes a name that every tool takes, and that is no other's. */
function claim(wanted: string, taken: Set<string>): string {
  const name = wanted.replace(
    // `__proto__` would be a prototype in tools that are less careful.
    /[^\w.-]|^_(?=_proto__$)/gu,
    (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}`,
  );
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`;
  taken.add(free);
  return free;
}
