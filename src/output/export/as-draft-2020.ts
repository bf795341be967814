import { isList, isObject, type JsonObject } from "../../base/json/json.js";
import type { Draft } from "../../type/payload.js";
import { withBeside } from "./with-beside.js";

const since2019 = [
  "dependentRequired",
  "dependentSchemas",
  "maxContains",
  "minContains",
  "unevaluatedItems",
  "unevaluatedProperties",
];

const until07 = ["prefixItems", ...since2019];

/** Keywords of other drafts, which say nothing in a schema of the draft. */
const ignored: Readonly<Record<Draft, readonly string[]>> = {
  "draft-04": until07,
  "draft-06": until07,
  "draft-07": until07,
  "2019-09": ["prefixItems"],
  "2020-12": ["additionalItems"],
};

/** Writes one schema, those inside it done, in the keywords of draft 2020-12. */
export function asDraft2020(schema: JsonObject, from: Draft): JsonObject {
  const known = Object.entries(schema).filter(
    ([keyword]) => !ignored[from].includes(keyword),
  );
  return withDependents(withPrefix(Object.fromEntries(known)));
}

/** A list of `items` is `prefixItems` now, and what follows it `items`. */
function withPrefix(schema: JsonObject): JsonObject {
  const { items, additionalItems, ...others } = schema;
  if (!isList(items)) {
    return items === undefined ? others : { ...others, items };
  }
  return {
    ...others,
    ...(items.length > 0 && { prefixItems: items }),
    ...(additionalItems !== undefined && { items: additionalItems }),
  };
}

/** `dependencies` are two keywords now. */
function withDependents(schema: JsonObject): JsonObject {
  const { dependencies, ...others } = schema;
  if (!isObject(dependencies)) return schema;
  const lists = Object.entries(dependencies).filter(([, is]) => isList(is));
  const schemas = Object.entries(dependencies).filter(([, is]) => !isList(is));
  const added: JsonObject = {
    ...(lists.length > 0 && { dependentRequired: Object.fromEntries(lists) }),
    ...(schemas.length > 0 && {
      dependentSchemas: Object.fromEntries(schemas),
    }),
  };
  return withBeside(others, added);
}
