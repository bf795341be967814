/** Whether a text looks drawn by chance, and neither like words nor like a count. */
export function isDrawn(text: string, leastDigits: number): boolean {
  if (text.length < 6 || /\s/.test(text)) return false;
  if (/^[\d.,]+$/.test(text)) return text.length >= leastDigits;
  if (isWords(text)) return false;
  return /\d/.test(text) ? entropy(text) >= 2 : text.length >= 8;
}

/** `summer-sale-2026`, `acme.v2`, `orderPlaced`: parts that can be spoken, and short numbers. */
function isWords(text: string): boolean {
  if (text.length > 100) return false;
  const parts = text
    .split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter((part) => part !== "");
  return parts.length * 3 <= text.length && parts.every(isWord);
}

function isWord(part: string): boolean {
  if (/^v?\d{1,4}$/i.test(part)) return true;
  const [, letters = ""] =
    /^(?:v?\d{1,3})?(\p{Lu}?\p{Ll}+|\p{Lu}+)(?:\d{1,3}\p{Lu}?)?$/u.exec(part) ??
    [];
  const canBeSpoken =
    /[aeiouy]|[^a-z]/i.test(letters) &&
    !/[bcdfghjklmnpqrstvwxz]{5}/i.test(letters);
  return letters !== "" && (letters.length <= 3 || canBeSpoken);
}

/** Bits a character: about 4 in text that was drawn, about 2.5 in a short word. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  const looked = text.slice(0, 256);
  for (const character of looked)
    counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / looked.length) * Math.log2(count / looked.length);
  return bits;
}
