import { matchesIn } from "../../input/sensitive/matches.js";
import { type StringFormat, stringFormats } from "../../type/formats.js";
import {
  commonFormats,
  maxKept,
  type StringFacet,
} from "../../infer/shape/shape.js";

/** A format that some strings of a path have, but not all. */
export interface RefusedFormat {
  readonly format: StringFormat;
  /** How many have it. */
  readonly count: number;
  readonly of: number;
  /** One that does not have it, where it may be shown; else only what kind it is of. */
  readonly by: { readonly value: string } | { readonly kind: string };
}

/** The formats that are not named because of a string that does not have them. */
export function refusedFormats(
  facet: StringFacet,
  key: string | undefined,
): readonly RefusedFormat[] {
  // Where all strings have one format, the others are not missed.
  if (commonFormats(facet) !== 0) return [];
  return stringFormats.flatMap((format, index) => {
    // Bit n of a set stands for the n-th format.
    const bit = 1 << index;
    let count = 0;
    let least: string | undefined;
    facet.byFormats.forEach((each, formats) => {
      if (!each) return;
      if ((formats & bit) !== 0) count += each.count;
      else if (least === undefined || each.least < least) least = each.least;
    });
    if (count === 0 || least === undefined) return [];
    return [{ format, count, of: facet.count, by: shown(least, key) }];
  });
}

/** What is cut off may hold half of a secret, which nothing finds. */
function shown(text: string, key: string | undefined): RefusedFormat["by"] {
  if (text.length >= maxKept) return { kind: "a long text" };
  const [match] = matchesIn(text, key);
  return match ? { kind: `<${match.kind}>` } : { value: text };
}
