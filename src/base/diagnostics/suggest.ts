import leven from "leven";

/**
 * The candidate that was probably meant, for "did you mean".
 *
 * @returns undefined where nothing is near enough to be a slip of the hand
 */
export function suggest(
  wrong: string,
  candidates: Iterable<string>,
): string | undefined {
  const furthest = Math.max(1, Math.floor(wrong.length / 3));
  let best: string | undefined;
  let bestDistance = furthest + 1;
  for (const candidate of candidates) {
    const distance = leven(wrong.toLowerCase(), candidate.toLowerCase(), {
      maxDistance: furthest + 1,
    });
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `", did you mean …?"` for the end of a message, or nothing. */
export function didYouMean(
  wrong: string,
  candidates: Iterable<string>,
): string {
  const meant = suggest(wrong, candidates);
  return meant === undefined ? "" : `; did you mean ${JSON.stringify(meant)}?`;
}
