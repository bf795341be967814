import { get, type JsonObject } from "../../base/json/json.js";
import { dereference, type SchemaBundle } from "../load/bundle.js";
import { effective } from "../load/draft.js";
import type { Schema } from "../load/keywords.js";
import { listOf } from "./own-types.js";

/** Whether what a schema says is what another says, or in part: by references and combinations alone. */
export function leadsTo(
  bundle: SchemaBundle,
  from: Schema,
  to: Schema,
  seen = new Set<Schema>(),
): boolean {
  if (from === to) return true;
  if (typeof from === "boolean" || seen.has(from)) return false;
  seen.add(from);
  const said = effective(from, bundle.draft);
  return [...targetsOf(bundle, said), ...combined(said)].some((inner) =>
    leadsTo(bundle, inner, to, seen),
  );
}

/** The schema that a schema refers to, if there is one. */
export function targetsOf(
  bundle: SchemaBundle,
  schema: JsonObject,
): readonly Schema[] {
  const reference = get(schema, "$ref");
  const target =
    typeof reference === "string" ? dereference(bundle, reference) : undefined;
  return target === undefined ? [] : [target];
}

/** The schemas that a schema combines. */
export function combined(schema: JsonObject): readonly Schema[] {
  return ["allOf", "anyOf", "oneOf"].flatMap(
    (keyword) => listOf(schema, keyword) ?? [],
  );
}
