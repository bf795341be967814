import type { PayloadType, WholeType } from "./payload-type.js";
import {
  anyItem,
  anyKey,
  type Segment,
  type Segments,
  writePath,
} from "./variable-path.js";
import { childrenOf, membersOf } from "./visit.js";

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

/** The keys of all properties in a type and in what it refers to, each once. */
export function keysIn({ type, definitions }: WholeType): readonly string[] {
  const keys = new Set<string>();
  const collect = (type: PayloadType): void => {
    if (type.kind === "object")
      for (const { key } of type.properties) keys.add(key);
    for (const child of childrenOf(type)) collect(child);
  };
  collect(type);
  for (const { type } of definitions.values()) collect(type);
  return [...keys];
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
