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
    const [one, other] = [wrong.toLowerCase(), candidate.toLowerCase()];
    const distance = isSwap(one, other)
      ? 1
      : leven(one, other, { maxDistance: furthest + 1 });
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Whether two neighbouring letters are swapped, which is one slip. */
function isSwap(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [first = "", second = ""] = one.slice(at);
  const swapped = one.slice(0, at) + second + first + one.slice(at + 2);
  return one !== other && swapped === other;
}

/** `", did you mean …?"` for the end of a message, or nothing. */
export function didYouMean(
  wrong: string,
  candidates: Iterable<string>,
): string {
  const meant = suggest(wrong, candidates);
  return meant === undefined ? "" : `; did you mean ${JSON.stringify(meant)}?`;
}
