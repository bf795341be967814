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
  const isAlways = (): boolean => true;
  const all = { detectors: allDetectors, isDue: isAlways, isNew: isAlways };
  collect(value, undefined, [], { found, ...all });
  return found;
}

/** Values of one name that are searched: what the first of them do not hold, few later ones do. */
const maxValues = 500;

/** Names that are told apart; those of more are data, and searched no more than those of one name. */
const maxNames = 10_000;

/**
 * Makes what finds secrets alone in one sample after the other. Each name is looked at when it first comes, and the
 * first values of each, so that the time has an end and what is new in the last sample is still seen.
 */
export function createSecretSearch(): (sample: Json) => readonly Finding[] {
  const limits = createLimits();
  return (sample) => {
    const found: Finding[] = [];
    const search = { found, detectors: secretDetectors, ...limits };
    collect(sample, undefined, [], search);
    return found;
  };
}

/**
 * Makes what tells whether a search of {@link createSecretSearch} looks at anything in a sample after the ones before.
 * Of samples that several read, each has to be searched that any of them tells.
 */
export function createSearchCounter(): (sample: Json) => boolean {
  const { isDue, isNew } = createLimits();
  return (sample) => {
    let isLookedAt = false;
    const note = (isWanted: boolean): boolean => {
      isLookedAt ||= isWanted;
      return isWanted;
    };
    collect(sample, undefined, [], {
      found: [],
      detectors: [],
      isDue: (name) => note(isDue(name)),
      isNew: (name) => note(isNew(name)),
    });
    return isLookedAt;
  };
}

/** Counts what has been searched so far. */
function createLimits(): Pick<Search, "isDue" | "isNew"> {
  const values = new Map<string, number>();
  const names = new Set<string>();
  return {
    isDue: (name = "") => {
      const isTold = values.has(name) || values.size < maxNames;
      const counted = isTold ? name : "";
      const count = values.get(counted) ?? 0;
      if (count < maxValues) values.set(counted, count + 1);
      return count < maxValues;
    },
    isNew: (name: string) =>
      names.size < maxNames && names.size < names.add(name).size,
  };
}

interface Search {
  readonly found: Finding[];
  readonly detectors: readonly Detector[];
  /** Whether one more value of the name is to be searched. */
  readonly isDue: (name: string | undefined) => boolean;
  readonly isNew: (name: string) => boolean;
}

function collect(
  value: Json,
  key: string | undefined,
  path: (string | number)[],
  search: Search,
): void {
  const { found, detectors, isDue, isNew } = search;
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      path.push(index);
      collect(item, key, path, search);
      path.pop();
    }
  } else if (isObject(value)) {
    for (const name in value) {
      path.push(name);
      for (const { kind } of isNew(name)
        ? matchesIn(name, undefined, detectors)
        : [])
        found.push({ kind, path: [...path], part: "key" });
      collect(value[name] ?? null, keyIn(value, name, key), path, search);
      path.pop();
    }
  } else if (isDue(key)) {
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
