/**
 * A regular expression as the characters that it reads one after the other: each place in the pattern that reads one,
 * and which of them can be the next.
 */
export interface PatternSteps {
  /** What each place reads, as a pattern of one character. */
  readonly atoms: readonly string[];
  /** In how many ways one place can come after another: beyond one, a text can be read in several ways. */
  readonly follow: readonly ReadonlyMap<number, number>[];
  /** The places that the whole can end with. */
  readonly last: readonly number[];
}

/** A part of a pattern: whether it may read nothing, and the places that it begins and ends with. */
interface Part {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const nothing: Part = { nullable: true, first: [], last: [] };

/** Repetitions are unrolled to so many; what holds for two or three in a row holds for more. */
const mostCopies = 2;

/** With more places than this, repetitions are unrolled no more. */
export const mostPlaces = 80;

/** From so many on, a repetition is as good as one without end. */
const manyTimes = 10;

const assertion = /\^|\$|\\[bB]/uy;
const groupStart = /\((\?(?:<?[=!]|:|<[^>]*>))?/uy;
const quantifier = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/uy;
const atom =
  /\[(?:\\.|[^\]\\])*\]|\\(?:[pPk][{<][^}>]*[}>]|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|\d+|.)|[^|)]/suy;

/** Reads a pattern, which is known to be one; lookarounds are read beside the rest. */
export function stepsOf(pattern: string): PatternSteps {
  const atoms: string[] = [];
  const follow: Map<number, number>[] = [];
  let at = 0;

  const take = (form: RegExp): RegExpExecArray | undefined => {
    form.lastIndex = at;
    const found = form.exec(pattern) ?? undefined;
    if (found) at = form.lastIndex;
    return found;
  };
  const connect = (from: readonly number[], to: readonly number[]): void => {
    for (const place of from)
      for (const next of to)
        follow[place]?.set(next, (follow[place].get(next) ?? 0) + 1);
  };
  const inTurn = (a: Part, b: Part): Part => {
    connect(a.last, b.first);
    return {
      nullable: a.nullable && b.nullable,
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
    };
  };
  const optional = (part: Part): Part => ({ ...part, nullable: true });
  const repeated = (part: Part): Part => {
    connect(part.last, part.first);
    return part;
  };

  const alternatives = (): Part => {
    const parts = [sequence()];
    while (pattern[at] === "|") {
      at += 1;
      parts.push(sequence());
    }
    return {
      nullable: parts.some(({ nullable }) => nullable),
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
    };
  };
  const sequence = (): Part => {
    let whole = nothing;
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")")
      whole = inTurn(whole, quantified());
    return whole;
  };
  const quantified = (): Part => {
    const start = at;
    const once = single();
    const end = at;
    const times = take(quantifier);
    if (!times) return once;
    const after = at;
    const again = (): Part => {
      if (atoms.length > mostPlaces) return once;
      at = start;
      const part = single();
      at = after;
      return part;
    };
    const [least, most] = timesOf(times);
    if (end === start) return once;
    return copies(once, again, least, most);
  };
  const copies = (
    once: Part,
    again: () => Part,
    least: number,
    most: number,
  ): Part => {
    const isEndless = most > least && most >= manyTimes;
    if (isEndless && least < 2)
      return least === 0 ? optional(repeated(once)) : repeated(once);
    let whole = least === 0 ? nothing : once;
    for (let copy = 1; copy < Math.min(least, mostCopies); copy += 1)
      whole = inTurn(whole, again());
    if (isEndless) return inTurn(whole, repeated(again()));
    let rest = nothing;
    for (let copy = Math.min(most - least, mostCopies); copy > 0; copy -= 1) {
      const part = least === 0 && copy === 1 ? once : again();
      rest = optional(inTurn(part, rest));
    }
    return inTurn(whole, rest);
  };
  const single = (): Part => {
    if (take(assertion)) return nothing;
    const group = take(groupStart);
    if (group) {
      const inner = alternatives();
      at += 1; // the closing parenthesis
      return /[=!]$/.test(group[1] ?? "") ? nothing : inner;
    }
    const [text = ""] = take(atom) ?? [];
    // A reference to a group may read anything.
    atoms.push(/^\\(?:[1-9]|k)/.test(text) ? "[^]" : text);
    const place = follow.push(new Map()) - 1;
    return { nullable: false, first: [place], last: [place] };
  };

  const { last } = alternatives();
  return { atoms, follow, last };
}

function timesOf([text, least, comma, most]: RegExpExecArray): [
  least: number,
  most: number,
] {
  if (text.startsWith("*")) return [0, Infinity];
  if (text.startsWith("+")) return [1, Infinity];
  if (text.startsWith("?")) return [0, 1];
  if (comma === "") return [Number(least), Number(least)];
  return [Number(least), most === "" ? Infinity : Number(most)];
}
