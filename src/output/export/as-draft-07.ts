import {
  get,
  isList,
  isObject,
  type JsonObject,
} from "../../base/json/json.js";
import { hasSiblings } from "../../json-schema/load/draft.js";
import type { Draft } from "../../type/payload.js";
import { withBeside } from "./with-beside.js";

/** What nothing in draft-07 can take the place of. It stays, for readers who know it. */
const lost = [
  "maxContains",
  "minContains",
  "unevaluatedItems",
  "unevaluatedProperties",
];

/** Writes one schema, those inside it done, in the keywords of draft-07. */
export function asDraft07(
  schema: JsonObject,
  from: Draft,
  onLost: (keyword: string) => void,
): JsonObject {
  // What older drafts do not know, draft-07 does not know either.
  if (!hasSiblings(from)) return referenceApart(schema);
  const tuples = from === "2020-12" ? withTuple(schema) : schema;
  const converted = withDependencies(withoutCounts(tuples));
  for (const keyword of lost)
    if (Object.hasOwn(converted, keyword)) onLost(keyword);
  return referenceApart(converted);
}

/** `prefixItems` are a list of `items`, and what follows them is `additionalItems`. */
function withTuple(schema: JsonObject): JsonObject {
  const { prefixItems, items = true, ...others } = schema;
  if (!isList(prefixItems)) return schema;
  return { ...others, items: prefixItems, additionalItems: items };
}

/** Takes out limits of `contains` that say what it says alone, and a `contains` that asks for nothing. */
function withoutCounts(schema: JsonObject): JsonObject {
  const { contains, minContains, maxContains, ...others } = schema;
  if (contains === undefined) return others;
  if (minContains === undefined && maxContains === undefined) return schema;
  const most = maxContains !== undefined && { maxContains };
  if (minContains === 0)
    return { ...others, ...(most && { minContains }), ...most };
  return {
    ...others,
    contains,
    ...(minContains !== undefined && minContains !== 1 && { minContains }),
    ...most,
  };
}

/** The two keywords that depend on a property are one here. */
function withDependencies(schema: JsonObject): JsonObject {
  const { dependentRequired, dependentSchemas, ...others } = schema;
  return [dependentRequired, dependentSchemas].reduce<JsonObject>(
    (result, dependencies) =>
      isObject(dependencies) ? withBeside(result, { dependencies }) : result,
    others,
  );
}

/** A `$ref` hides what stands beside it, unless it stands in `allOf`. */
function referenceApart(schema: JsonObject): JsonObject {
  const { $ref, ...others } = schema;
  if ($ref === undefined || Object.keys(others).length === 0) return schema;
  const allOf = get(schema, "allOf");
  return { ...others, allOf: [{ $ref }, ...(isList(allOf) ? allOf : [])] };
}
