import type { JsonObject } from "../../base/json/json.js";
import { mapOf } from "./own-types.js";

/** A pattern that finds one text and no other. */
const exact =
  /^\^((?:[^\\^$.*+?()[\]{}|]|\\[\\^$.*+?()[\]{}|/-]|\\u[\da-fA-F]{4})*)\$$/;

/**
 * Takes what is said of a pattern that finds one key and no other for what is said of that property: so are keys written
 * that tools mistake in `properties`, such as `$ref` and `__proto__`.
 */
export function namedPatterns(schema: JsonObject): JsonObject {
  const patterns = mapOf(schema, "patternProperties");
  const named = patterns.filter(([pattern]) => exact.test(pattern));
  if (named.length === 0) return schema;
  const properties = new Map(mapOf(schema, "properties"));
  for (const [pattern, value] of named) {
    const key = foundBy(pattern);
    const own = properties.get(key);
    properties.set(key, own === undefined ? value : { allOf: [own, value] });
  }
  const rest = patterns.filter((entry) => !named.includes(entry));
  const others = Object.entries(schema).filter(
    ([keyword]) => keyword !== "patternProperties",
  );
  return {
    ...Object.fromEntries(others),
    properties: Object.fromEntries(properties),
    ...(rest.length > 0 && { patternProperties: Object.fromEntries(rest) }),
  };
}

function foundBy(pattern: string): string {
  return (exact.exec(pattern)?.[1] ?? "").replace(
    /\\(?:u([\da-fA-F]{4})|(.))/g,
    (_, unit: string | undefined, sign: string) =>
      unit === undefined ? sign : String.fromCharCode(parseInt(unit, 16)),
  );
}
