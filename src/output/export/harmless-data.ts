import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { isAwkward, patternOf } from "../../type/awkward-key.js";

/** What only shows values, and may be left out. */
const shown: ReadonlySet<string> = new Set(["default", "example", "examples"]);

/** Keys that tools read in any object: as a reference, or (the parser of AsyncAPI) as the object's own method. */
const mistakable: ReadonlySet<string> = new Set(["$ref", "hasOwnProperty"]);

/**
 * Keeps data from being taken for references, as tools take everything that is called `$ref`: properties of that name are
 * found by a pattern, and values that hold one are not shown.
 */
export function withHarmlessData(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema).filter(
    ([keyword, value]) => !shown.has(keyword) || !holdsReference(value),
  );
  return withPatterns(Object.fromEntries(entries));
}

function holdsReference(value: Json): boolean {
  if (isList(value)) return value.some(holdsReference);
  if (!isObject(value)) return false;
  return (
    Object.hasOwn(value, "$ref") || Object.values(value).some(holdsReference)
  );
}

function withPatterns(schema: JsonObject): JsonObject {
  const { properties, patternProperties } = schema;
  if (!isObject(properties)) return schema;
  const isMistakable = ([key]: [string, Json]): boolean =>
    mistakable.has(key) || isAwkward(key);
  const entries = Object.entries(properties);
  const found = entries.filter(isMistakable);
  if (found.length === 0) return schema;
  const patterns = found.map(([key, value]): [string, Json] => {
    const pattern = patternOf(key);
    const own = isObject(patternProperties)
      ? get(patternProperties, pattern)
      : undefined;
    return [pattern, own === undefined ? value : { allOf: [own, value] }];
  });
  return {
    ...schema,
    properties: Object.fromEntries(
      entries.filter((entry) => !isMistakable(entry)),
    ),
    patternProperties: {
      ...(isObject(patternProperties) && patternProperties),
      ...Object.fromEntries(patterns),
    },
  };
}
