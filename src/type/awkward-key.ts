/**
 * Whether validators stumble over a key in `properties`: `__proto__` is the prototype there, and half of a
 * surrogate pair cannot be put into a URI fragment. The latter cannot be required, either.
 */
export function isAwkward(key: string): boolean {
  return key === "__proto__" || !key.isWellFormed();
}

/** The pattern that finds a key and no other. */
export function patternOf(key: string): string {
  const escaped = key
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    .replace(
      /[\ud800-\udfff]/gu,
      (half) => `\\u${half.charCodeAt(0).toString(16)}`,
    );
  return `^${escaped}$`;
}
