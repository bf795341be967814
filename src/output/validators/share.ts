import {
  mapSubschemas,
  type Schema,
  subschemas,
} from "../../json-schema/load/keywords.js";
import type { JsonObject } from "../../base/json/json.js";

/** Characters of a schema from which on a function of its own pays off. */
const worthSharing = 200;

/**
 * Makes equal schemas in a schema one definition, so that the code for them is there once: payloads often hold the
 * same kind of object at many places.
 */
export function shareEqual(schema: JsonObject): JsonObject {
  // References lead to places, which would be others.
  if (/"\$(?:ref|dynamicRef|recursiveRef)"/.test(JSON.stringify(schema)))
    return schema;
  const counts = new Map<string, number>();
  count(schema, counts);
  const definitions = new Map<string, readonly [name: string, JsonObject]>();
  const share = (inner: JsonObject): JsonObject =>
    mapSubschemas(inner, (child): Schema => {
      if (typeof child === "boolean") return child;
      const text = JSON.stringify(child);
      if ((counts.get(text) ?? 0) < 2) return share(child);
      const [name] = definitions.get(text) ?? [
        `shared${definitions.size}`,
        child,
      ];
      if (!definitions.has(text)) {
        definitions.set(text, [name, child]);
        definitions.set(text, [name, share(child)]);
      }
      return { $ref: `#/definitions/${name}` };
    });
  const shared = share(schema);
  return definitions.size === 0
    ? schema
    : { ...shared, definitions: Object.fromEntries(definitions.values()) };
}

function count(schema: JsonObject, counts: Map<string, number>): void {
  for (const [, child] of subschemas(schema)) {
    if (typeof child === "boolean") continue;
    const text = JSON.stringify(child);
    if (text.length >= worthSharing)
      counts.set(text, (counts.get(text) ?? 0) + 1);
    count(child, counts);
  }
}
