/**
 * Keeps what a user wrote away from another generator, which would take some of it for code: in its place goes a mark,
 * and the text, escaped, goes into the output afterwards.
 */
export interface Marks {
  /** The mark of a text that is TypeScript already; it can stand for a type, a property key or in a comment. */
  readonly mark: (code: string) => string;
  /** Puts the texts where their marks are. */
  readonly restore: (output: string) => string;
}

/** Makes an empty collection of marks. */
export function createMarks(): Marks {
  const texts: string[] = [];
  const marks = new Map<string, string>();
  const mark = (code: string): string => {
    const known = marks.get(code);
    if (known !== undefined) return known;
    const made = `_${texts.length}_`;
    texts.push(code);
    marks.set(code, made);
    return made;
  };
  const restore = (output: string): string =>
    output.replace(/\b_(\d+)_\b/g, (_, index) => texts[Number(index)] ?? "");
  return { mark, restore };
}
