import {
  get,
  isList,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import type { Draft } from "../../type/payload.js";

const drafts: ReadonlyMap<string, Draft> = new Map([
  ["json-schema.org/draft-04/schema", "draft-04"],
  ["json-schema.org/draft-06/schema", "draft-06"],
  ["json-schema.org/draft-07/schema", "draft-07"],
  ["json-schema.org/draft/2019-09/schema", "2019-09"],
  ["json-schema.org/draft/2020-12/schema", "2020-12"],
]);

const openApiDialect = /^spec\.openapis\.org\/oas\/3\.\d\/dialect\//;

/** The draft that a `$schema` names, or undefined where it is none that is known. */
export function namedDraft(uri: Json | undefined): Draft | undefined {
  if (typeof uri !== "string") return undefined;
  const name = bareName(uri).replace(/\/hyper-schema$/, "/schema");
  return openApiDialect.test(name) ? "2020-12" : drafts.get(name);
}

/** Whether a `$schema` says no more than that it is JSON Schema, as that of GenSON does. */
export function namesAnyDraft(uri: Json | undefined): boolean {
  return (
    uri === undefined ||
    (typeof uri === "string" && bareName(uri) === "json-schema.org/schema")
  );
}

function bareName(uri: string): string {
  return uri
    .trim()
    .replace(/^https?:\/\//, "")
    .replace(/#$/, "");
}

/** Keywords by which a schema without `$schema` shows its draft. */
const signs = {
  // As booleans, draft-04 alone has them.
  draft04: (schema) =>
    ["exclusiveMinimum", "exclusiveMaximum"].some(
      (keyword) => typeof get(schema, keyword) === "boolean",
    ),
  since2019: (schema) =>
    hasAny(schema, [
      "$anchor",
      "$defs",
      "dependentRequired",
      "dependentSchemas",
      "maxContains",
      "minContains",
      "unevaluatedItems",
      "unevaluatedProperties",
    ]),
  of2019: (schema) => hasAny(schema, ["$recursiveRef", "$recursiveAnchor"]),
  until2019: (schema) => isList(get(schema, "items")),
  since2020: (schema) =>
    hasAny(schema, ["prefixItems", "$dynamicRef", "$dynamicAnchor"]),
  // Who writes more beside a `$ref` means it to count, which it does since 2019-09.
  besideReference: (schema) =>
    typeof get(schema, "$ref") === "string" &&
    Object.keys(schema).some((keyword) => !harmlessBeside.has(keyword)),
} satisfies Record<string, (schema: JsonObject) => boolean>;

/** Keywords that say nothing of a value. */
const harmlessBeside: ReadonlySet<string> = new Set([
  "$ref",
  "$schema",
  "$id",
  "id",
  "$comment",
  "$defs",
  "definitions",
  "title",
  "description",
  "default",
  "deprecated",
  "examples",
  "readOnly",
  "writeOnly",
]);

/** The draft of schemas that name none: 07, which people mean most often, unless they use what others have. */
export function guessDraft(schemas: Iterable<JsonObject>): Draft {
  const all = [...schemas];
  const shows = (sign: keyof typeof signs): boolean => all.some(signs[sign]);
  if (shows("since2020")) return "2020-12";
  if (shows("of2019")) return "2019-09";
  if (shows("since2019")) return shows("until2019") ? "2019-09" : "2020-12";
  if (shows("draft04")) return "draft-04";
  return shows("besideReference") ? "2019-09" : "draft-07";
}

function hasAny(schema: JsonObject, keywords: readonly string[]): boolean {
  return keywords.some((keyword) => Object.hasOwn(schema, keyword));
}

/** Where schemas of the draft keep those that others refer to. */
export function definitionsKeyword(draft: Draft): "definitions" | "$defs" {
  return hasSiblings(draft) ? "$defs" : "definitions";
}

/** Whether what stands beside a `$ref` counts; drafts up to 07 ignore it. */
export function hasSiblings(draft: Draft): boolean {
  return draft === "2019-09" || draft === "2020-12";
}

/** What counts of a schema: the `$ref` alone, where the draft ignores what stands beside it. */
export function effective(schema: JsonObject, draft: Draft): JsonObject {
  const $ref = get(schema, "$ref");
  return typeof $ref === "string" && !hasSiblings(draft) ? { $ref } : schema;
}
