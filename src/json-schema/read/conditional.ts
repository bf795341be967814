import {
  get,
  isList,
  isObject,
  type JsonObject,
} from "../../base/json/json.js";
import type { SchemaBundle } from "../load/bundle.js";
import { effective } from "../load/draft.js";
import { isSchema, type Schema } from "../load/keywords.js";
import { combined, targetsOf } from "./leads-to.js";
import { listOf, mapOf, requiredOf } from "./own-types.js";

/** Properties with the schemas that they have on a condition; none, where one is only named. */
export type Conditional = ReadonlyMap<string, readonly Schema[]>;

/**
 * The properties that a schema, and what its `allOf` holds, speaks of on a condition only: in `if`, `then`, `else`,
 * `dependentSchemas`, `dependentRequired` or `dependencies`. No type can say the condition.
 *
 * @returns all but those that the schema speaks of without the condition too
 */
export function conditionalProperties(
  bundle: SchemaBundle,
  schema: JsonObject,
): Conditional {
  const conditional = new Map<string, Schema[]>();
  for (const member of membersOf(schema)) {
    for (const key of triggersOf(member)) note(conditional, key);
    for (const branch of branchesOf(member))
      collect(bundle, branch, true, conditional);
  }
  if (conditional.size === 0) return conditional;
  const always = new Map<string, Schema[]>();
  collect(bundle, schema, false, always);
  for (const key of always.keys()) conditional.delete(key);
  return conditional;
}

/** The schema, and those that hold whenever it does. */
function membersOf(schema: Schema): readonly JsonObject[] {
  if (typeof schema === "boolean") return [];
  return [schema, ...(listOf(schema, "allOf") ?? []).flatMap(membersOf)];
}

function branchesOf(schema: JsonObject): readonly Schema[] {
  return [
    ...["if", "then", "else"]
      .map((keyword) => get(schema, keyword))
      .filter(isSchema),
    ...["dependentSchemas", "dependencies"].flatMap((keyword) =>
      mapOf(schema, keyword).map(([, branch]) => branch),
    ),
  ];
}

/** The keys by which a dependency begins, and those that it asks for by name. */
function triggersOf(schema: JsonObject): readonly string[] {
  return ["dependentSchemas", "dependentRequired", "dependencies"].flatMap(
    (keyword) => {
      const map = get(schema, keyword);
      if (!isObject(map)) return [];
      const names = Object.values(map).filter(isList).flat();
      return [
        ...Object.keys(map),
        ...names.filter((name) => typeof name === "string"),
      ];
    },
  );
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
  const said = effective(schema, bundle.draft);
  for (const [key, property] of mapOf(said, "properties"))
    note(into, key, property);
  for (const key of requiredOf(said)) note(into, key);
  const inner = [
    ...targetsOf(bundle, said),
    ...combined(said),
    ...(withBranches ? branchesOf(said) : []),
  ];
  for (const each of inner) collect(bundle, each, withBranches, into, seen);
}

function note(
  into: Map<string, Schema[]>,
  key: string,
  ...schemas: readonly Schema[]
): void {
  into.set(key, [...(into.get(key) ?? []), ...schemas]);
}
