import type { Match } from "./match.js";

/** A text as detectors read it, and how to find in the original what they found. */
export interface View {
  readonly text: string;
  readonly restore: (match: Match) => Match;
}

const beyondAscii = /[\u0080-\uFFFF]/;

/** What is not seen, wide forms, digits of other scripts, blanks and dashes of print. */
const foldable =
  /(?!\p{ASCII})[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Nd}\p{Zs}\p{Pd}\u2212\uFE50-\uFE6B\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/gu;

/** One character as URLs, JSON within JSON, and HTML write it. */
const escaped =
  /%(?:[C-F][\dA-F](?:%[89AB][\dA-F]){1,3}|[2-7][\dA-F])|\\(?:u[\dA-F]{4}|["'/\\nrt])|&(?:#\d{2,6}|#x[\dA-F]{2,5}|amp|quot|apos|lt|gt|commat|nbsp);/gi;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  commat: "@",
  nbsp: " ",
};

/** How often a text is decoded: a URL stands in the parameter of another, and that in a third. */
const maxDecoded = 3;

const keep = (match: Match): Match => match;

/**
 * The text with ASCII in the place of what only looks or reads like it, then the same of what it holds in an escaped
 * form.
 */
export function* viewsOf(given: string): Generator<View, void, undefined> {
  let decoded: Mapped = { text: given, offsets: undefined };
  for (let level = 0; level <= maxDecoded; level += 1) {
    const { text, offsets } = mapped(decoded, beyondAscii, foldable, plainOf);
    yield { text, restore: offsets ? restorer(offsets) : keep };
    const next = mapped(decoded, /[%&\\]/, escaped, unescapedOf);
    if (next === decoded) return;
    decoded = next;
  }
}

/** A text with ASCII in the place of what only looks like it. */
export function plain(given: string): string {
  return beyondAscii.test(given) ? given.replace(foldable, plainOf) : given;
}

/** A text, and for each of its units, and its end, where that was; undefined where nothing has moved. */
interface Mapped {
  readonly text: string;
  readonly offsets: readonly number[] | undefined;
}

/** Replaces what the pattern finds; the same text, where that is nothing. */
function mapped(
  from: Mapped,
  look: RegExp,
  pattern: RegExp,
  replacement: (found: string) => string,
): Mapped {
  if (!look.test(from.text) || from.text.search(pattern) === -1) return from;
  const offsets: number[] = [];
  const wasAt = (at: number): number => from.offsets?.[at] ?? at;
  let end = 0;
  const copyTo = (at: number): void => {
    for (; end < at; end += 1) offsets.push(wasAt(end));
  };
  const text = from.text.replace(pattern, (found, at: number) => {
    copyTo(at);
    const by = replacement(found);
    for (let unit = 0; unit < by.length; unit += 1) offsets.push(wasAt(at));
    end = at + found.length;
    return by;
  });
  copyTo(from.text.length + 1);
  return { text, offsets };
}

function restorer(offsets: readonly number[]): View["restore"] {
  return (match) => ({
    ...match,
    start: offsets[match.start] ?? match.start,
    end: offsets[match.end] ?? match.end,
  });
}

const known = new Map<string, string>();

/** One of the {@link foldable} characters, of which texts in one script have few. */
function plainOf(character: string): string {
  const told = known.get(character);
  if (told !== undefined) return told;
  const plain = foldOf(character);
  known.set(character, plain);
  return plain;
}

function foldOf(character: string): string {
  if (/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)) return "";
  if (/\p{Zs}/u.test(character)) return " ";
  if (/[\p{Pd}\u2212]/u.test(character)) return "-";
  const plain = character.normalize("NFKC");
  return /^\p{ASCII}$|\P{Nd}/u.test(plain) ? plain : String(digitOf(plain));
}

/** The ten digits of a script stand in one row; those of mathematics alone touch, and NFKC has folded them. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value % 10;
}

function unescapedOf(found: string): string {
  if (found.startsWith("%"))
    return Buffer.from(found.replaceAll("%", ""), "hex").toString();
  if (found.startsWith("\\")) {
    const by = found.charAt(1);
    if (by === "u") return fromCode(found.slice(2), 16);
    return "nrt".includes(by) ? "\n" : by;
  }
  const name = found.slice(1, -1);
  if (/^#x/i.test(name)) return fromCode(name.slice(2), 16);
  if (name.startsWith("#")) return fromCode(name.slice(1), 10);
  return entities[name.toLowerCase()] ?? found;
}

function fromCode(digits: string, radix: number): string {
  const code = parseInt(digits, radix);
  return code <= 0x10_ffff ? String.fromCodePoint(code) : "";
}
