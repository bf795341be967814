import {
  isList,
  isObject,
  type Json,
  type JsonPath,
} from "../../base/json/json.js";
import type { Detector, SensitiveKind } from "./match.js";
import { keyIn } from "./key-in.js";
import { allDetectors, matchesIn, secretDetectors } from "./matches.js";

/** Sensitive data at a path. The data itself is never part of a report. */
export interface Finding {
  readonly kind: SensitiveKind;
  /** Where the value stands; some of its steps may be sensitive themselves: see {@link showSensitivePath}. */
  readonly path: JsonPath;
  /** Whether the name of the property is sensitive, or a comment, and not the value. */
  readonly part: "key" | "value" | "comment";
}

/** Finds secrets and personal data in a JSON value, which must not be nested deeper than a stack holds. */
export function findSensitive(value: Json): readonly Finding[] {
  const found: Finding[] = [];
  collect(value, undefined, [], { found, detectors: allDetectors });
  return found;
}

/** As {@link findSensitive}, but for secrets alone. */
export function findSecrets(value: Json): readonly Finding[] {
  const found: Finding[] = [];
  collect(value, undefined, [], { found, detectors: secretDetectors });
  return found;
}

interface Search {
  readonly found: Finding[];
  readonly detectors: readonly Detector[];
}

function collect(
  value: Json,
  key: string | undefined,
  path: (string | number)[],
  search: Search,
): void {
  const { found, detectors } = search;
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      path.push(index);
      collect(item, key, path, search);
      path.pop();
    }
  } else if (isObject(value)) {
    for (const name in value) {
      path.push(name);
      for (const { kind } of matchesIn(name, undefined, detectors))
        found.push({ kind, path: [...path], part: "key" });
      collect(value[name] ?? null, keyIn(value, name, key), path, search);
      path.pop();
    }
  } else {
    for (const { kind } of matchesIn(value, key, detectors))
      found.push({ kind, path: [...path], part: "value" });
  }
}

/** A path that is safe to show: any item of an array is `*`, and a sensitive name is replaced by its kind. */
export function showSensitivePath(path: JsonPath): string {
  return path
    .map((step) => {
      if (typeof step === "number") return "*";
      const [match] = matchesIn(step, undefined);
      return match ? `<${match.kind}>` : step;
    })
    .join(".");
}

/** Findings of one kind at one path. */
export interface FindingCount {
  readonly kind: SensitiveKind;
  /** As {@link showSensitivePath} shows it; empty for the value as a whole. */
  readonly path: string;
  readonly part: Finding["part"];
  readonly count: number;
}

/** Counts findings by kind and path, in the order in which they first appear. */
export function countFindings(
  findings: Iterable<Finding>,
): readonly FindingCount[] {
  const counts = new Map<string, FindingCount>();
  for (const { kind, path, part } of findings) {
    const shown = showSensitivePath(path);
    const id = JSON.stringify([kind, part, shown]);
    const count = (counts.get(id)?.count ?? 0) + 1;
    counts.set(id, { kind, path: shown, part, count });
  }
  return [...counts.values()];
}
