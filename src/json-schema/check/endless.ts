import type { JsonPath } from "../../base/json/json.js";
import type { SchemaBundle } from "../load/bundle.js";
import { effective } from "../load/draft.js";
import { type Schema, subschemas } from "../load/keywords.js";
import { listOf } from "../read/own-types.js";
import { targetsOf } from "../read/leads-to.js";

/** Finds the references by which a schema is its own condition: no value could ever be checked against it. */
export function* endlessReferences(
  bundle: SchemaBundle,
  schema: Schema = bundle.schema,
  path: JsonPath = [],
): Generator<JsonPath> {
  if (typeof schema === "boolean") return;
  const targets = targetsOf(bundle, schema);
  if (targets.some((target) => holdsWith(bundle, target, schema)))
    yield [...path, "$ref"];
  for (const [steps, child] of subschemas(schema))
    yield* endlessReferences(bundle, child, [...path, ...steps]);
}

/** Whether a schema is, or refers to, another that has to be checked with it. */
function holdsWith(
  bundle: SchemaBundle,
  from: Schema,
  to: Schema,
  seen = new Set<Schema>(),
): boolean {
  if (from === to) return true;
  if (typeof from === "boolean" || seen.has(from)) return false;
  seen.add(from);
  const said = effective(from, bundle.draft);
  return [...targetsOf(bundle, said), ...(listOf(said, "allOf") ?? [])].some(
    (inner) => holdsWith(bundle, inner, to, seen),
  );
}
