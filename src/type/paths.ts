import type { PayloadType } from "./payload-type.js";
import {
  anyItem,
  anyKey,
  type Segment,
  type Segments,
  writePath,
} from "./variable-path.js";
import { membersOf } from "./visit.js";

/**
 * Every path of a payload that an override can name, as people write it. Overrides are of inferred types, which refer
 * to nothing.
 */
export function pathsIn(type: PayloadType, segments: Segments = []): string[] {
  const own = segments.length === 0 ? [] : [writePath(segments)];
  const below = membersOf(type)
    .flatMap(stepsIn)
    .flatMap(([step, child]) => pathsIn(child, [...segments, step]));
  return [...new Set([...own, ...below])];
}

/** The steps from a value to those directly in it. */
function stepsIn(
  type: PayloadType,
): readonly (readonly [Segment, PayloadType])[] {
  if (type.kind === "object")
    return type.properties.map(({ key, type }) => [key, type]);
  if (type.kind === "array") return [[anyItem, type.items]];
  return type.kind === "map" ? [[anyKey, type.values]] : [];
}
