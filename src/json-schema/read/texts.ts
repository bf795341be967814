import { docComment } from "../../output/typescript/escape.js";

/**
 * Keeps what a user wrote away from json-schema-to-typescript, which would take some of it for code: in its
 * place goes a mark, and the text, escaped, goes into the output afterwards.
 */
export interface Texts {
  /** The mark of a text that is TypeScript already; it can stand for a type, a property key or in a comment. */
  readonly mark: (code: string) => string;
  /** Puts the texts where their marks are. */
  readonly restore: (output: string) => string;
}

/** Makes an empty collection of texts. */
export function createTexts(): Texts {
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

const begin = "/**\n *\n * ";
const end = "\n */\n";

/** A text as it may stand in a JSDoc comment, after the star of its first line. */
export function commentText(text: string): string {
  return docComment(["", text], "").slice(begin.length, -end.length);
}
