import { get, isList, type JsonObject } from "../../base/json/json.js";

/** Adds keywords to a schema: beside its own, or, where it has one of them already, in `allOf`. */
export function withBeside(schema: JsonObject, added: JsonObject): JsonObject {
  const isFree = Object.keys(added).every((key) => !Object.hasOwn(schema, key));
  if (isFree) return { ...schema, ...added };
  const allOf = get(schema, "allOf");
  return { ...schema, allOf: [...(isList(allOf) ? allOf : []), added] };
}
