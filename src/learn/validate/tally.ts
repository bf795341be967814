import type { Place } from "../../base/diagnostics/diagnostic.js";
import type { JsonPath } from "../../base/json/json.js";
import { anyItem, writePath } from "../../type/variable-path.js";

/** One thing that is wrong with payloads, and with how many. */
export interface FailureGroup {
  /** Variable path, `*` for any item of an array; empty for the payload itself. */
  readonly path: string;
  /** The end of a sentence that begins with the value. */
  readonly reason: string;
  readonly payloads: number;
  /** Where it was found first. */
  readonly first: Place;
}

/** What came of checking payloads. */
export interface Tally {
  /** Everything that stood where a payload should. */
  readonly payloads: number;
  readonly failed: number;
  /** Those of the failed that are no JSON. */
  readonly unreadable: number;
  /** The most frequent first. */
  readonly failures: readonly FailureGroup[];
  /** Whether there are more kinds of failures than are kept apart. */
  readonly cut: boolean;
}

/** One thing that is wrong with one payload. */
export interface Finding {
  readonly path: JsonPath;
  readonly reason: string;
}

/** Counts payloads, and what is wrong with them. */
export interface Counter {
  readonly passed: () => void;
  /** @param placeOf asked only where a failure is the first of its kind */
  readonly failed: (
    findings: readonly Finding[],
    placeOf: (path: JsonPath) => Place,
    isReadable: boolean,
  ) => void;
  readonly payloads: () => number;
  readonly tally: () => Tally;
}

/** Kinds of failures that are kept apart. Where keys are data, there may be as many as payloads. */
const maxGroups = 1000;

/** Makes a counter; what it holds does not grow with the number of payloads. */
export function createCounter(): Counter {
  const groups = new Map<string, FailureGroup>();
  let payloads = 0;
  let failed = 0;
  let unreadable = 0;
  let cut = false;

  const count = ({ path, reason }: Finding, first: () => Place): void => {
    const shown = variablePath(path);
    const key = JSON.stringify([shown, reason]);
    const known = groups.get(key);
    if (known) groups.set(key, { ...known, payloads: known.payloads + 1 });
    else if (groups.size === maxGroups) cut = true;
    else groups.set(key, { path: shown, reason, payloads: 1, first: first() });
  };

  return {
    passed: () => {
      payloads += 1;
    },
    failed: (findings, placeOf, isReadable) => {
      payloads += 1;
      failed += 1;
      if (!isReadable) unreadable += 1;
      for (const finding of distinct(findings))
        count(finding, () => placeOf(finding.path));
    },
    payloads: () => payloads,
    tally: () => ({
      payloads,
      failed,
      unreadable,
      failures: [...groups.values()].sort((a, b) => b.payloads - a.payloads),
      cut,
    }),
  };
}

/** A payload is counted once for what is wrong with several items of an array. */
function distinct(findings: readonly Finding[]): Iterable<Finding> {
  if (findings.length < 2) return findings;
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([variablePath(finding.path), finding.reason]);
    if (!byKey.has(key)) byKey.set(key, finding);
  }
  return byKey.values();
}

function variablePath(path: JsonPath): string {
  return writePath(
    path.map((step) => (typeof step === "number" ? anyItem : step)),
  );
}
