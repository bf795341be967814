import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { anyItem, type Segments, writePath } from "../../type/variable-path.js";
import { rebuildSample } from "../api/rebuild-sample.js";
import { variablesOfSample } from "../event-variables.js";

/** What samples hold at each of their variable paths: the types of JSON, or `text` for any scalar. */
export type SampleKinds = Map<string, Set<string>>;

/**
 * Collects what a sample holds at its variable paths. Items of an array share one, `items.*.sku`, because workflows reach
 * them by any position.
 */
export function addKinds(kinds: SampleKinds, sample: JsonObject): SampleKinds {
  const visit = (value: Json, segments: Segments): void => {
    if (segments.length > 0) {
      const path = writePath(segments);
      const known = kinds.get(path) ?? new Set();
      kinds.set(path, known.add(kindOf(value)));
    }
    if (isList(value))
      for (const item of value) visit(item, [...segments, anyItem]);
    else if (isObject(value))
      for (const [key, below] of Object.entries(value))
        visit(below, [...segments, key]);
  };
  visit(sample, []);
  return kinds;
}

/** The sample as it would be rebuilt from its own variables, for comparing it with one that was. */
export function asRebuilt(sample: JsonObject): JsonObject {
  return rebuildSample(variablesOfSample(sample));
}

/** The kinds as the platform's coarse types tell them apart. */
export function coarse(kinds: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...kinds].map((kind) => (/^(?:object|array)$/.test(kind) ? kind : "text")),
  );
}

function kindOf(value: Json): string {
  if (value === null) return "null";
  return isList(value) ? "array" : typeof value;
}
