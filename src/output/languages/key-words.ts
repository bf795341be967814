import { replaceUnseen } from "../../base/unseen.js";

/** Where a word begins within letters that are not separated: `houseNo`, `HTTPServer`. */
const camelHump = /(?<=[\p{Ll}\p{Nd}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** The words of a key or a name, of letters and digits alone; one at least, whatever the key is. */
export function wordsOf(text: string): readonly string[] {
  const words = replaceUnseen(text, () => " ")
    .normalize("NFKC")
    .split(/[^\p{L}\p{Nd}]+/u)
    .flatMap((word) => word.split(camelHump))
    .filter((word) => word !== "");
  if (words.length > 0) return words;
  return text === "" ? ["empty"] : [`u${codePointsOf(text)}`];
}

function codePointsOf(text: string): string {
  return Array.from(text, (character) =>
    (character.codePointAt(0) ?? 0).toString(16),
  ).join("x");
}

/** `first_name` as `FirstName`. */
export function pascalCase(words: readonly string[]): string {
  return words.map(upperFirst).join("");
}

/** `firstName` as `first_name`. */
export function snakeCase(words: readonly string[]): string {
  return words.map((word) => word.toLowerCase()).join("_");
}

function upperFirst(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first.toUpperCase() + word.slice(first.length);
}

/**
 * Makes a function that gives every name only once: of those that are wanted again, with a number.
 *
 * @param fold what of a name tells it from others, where case does not
 */
export function createNaming(
  fold = (name: string): string => name,
): (name: string) => string {
  const used = new Set<string>();
  return (name) => {
    let free = name;
    for (let count = 2; used.has(fold(free)); count += 1)
      free = `${name}${count}`;
    used.add(fold(free));
    return free;
  };
}
