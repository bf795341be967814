import { get, type JsonObject } from "../../base/json/json.js";
import type { SchemaBundle } from "../load/bundle.js";
import { isSchema, type Schema } from "../load/keywords.js";
import { combined, targetsOf } from "./leads-to.js";
import { listOf, mapOf } from "./own-types.js";

/**
 * The properties that a schema, and what its `allOf` holds, allows on a condition only: by `then`, `else`,
 * `dependentSchemas` or `dependencies`. No type can say the condition, so they are optional in the types.
 *
 * @returns the schemas of each such property, but for those that hold without the condition too
 */
export function conditionalProperties(
  bundle: SchemaBundle,
  schema: JsonObject,
): ReadonlyMap<string, readonly Schema[]> {
  const conditional = new Map<string, Schema[]>();
  const branches = membersOf(schema).flatMap(branchesOf);
  if (branches.length === 0) return conditional;
  for (const branch of branches) collect(bundle, branch, true, conditional);
  const always = new Map<string, Schema[]>();
  collect(bundle, schema, false, always);
  for (const key of always.keys()) conditional.delete(key);
  return conditional;
}

/** The schema, and those that hold whenever it does. */
function membersOf(schema: Schema): readonly Schema[] {
  if (typeof schema === "boolean") return [];
  return [schema, ...(listOf(schema, "allOf") ?? []).flatMap(membersOf)];
}

function branchesOf(schema: Schema): readonly Schema[] {
  if (typeof schema === "boolean") return [];
  return [
    ...["then", "else"].map((keyword) => get(schema, keyword)).filter(isSchema),
    ...["dependentSchemas", "dependencies"].flatMap((keyword) =>
      mapOf(schema, keyword).map(([, branch]) => branch),
    ),
  ];
}

function collect(
  bundle: SchemaBundle,
  schema: Schema,
  withBranches: boolean,
  into: Map<string, Schema[]>,
  seen = new Set<Schema>(),
): void {
  if (typeof schema === "boolean" || seen.has(schema)) return;
  seen.add(schema);
  for (const [key, property] of mapOf(schema, "properties"))
    into.set(key, [...(into.get(key) ?? []), property]);
  const inner = [
    ...targetsOf(bundle, schema),
    ...combined(schema),
    ...(withBranches ? branchesOf(schema) : []),
  ];
  for (const each of inner) collect(bundle, each, withBranches, into, seen);
}
