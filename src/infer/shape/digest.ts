/**
 * A text as a number: the same for the same text, and hardly ever for another one. Nothing that has to be right may rest
 * on it; what it tells apart, or fails to, only makes more or less certain what is said.
 */
export function digest(text: string): number {
  // FNV-1a, in two lanes that together fill what a number holds exactly.
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
