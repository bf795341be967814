import type { PayloadType } from "./payload-type.js";
import { anyItem, anyKey, type Segments, writePath } from "./variable-path.js";

/** Every path of a payload that an override can name, as people write it. */
export function pathsIn(type: PayloadType, segments: Segments = []): string[] {
  const own = segments.length === 0 ? [] : [writePath(segments)];
  switch (type.kind) {
    case "object":
      return [
        ...own,
        ...type.properties.flatMap(({ key, type }) =>
          pathsIn(type, [...segments, key]),
        ),
      ];
    case "array":
      return [...own, ...pathsIn(type.items, [...segments, anyItem])];
    case "map":
      return [...own, ...pathsIn(type.values, [...segments, anyKey])];
    case "union":
      return [
        ...new Set([
          ...own,
          ...type.members.flatMap((member) => pathsIn(member, segments)),
        ]),
      ];
    case "unknown":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "string":
    case "enum":
      return own;
  }
}
