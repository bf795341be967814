import type { JsonObject } from "../../base/json/json.js";
import type { Schema } from "../../json-schema/load/keywords.js";
import type { Draft } from "../../type/payload.js";
import { convertSchema } from "./convert-schema.js";
import { claim, lastStep, partsOf, pointerOf } from "./parts.js";

/**
 * Takes a schema out of a document: with everything that it refers to there, as one schema of draft 2020-12. References out
 * of the document stay.
 *
 * @param start the reference that leads to the schema
 */
export function extractSchema(
  document: JsonObject,
  start: string,
  draft: Draft,
): JsonObject {
  const parts = partsOf(document, start, draft);
  const taken = new Set<string>();
  const root = pointerOf(start);
  const places = new Map(
    [...parts.keys()].map((pointer) => [
      pointer,
      pointer === root ? "#" : `#/$defs/${claim(lastStep(pointer), taken)}`,
    ]),
  );
  const convert = (schema: Schema): Schema =>
    convertSchema(schema, {
      from: draft,
      to: "2020-12",
      reference: (reference) => places.get(pointerOf(reference)) ?? reference,
      onLost: () => undefined,
    });
  const definitions = [...parts]
    .filter(([pointer]) => pointer !== root)
    .map(([pointer, schema]): [string, Schema] => [
      lastStep(places.get(pointer) ?? pointer),
      convert(schema),
    ]);
  const schema = convert(parts.get(root) ?? true);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...(typeof schema === "boolean" ? { not: schema ? false : {} } : schema),
    ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}
