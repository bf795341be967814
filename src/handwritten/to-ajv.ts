import { type Json, type JsonObject } from "../json/json.js";
import { mapSubschemas, type Schema } from "./keywords.js";
import { mapOf } from "./types.js";

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
  return protoByPattern(Object.fromEntries(entries));
}

/** Ajv skips a property of this one name, unless a pattern finds it. */
function protoByPattern(schema: JsonObject): JsonObject {
  const properties = new Map<string, Json>(mapOf(schema, "properties"));
  const proto = properties.get("__proto__");
  if (proto === undefined) return schema;
  properties.delete("__proto__");
  const patterns = mapOf(schema, "patternProperties");
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    patternProperties: Object.fromEntries([
      ...patterns,
      ["^__proto__$", proto],
    ]),
  };
}
