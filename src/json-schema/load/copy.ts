import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";
import type { Draft } from "../../type/payload.js";
import { referenceKeywords } from "./find-target.js";
import type { Target } from "./identify.js";
import { decodeFragment, formatPointer } from "./pointer.js";
import type { Resolution } from "./resolve-references.js";

/** Keywords that name a schema; once all references are pointers, they could only mislead. */
const identifiers = [
  "$id",
  "$schema",
  "$anchor",
  "$dynamicAnchor",
  "$recursiveAnchor",
];

/** What validators stumble over in a reference. */
const unescaped = /\s|%(?![\da-f]{2})/i;

/**
 * Makes the function that copies schemas, and data with schemas in it, into a bundle. Only in schemas, and there
 * only references and identifiers, is anything changed.
 *
 * @param addressOf the path of a schema in the bundle
 */
export function copier(
  { root, schemas, targetOf }: Resolution,
  draft: Draft,
  addressOf: (target: Target) => JsonPath,
): (value: Json) => Json {
  const dropped = new Set(
    draft === "draft-04" ? [...identifiers, "id"] : identifiers,
  );

  const pointerOf = (
    holder: JsonObject,
    keyword: string,
    written: Json,
  ): Json => {
    const target = targetOf(holder, keyword);
    if (!target || typeof written !== "string") return written;
    const pointer = formatPointer(addressOf(target));
    const isSame = decodeFragment(written) === decodeFragment(pointer);
    return isSame && !unescaped.test(written) ? written : pointer;
  };

  const copySchema = (schema: JsonObject): JsonObject => {
    const copied = new Map<string, Json>();
    const more: Json[] = [];
    for (const [keyword, value] of Object.entries(schema)) {
      if (!referenceKeywords.includes(keyword)) {
        if (schema === root.value || !dropped.has(keyword))
          copied.set(keyword, copy(value));
        continue;
      }
      const $ref = pointerOf(schema, keyword, value);
      if (copied.has("$ref")) more.push({ $ref });
      else copied.set("$ref", $ref);
    }
    if (more.length > 0) {
      const allOf = copied.get("allOf");
      copied.set("allOf", [...(isList(allOf) ? allOf : []), ...more]);
    }
    return Object.fromEntries(copied);
  };

  const copy = (value: Json): Json => {
    if (isList(value)) return value.map(copy);
    if (!isObject(value)) return value;
    if (schemas.has(value)) return copySchema(value);
    return Object.fromEntries(
      Object.entries(value).map(([key, child]): [string, Json] => [
        key,
        copy(child),
      ]),
    );
  };
  return copy;
}
