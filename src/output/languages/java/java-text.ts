import { replaceUnseen, unicodeEscape } from "../../../base/unseen.js";
import { docComment } from "../doc-comment.js";
import { pascalCase } from "../key-words.js";

/** A string literal. What is unseen is escaped; the line ends among it as JSON has them, since Java ends lines at others. */
export function javaString(text: string): string {
  return replaceUnseen(JSON.stringify(text), unicodeEscape);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  "@": "&#64;",
  // Even in a comment `\u` would begin a character.
  "\\": "&#92;",
};

/** A comment for Javadoc, which reads HTML. */
export function javadoc(
  texts: readonly string[],
  indent = "",
): readonly string[] {
  return docComment(
    texts.map((text) =>
      text.replace(/[&<@\\]/g, (character) => entities[character] ?? character),
    ),
    indent,
  );
}

/** A name of classes, methods and the like. */
export function javaName(text: string): string {
  const name = text.normalize("NFC").replace(/[^\p{L}\p{Nd}_]+/gu, "");
  const own = /^[\p{L}_]/u.test(name) ? name : `_${name}`;
  return own === "_" || keywords.has(own) ? `${own}_` : own;
}

/** `houseNo`, of words, as the component of a record: those that every object has as a method cannot be. */
export function javaComponent(words: readonly string[]): string {
  const [first = "", ...others] = words;
  const name = javaName(first.toLowerCase() + pascalCase(others));
  return methodsOfObject.has(name) ? `${name}_` : name;
}

/** What an event's class is called. */
export function javaEvent({ payload }: { readonly payload: string }): string {
  return javaName(payload.replace(/Payload$/, "Event"));
}

/** The name of the package in a folder of that name. */
export function javaPackage(folder: string): string {
  const name = folder.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return /^[a-z]/.test(name) && !keywords.has(name) ? name : "cobaltevents";
}

const methodsOfObject: ReadonlySet<string> = new Set(
  "clone finalize getClass hashCode notify notifyAll toString wait".split(" "),
);

const keywords: ReadonlySet<string> = new Set(
  "abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally float for goto if implements import instanceof int interface long native new null package private protected public return short static strictfp super switch synchronized this throw throws transient true try void volatile while".split(
    " ",
  ),
);
