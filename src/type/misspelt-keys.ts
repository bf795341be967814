import type { JsonObject } from "../base/json/json.js";

/** A shorter key is one letter away from too many words; only a `_` or `-` behind it is a slip, as `_id` may stand beside `id`. */
const fewestLetters = 4;

/** Characters of a pattern that is worth its place in a schema: it grows with the square of a key's length. */
const mostCharacters = 8_000;

/** What may stand before and behind a key by mistake. */
const edge = "[_-]?";

/**
 * The schema of the names that are none of an object's keys and look like one that is misspelt: a letter is left out,
 * added, changed or swapped with its neighbour, or words are joined in another way. Nothing, where there are too many
 * keys for that.
 */
export function misspellingsOf(
  keys: readonly string[],
): JsonObject | undefined {
  const known = keys.filter((key) => key.isWellFormed() && key !== "__proto__");
  const isLong = (key: string) => Array.from(key).length >= fewestLetters;
  const forms = known.filter(isLong).flatMap(formsOf);
  const short = known.filter((key) => !isLong(key) && /\p{L}$/u.test(key));
  const patterns = [
    ...(forms.length > 0 ? [`${edge}(?:${forms.join("|")})${edge}`] : []),
    ...short.map((key) => `${escaped(key)}[_-]`),
  ];
  const pattern = `^(?:${patterns.join("|")})$`;
  if (patterns.length === 0 || pattern.length > mostCharacters)
    return undefined;
  // The patterns are simple because they match the keys themselves.
  const reads = new RegExp(pattern, "u");
  const own = keys.filter((key) => reads.test(key));
  return { pattern, ...(own.length > 0 && { not: { enum: own } }) };
}

/** Patterns that match what looks like a key, and the key itself. A number or a plural is another word. */
function formsOf(key: string): readonly string[] {
  const letters = Array.from(key, escaped);
  const slips = letters.flatMap((letter, at) => {
    if (/\d/.test(letter)) return [];
    const [next, ...others] = letters.slice(at + 1);
    const slip =
      next === undefined
        ? lastSlip(letter)
        : `(?:\\D?${letter}?${next}|${next}${letter})`;
    return [[...letters.slice(0, at), slip, ...others].join("")];
  });
  const words = key.split(/[_-]|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
  return words.length > 1
    ? [...slips, words.map(inEitherCase).join(edge)]
    : slips;
}

function lastSlip(letter: string): string {
  return letter === "s"
    ? "(?:\\Ds?|s\\D)"
    : `(?:\\D?${letter}?|${letter}[^\\ds])`;
}

/** The pattern of a word whose first letter may be a capital or not. */
function inEitherCase(word: string): string {
  const [first = "", ...others] = word;
  const [small, capital] = [first.toLowerCase(), first.toUpperCase()];
  const either =
    small === capital || small.length + capital.length > 2
      ? escaped(first)
      : `[${small}${capital}]`;
  return either + others.map(escaped).join("");
}

function escaped(letter: string): string {
  return letter.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
