import type { JsonObject } from "../base/json/json.js";
import { namesIn } from "./definitions.js";
import { definitionOf } from "./definitions.js";
import type { Defined } from "./is-part.js";
import { toJsonSchema } from "./json-schema.js";
import type { PayloadType } from "./payload-type.js";
import { mapChildren } from "./visit.js";

/** The draft-07 JSON Schema of a type with all that it refers to; objects are closed, as the types are. */
export function wholeSchema({ type, definitions }: Defined): JsonObject {
  const names = namesIn(type, definitions);
  // Names come from outside, and not every one can stand in a `$ref`.
  const numbered = (type: PayloadType): PayloadType =>
    type.kind === "reference"
      ? { ...type, name: `d${names.indexOf(type.name)}` }
      : mapChildren(type, numbered);
  const schemaOf = (type: PayloadType) =>
    toJsonSchema(numbered(type), { closed: true });
  return {
    ...schemaOf(type),
    definitions: Object.fromEntries(
      names.map((name, index) => [
        `d${index}`,
        schemaOf(definitionOf(name, definitions).type),
      ]),
    ),
  };
}
