import { isObject, type Json } from "../base/json/json.js";
import { valuesAt } from "../type/values-at.js";
import { isAny, type Segments } from "../type/variable-path.js";

/** A variable that may be missing, and in which way. */
export interface Gap {
  readonly segments: Segments;
  readonly what: "absent" | "null";
}

/**
 * Why variables may be absent or null: how many samples show it, or else who says so. The samples are read once for all
 * of the gaps.
 */
export function evidenceOfGaps(
  gaps: readonly Gap[],
  samples: Iterable<Json>,
  isHandwritten: boolean,
): readonly string[] {
  const counts = gaps.map(() => 0);
  let all = 0;
  for (const payload of samples) {
    all += 1;
    for (const [nth, gap] of gaps.entries())
      if (isShownBy(payload, gap)) counts[nth] = (counts[nth] ?? 0) + 1;
  }
  const otherwise = isHandwritten
    ? "its schema allows that"
    : "an override says so";
  return gaps.map(({ what }, nth) => {
    const some = counts[nth] ?? 0;
    return some > 0
      ? `${what} in ${some} of ${all} sample${all === 1 ? "" : "s"}`
      : otherwise;
  });
}

function isShownBy(payload: Json, { segments, what }: Gap): boolean {
  return what === "null"
    ? valuesAt(payload, segments).includes(null)
    : isAbsentFrom(payload, segments);
}

/** Of items, one that lacks the key is enough; a list without items shows nothing. */
function isAbsentFrom(payload: Json, segments: Segments): boolean {
  const key = segments.at(-1);
  const around = valuesAt(payload, segments.slice(0, -1));
  if (around.length === 0) return !segments.some(isAny);
  return around.some(
    (value) =>
      typeof key === "string" &&
      !(isObject(value) && Object.hasOwn(value, key)),
  );
}
