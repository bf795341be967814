import { type Json, type JsonObject } from "../../base/json/json.js";
import { isAwkward, patternOf } from "../../type/awkward-key.js";
import { mapSubschemas, type Schema } from "../load/keywords.js";
import { mapOf } from "../read/own-types.js";

/** Words that mean something to ajv, but not what they mean in a schema, where they mean anything. */
const misread: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "id",
  "$async",
  "discriminator",
]);

/** The schema as ajv understands it. */
export function toAjv(schema: JsonObject): JsonObject {
  const inner = mapSubschemas(schema, (child): Schema =>
    typeof child === "boolean" ? child : toAjv(child),
  );
  const entries = Object.entries(inner).filter(
    // Without a `type`, a `nullable` says nothing, and ajv stumbles over it.
    ([key]) =>
      !misread.has(key) &&
      (key !== "nullable" || Object.hasOwn(schema, "type")),
  );
  return awkwardByPattern(Object.fromEntries(entries));
}

/** Moves properties that ajv stumbles over to where a pattern finds them. */
function awkwardByPattern(schema: JsonObject): JsonObject {
  const properties = mapOf(schema, "properties");
  const awkward = properties.filter(([key]) => isAwkward(key));
  if (awkward.length === 0) return schema;
  return {
    ...schema,
    properties: Object.fromEntries(
      properties.filter(([key]) => !isAwkward(key)),
    ),
    patternProperties: Object.fromEntries([
      ...mapOf(schema, "patternProperties"),
      ...awkward.map(([key, child]): [string, Json] => [patternOf(key), child]),
    ]),
  };
}
