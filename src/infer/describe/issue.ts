import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";
import {
  anyItem,
  anyKey,
  type Segment,
  type Segments,
} from "../../type/variable-path.js";

/** Something worth a warning, or an error, at one path of an event's samples. */
export interface Issue {
  readonly code: "CE110" | "CE301" | "CE302" | "CE303" | "CE304" | "CE315";
  readonly segments: Segments;
}

/** Whether a value shows the issue, so that the sample to point at can be found again. */
const shows: Record<Issue["code"], (value: Json) => boolean> = {
  CE110: (value) => typeof value === "number" && !Number.isFinite(value),
  CE301: (value) => value === null,
  CE302: (value) => isList(value) && value.length === 0,
  CE303: (value) => isObject(value) && Object.keys(value).length === 0,
  CE304: (value) =>
    typeof value === "number" &&
    Number.isInteger(value) &&
    !Number.isSafeInteger(value),
  CE315: isObject,
};

/** Where in the payload the issue shows, if it does. */
export function findIssue(
  payload: JsonObject,
  issue: Issue,
): JsonPath | undefined {
  return find(payload, issue.segments, shows[issue.code]);
}

function find(
  value: Json,
  segments: Segments,
  matches: (value: Json) => boolean,
): JsonPath | undefined {
  const [step, ...rest] = segments;
  if (step === undefined) return matches(value) ? [] : undefined;
  for (const [key, child] of childrenOf(value, step)) {
    const path = find(child, rest, matches);
    if (path) return [key, ...path];
  }
  return undefined;
}

/** The values one step below: every item of an array or every value of a map, or the one with the key. */
function childrenOf(
  value: Json,
  step: Segment,
): Iterable<readonly [string | number, Json]> {
  if (isList(value)) return step === anyItem ? value.entries() : [];
  if (!isObject(value) || step === anyItem) return [];
  if (step === anyKey) return Object.entries(value);
  return Object.hasOwn(value, step) ? [[step, value[step] ?? null]] : [];
}
