import type { Json, JsonObject } from "../../base/json/json.js";
import type { Draft } from "../../type/payload.js";

const drafts: ReadonlyMap<string, Draft> = new Map([
  ["json-schema.org/draft-04/schema", "draft-04"],
  ["json-schema.org/draft-06/schema", "draft-06"],
  ["json-schema.org/draft-07/schema", "draft-07"],
  ["json-schema.org/draft/2019-09/schema", "2019-09"],
  ["json-schema.org/draft/2020-12/schema", "2020-12"],
]);

/** Keywords that drafts up to 07 do not have. */
const newKeywords = [
  "$anchor",
  "$defs",
  "$dynamicRef",
  "$recursiveRef",
  "dependentRequired",
  "dependentSchemas",
  "maxContains",
  "minContains",
  "prefixItems",
  "unevaluatedItems",
  "unevaluatedProperties",
];

/** The draft that a `$schema` names, or undefined where it is none that is known. */
export function namedDraft(uri: Json | undefined): Draft | undefined {
  if (typeof uri !== "string") return undefined;
  return drafts.get(uri.replace(/^https?:\/\//, "").replace(/#$/, ""));
}

/** The draft of schemas that name none: 07, which people mean most often, unless they use what came after it. */
export function guessDraft(schemas: Iterable<JsonObject>): Draft {
  for (const schema of schemas) {
    if (newKeywords.some((keyword) => Object.hasOwn(schema, keyword)))
      return "2020-12";
  }
  return "draft-07";
}

/** Where schemas of the draft keep those that others refer to. */
export function definitionsKeyword(draft: Draft): "definitions" | "$defs" {
  return draft === "2019-09" || draft === "2020-12" ? "$defs" : "definitions";
}
