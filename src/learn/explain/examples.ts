import type { Shape, StringFacet } from "../../infer/shape/shape.js";
import { shownValue, type ShownValue } from "./shown-value.js";

/** With more of them, nobody sees more. */
const mostExamples = 3;

/** A few of the strings and numbers at a path, those seen most often first. What is sensitive is told by its kind alone. */
export function examplesOf(
  { number, string }: Shape,
  key: string | undefined,
): readonly ShownValue[] {
  const counted = [...stringsOf(string), ...(number?.distinct ?? [])];
  const shown = new Map<string, ShownValue>();
  for (const [value] of counted.sort(byCount)) {
    if (shown.size === mostExamples) break;
    const example = shownValue(value, key);
    shown.set(JSON.stringify(example), example);
  }
  return [...shown.values()];
}

type Counted = readonly [
  value: string | number,
  facet: { readonly count: number },
];

/** Where there are too many to be kept, one of each set of formats was. */
function stringsOf(facet: StringFacet | undefined): readonly Counted[] {
  if (facet?.distinct) return [...facet.distinct];
  const kept = facet?.byFormats ?? [];
  return kept.flatMap((each) => (each ? [[each.least, each] as const] : []));
}

/** In an order that does not depend on that of the samples. */
function byCount([a, one]: Counted, [b, other]: Counted): number {
  return other.count - one.count || (String(a) < String(b) ? -1 : 1);
}
