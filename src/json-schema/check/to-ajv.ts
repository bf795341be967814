import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { isAwkward, patternOf } from "../../type/awkward-key.js";
import type { Draft } from "../../type/payload.js";
import { hasSiblings } from "../load/draft.js";
import { holdsSchemas, mapSubschemas, type Schema } from "../load/keywords.js";
import { mapOf } from "../read/own-types.js";

/** Words that mean something to ajv, but not what they mean in a schema, where they mean anything. */
const misread: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "id",
  "$async",
  "discriminator",
]);

/** The schema as ajv understands it. */
export function toAjv(schema: JsonObject, draft: Draft): JsonObject {
  const inner = mapSubschemas(schema, (child): Schema =>
    typeof child === "boolean" ? child : toAjv(child, draft),
  );
  // What is ignored beside a `$ref` may hold schemas that others refer to; ajv checks a `type` there all the same.
  const isReference =
    typeof get(schema, "$ref") === "string" && !hasSiblings(draft);
  const entries = Object.entries(inner).filter(
    // Without a `type`, a `nullable` says nothing, and ajv stumbles over it.
    ([key]) =>
      !misread.has(key) &&
      (key !== "nullable" || Object.hasOwn(schema, "type")) &&
      (!isReference || key === "$ref" || holdsSchemas(key)),
  );
  return awkwardByPattern(
    withoutRepetition(withoutEmptyEnum(Object.fromEntries(entries))),
  );
}

/** Leaves out a reference that `allOf` has already: from one to the next, the time to check them would double. */
function withoutRepetition(schema: JsonObject): JsonObject {
  const allOf = get(schema, "allOf");
  if (!isList(allOf)) return schema;
  const seen = new Set<Json>();
  const members = allOf.map((member): Json => {
    if (!isObject(member) || Object.keys(member).length > 1) return member;
    const $ref = get(member, "$ref");
    if ($ref === undefined) return member;
    // A place is kept, for references that lead to those behind it.
    if (seen.has($ref)) return {};
    seen.add($ref);
    return member;
  });
  return { ...schema, allOf: members };
}

/** Says of a list of no constants in another way that no value is in it: ajv stops at one. */
function withoutEmptyEnum(schema: JsonObject): JsonObject {
  const { enum: constants, allOf, ...others } = schema;
  if (!isList(constants) || constants.length > 0) return schema;
  const never = { not: {} };
  return { ...others, allOf: isList(allOf) ? [...allOf, never] : [never] };
}

/** Moves properties that ajv stumbles over to where a pattern finds them. */
function awkwardByPattern(schema: JsonObject): JsonObject {
  const properties = mapOf(schema, "properties");
  const awkward = properties.filter(([key]) => isAwkward(key));
  if (awkward.length === 0) return schema;
  return {
    ...schema,
    properties: Object.fromEntries(
      properties.filter(([key]) => !isAwkward(key)),
    ),
    patternProperties: Object.fromEntries([
      ...mapOf(schema, "patternProperties"),
      ...awkward.map(([key, child]): [string, Json] => [patternOf(key), child]),
    ]),
  };
}
