import type { JsonObject } from "../base/json/json.js";
import { alternativesOf } from "./alternatives.js";
import { definitionOf, namesIn } from "./definitions.js";
import type { Defined } from "./payload-type.js";
import { toJsonSchema } from "./json-schema.js";
import type { IntersectionType, PayloadType } from "./payload-type.js";
import { unionOf } from "./union.js";
import { mapChildren } from "./visit.js";

/** Intersections that are joined: where types refer to themselves, joining some could bring up others for ever. */
const maxJoined = 1_000;

/**
 * The draft-07 JSON Schema of a type with all that it refers to. Objects are closed, as the types are: an object of an
 * intersection as a whole, not by each part, which has but some of its keys.
 */
export function wholeSchema({ type, definitions }: Defined): JsonObject {
  const names = namesIn(type, definitions);
  const joined = new Map<string, IntersectionType>();
  const schemaOf = (type: PayloadType) =>
    toJsonSchema(numbered(type), { closed: true });
  // Names come from outside, and not every one can stand in a `$ref`.
  const numbered = (type: PayloadType): PayloadType => {
    if (type.kind === "reference")
      return { ...type, name: `d${names.indexOf(type.name)}` };
    if (type.kind === "intersection" && joined.size < maxJoined)
      return { kind: "reference", name: nameOf(type) };
    return mapChildren(type, numbered);
  };
  const nameOf = (type: IntersectionType): string => {
    const id = JSON.stringify(type);
    joined.set(id, type);
    return `i${[...joined.keys()].indexOf(id)}`;
  };
  const whole = schemaOf(type);
  const schemas: (readonly [string, JsonObject])[] = names.map(
    (name, index) => [
      `d${index}`,
      schemaOf(definitionOf(name, definitions).type),
    ],
  );
  // The map grows while it is gone through.
  for (const both of joined.values())
    schemas.push([
      nameOf(both),
      schemaOf(unionOf(alternativesOf(both, definitions))),
    ]);
  return { ...whole, definitions: Object.fromEntries(schemas) };
}
