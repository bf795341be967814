import { get, type JsonObject } from "../../base/json/json.js";
import { schemaAt } from "../../json-schema/load/bundle.js";
import { type Schema, subschemas } from "../../json-schema/load/keywords.js";
import { decodeFragment } from "../../json-schema/load/pointer.js";
import type { Draft } from "../../type/payload.js";
import { schemaThatCounts } from "./convert-schema.js";

/** The schema at a reference in a document, and every one that it refers to there, by pointer. */
export function partsOf(
  document: JsonObject,
  start: string,
  draft: Draft,
): ReadonlyMap<string, Schema> {
  const first = schemaAt(document, start);
  const parts = new Map<string, Schema>();
  if (first !== undefined) parts.set(pointerOf(start), first);
  // The map grows while it is gone through.
  for (const part of parts.values())
    for (const reference of referencesIn(part, draft)) {
      const target = schemaAt(document, reference);
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

/** What a reference within the document points at. */
export function pointerOf(reference: string): string {
  return decodeFragment(reference.slice(1));
}

/** The last key that a pointer goes through. */
export function lastStep(pointer: string): string {
  const step = pointer.slice(pointer.lastIndexOf("/") + 1);
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Makes a name that every tool takes, and that is no other's. */
export function claim(wanted: string, taken: Set<string>): string {
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
