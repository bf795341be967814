import { get, isList, type JsonObject } from "../../base/json/json.js";
import type { PayloadType } from "../../type/payload-type.js";
import { isSchema, type Schema } from "../load/keywords.js";
import { evaluatesMore } from "./own-types.js";

/**
 * Reads a list whose first items have a schema each.
 *
 * @param first the schemas of the first items
 * @param schema the one that holds them
 */
export function readTuple(
  first: readonly Schema[],
  schema: JsonObject,
  read: (schema: Schema) => PayloadType,
): PayloadType {
  const least = get(schema, "minItems");
  const rest = restOf(first, schema);
  return {
    kind: "tuple",
    items: first.map(read),
    least:
      typeof least === "number"
        ? Math.min(Math.max(Math.trunc(least), 0), first.length)
        : 0,
    rest: read(rest),
  };
}

/** The schema of what may follow the first items: anything, where nothing is said of it. */
function restOf(first: readonly Schema[], schema: JsonObject): Schema {
  const most = get(schema, "maxItems");
  if (typeof most === "number" && most <= first.length) return false;
  const written = get(
    schema,
    isList(get(schema, "items")) ? "additionalItems" : "items",
  );
  if (isSchema(written)) return written;
  const unevaluated = get(schema, "unevaluatedItems");
  const isSilent = !evaluatesMore(schema) && !Object.hasOwn(schema, "contains");
  return isSilent && isSchema(unevaluated) ? unevaluated : true;
}
