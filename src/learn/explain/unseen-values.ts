/** With fewer values, one that is rare would not have shown. */
const fewestValues = 100;

/** How often the rarest value has to come, for a rarer one to be unlikely. */
const leastOften = 10;

/** The share of all values that the rarest has to come to. */
const leastShare = 0.05;

/** Pairs that leave nothing between them. Any other list may lack what no sample happens to have, such as `unknown`. */
const opposites: ReadonlySet<string> = new Set([
  "no yes",
  "off on",
  "false true",
  "disabled enabled",
  "asc desc",
  "ascending descending",
  "inbound outbound",
  "incoming outgoing",
  "credit debit",
]);

/** What the counts of different values tell of those that nobody has seen yet. */
export interface UnseenValues {
  /** Whether there are hardly any more. */
  readonly isComplete: boolean;
  /** The reason, in words. */
  readonly told: string;
}

/**
 * Estimates how many values were not seen, from how often the others were: by Chao's lower bound, which rests on those
 * seen once and twice. Where none is so rare it is zero, and still there may be one that no sample happens to have: a list
 * is complete only where every value comes often, and they are opposites.
 */
export function unseenValues(
  values: readonly string[],
  counts: readonly number[],
): UnseenValues {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const least = Math.min(...counts);
  const once = counts.filter((count) => count === 1).length;
  const twice = counts.filter((count) => count === 2).length;
  const missing = Math.round((once * (once - 1)) / (2 * (twice + 1)));
  if (once > 0) {
    const likely = Math.max(1, missing);
    return {
      isComplete: false,
      told: `${once} of them once, so that ${likely} more ${likely === 1 ? "is" : "are"} likely at least`,
    };
  }
  const often = `each at least ${least} times`;
  const isFrequent =
    total >= fewestValues && least >= Math.max(leastOften, total * leastShare);
  if (!isFrequent)
    return {
      isComplete: false,
      told: `${often}, which is too few to tell that these are all`,
    };
  const pair = values.map((value) => value.toLowerCase()).sort();
  const isComplete = opposites.has(pair.join(" "));
  return {
    isComplete,
    told: isComplete
      ? `${often}, and opposites, so that another one is unlikely`
      : `${often}, so that another one is rare, if there is one`,
  };
}
