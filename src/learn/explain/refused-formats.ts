import { type StringFormat, stringFormats } from "../../type/formats.js";
import { commonFormats, type StringFacet } from "../../infer/shape/shape.js";
import { shownValue, type ShownValue } from "./shown-value.js";

/** A format that some strings of a path have, but not all. */
export interface RefusedFormat {
  readonly format: StringFormat;
  /** How many have it. */
  readonly count: number;
  readonly of: number;
  /** One that does not have it, where it may be shown; else only what kind it is of. */
  readonly by: ShownValue<string>;
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
    return [{ format, count, of: facet.count, by: shownValue(least, key) }];
  });
}
