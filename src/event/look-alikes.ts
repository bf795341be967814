import type { Diagnostics, Place } from "../base/diagnostics/diagnostic.js";
import { replaceUnseen } from "../base/unseen.js";

/** Letters of Cyrillic, Greek and Latin, and hyphens, that most fonts draw like those of ASCII beside them. */
const likes: ReadonlyMap<string, string> = new Map(
  [
    ["аеорсухѕіјһӏԁԛԝүѵк", "aeopcyxsijhldqwyvk"],
    ["АВЕКМНОРСТУХЅІЈӀԌԚԜҮѴ", "ABEKMHOPCTYXSIJIGQWYV"],
    ["αγικνορυϳ", "ayikvopuj"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
    ["ıɑɡ", "iag"],
    ["‐‒–−", "----"],
  ].flatMap(([letters = "", ascii = ""]) =>
    Array.from(
      letters,
      (letter, index) => [letter, ascii.charAt(index)] as const,
    ),
  ),
);

/** One of the names that are told apart by what they look like. */
interface Name {
  readonly text: string;
  readonly place: () => Place;
}

/** Warns of names that differ, but look the same to whoever reads or types them. */
export function warnOfLookAlikes(
  names: readonly Name[],
  diagnostics: Diagnostics,
): void {
  const seen = new Map<string, Name>();
  for (const name of names) {
    const skeleton = skeletonOf(name.text);
    const rival = seen.get(skeleton);
    if (!rival) seen.set(skeleton, name);
    else if (!differsInCaseAlone(name.text, rival.text)) {
      const { line, column } = rival.place();
      const message = `The slug ${JSON.stringify(name.text)} looks like ${JSON.stringify(rival.text)} at ${line}:${column}, but ${difference(name.text, rival.text)}.`;
      diagnostics.add("CE505", message, name.place());
    }
  }
}

/** The same for all texts that look alike. */
function skeletonOf(text: string): string {
  const seen = replaceUnseen(text.normalize("NFKD"), () => "");
  const drawn = Array.from(seen, (letter) => likes.get(letter) ?? letter);
  return drawn.join("").toLowerCase();
}

/** Capitals are seen, and where nothing but them differs, the names of files have been compared already. */
function differsInCaseAlone(text: string, other: string): boolean {
  return text.toLowerCase() === other.toLowerCase();
}

/** Where two texts begin to differ, by the numbers of the characters: they would look the same here, too. */
function difference(text: string, other: string): string {
  const own = Array.from(text);
  const others = Array.from(other);
  const index = own.findIndex((letter, at) => letter !== others[at]);
  const at = index === -1 ? own.length : index;
  return `character ${at + 1} is ${nameOf(own[at])}, not ${nameOf(others[at])}`;
}

/** `U+0430`. */
function nameOf(character: string | undefined): string {
  const code = character?.codePointAt(0);
  return code === undefined
    ? "the end"
    : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
