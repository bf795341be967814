import { replaceUnseen } from "../../../base/unseen.js";
import { pascalCase, wordsOf } from "../key-words.js";

/** A string literal: in single quotes, unless something in it is unseen. */
export function phpString(text: string): string {
  const unseen = replaceUnseen(text, () => "") !== text;
  if (!unseen) return `'${text.replace(/[\\']/g, "\\$&")}'`;
  const escaped = replaceUnseen(
    text.replace(/[\\"$]/g, "\\$&"),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${escaped}"`;
}

/** A name of classes, properties and the like: of ASCII only letters, digits and underscores, no digit in front. */
export function phpName(text: string): string {
  const name = text.replace(/[\0-\x7f]/g, (one) => (/\w/.test(one) ? one : ""));
  return /^\d|^$/.test(name) ? `_${name}` : name;
}

/** What an event's class is called. */
export function phpEvent({ payload }: { readonly payload: string }): string {
  return phpName(payload.replace(/Payload$/, "Event"));
}

/** `houseNo`, of words; a property called `$this` cannot be. */
export function phpVariable(words: readonly string[]): string {
  const [first = "", ...others] = words;
  const name = phpName(first.toLowerCase() + pascalCase(others));
  return name === "this" ? "this_" : name;
}

/** The name of an enum's case: any but `class`, which means the name of the enum. */
export function phpCase(words: readonly string[]): string {
  const name = phpName(pascalCase(words));
  return name.toLowerCase() === "class" ? `${name}_` : name;
}

/** Of an object, the property that is called as a key. */
export function phpAccess(object: string, key: string): string {
  return /^[a-z_]\w*$/i.test(key)
    ? `${object}->${key}`
    : `${object}->{${phpString(key)}}`;
}

/** The namespace of the files in a folder of that name; one of ASCII, with a word that is no keyword. */
export function phpNamespace(folder: string): string {
  const name = pascalCase(
    wordsOf(folder).map((word) => word.replace(/\W/g, "")),
  );
  return /^[A-Z]\w*$/i.test(name) && !keywords.has(name.toLowerCase())
    ? name
    : "CobaltEvents";
}

const keywords: ReadonlySet<string> = new Set(
  "abstract and array as bool break callable case catch class clone const continue declare default die do echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit extends false final finally float fn for foreach function global goto if implements include instanceof insteadof int interface isset iterable list match mixed namespace never new null object or parent print private protected public readonly require return self static string switch throw trait true try unset use var void while xor yield".split(
    " ",
  ),
);
