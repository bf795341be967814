/** One file to be written. */
export interface OutputFile {
  /** Relative to the output, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Whether the text is laid out as prettier's default style would have it. */
  readonly settled: boolean;
}

/** What is not to be found in most texts, so that nothing else has to be looked for. */
const beyondAscii = /[^\t\n -~]/;

/**
 * All but the letters and signs that prettier counts as one column each, as the layout here does: of Latin, Greek and
 * Cyrillic scripts, and what is typed in their texts. Elsewhere there are letters of no width and of two, and emoji.
 */
const unusual =
  /[^\t\n -~\u00a1-\u00a8\u00aa-\u00ac\u00af-\u024f\u0391-\u03a9\u03ac-\u03ce\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2015\u2018-\u201f\u2020-\u2022\u2026\u2039\u203a\u20ac]/;

/** Lines that no width changes: of comments, and in JSON properties that are a text. */
const comment = /^ *\/?\*/;
const property = /^ *"(?:[^"\\]|\\.)*": "(?:[^"\\]|\\.)*",?$/;

/** A key in quotes that may be an identifier: prettier takes the quotes away from those of other scripts, too. */
const quotedKey = /^ *"(?=[^"]*[^ -~])[$\w\u0080-\uffff]+"\??:/m;

/** Whether text printed here is laid out as prettier would: its layout takes characters for columns. */
export function isSettled(path: string, text: string): boolean {
  if (!beyondAscii.test(text)) return true;
  const isJson = path.endsWith(".json");
  if (!isJson && quotedKey.test(text)) return false;
  const fixed = isJson ? property : comment;
  return (
    !unusual.test(text) ||
    text.split("\n").every((line) => !unusual.test(line) || fixed.test(line))
  );
}
