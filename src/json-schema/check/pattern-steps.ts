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
  const reader = new Reader(pattern);
  const { last } = reader.alternatives();
  return { atoms: reader.atoms, follow: reader.follow, last };
}

/** Reads a pattern from its start to its end, and connects the places that it finds. */
class Reader {
  readonly atoms: string[] = [];
  readonly follow: Map<number, number>[] = [];
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#pattern[this.#at] === "|") {
      this.#at += 1;
      parts.push(this.#sequence());
    }
    return {
      nullable: parts.some(({ nullable }) => nullable),
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
    };
  }

  #sequence(): Part {
    let whole = nothing;
    while (!["|", ")", undefined].includes(this.#pattern[this.#at]))
      whole = this.#inTurn(whole, this.#quantified());
    return whole;
  }

  #quantified(): Part {
    const start = this.#at;
    const once = this.#single();
    const times = this.#take(quantifier);
    if (!times) return once;
    const after = this.#at;
    const again = (): Part => {
      if (this.atoms.length > mostPlaces) return once;
      this.#at = start;
      const part = this.#single();
      this.#at = after;
      return part;
    };
    return this.#copies(once, again, timesOf(times));
  }

  /** @param again reads the part once more, for places of its own */
  #copies(
    once: Part,
    again: () => Part,
    [least, most]: readonly [number, number],
  ): Part {
    const isEndless = most > least && most >= manyTimes;
    if (isEndless && least === 0) return optional(this.#repeated(once));
    if (isEndless && least === 1) return this.#repeated(once);
    let whole = least === 0 ? nothing : once;
    for (let copy = 1; copy < Math.min(least, mostCopies); copy += 1)
      whole = this.#inTurn(whole, again());
    if (isEndless) return this.#inTurn(whole, this.#repeated(again()));
    let rest = nothing;
    for (let copy = Math.min(most - least, mostCopies); copy > 0; copy -= 1) {
      const part = least === 0 && copy === 1 ? once : again();
      rest = optional(this.#inTurn(part, rest));
    }
    return this.#inTurn(whole, rest);
  }

  #single(): Part {
    if (this.#take(assertion)) return nothing;
    const group = this.#take(groupStart);
    if (group) {
      const inner = this.alternatives();
      this.#at += 1; // the closing parenthesis
      return /[=!]$/.test(group[1] ?? "") ? nothing : inner;
    }
    const [text = ""] = this.#take(atom) ?? [];
    // A reference to a group may read anything.
    this.atoms.push(/^\\(?:[1-9]|k)/.test(text) ? "[^]" : text);
    const place = this.follow.push(new Map()) - 1;
    return { nullable: false, first: [place], last: [place] };
  }

  #inTurn(a: Part, b: Part): Part {
    this.#connect(a.last, b.first);
    return {
      nullable: a.nullable && b.nullable,
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
    };
  }

  #repeated(part: Part): Part {
    this.#connect(part.last, part.first);
    return part;
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    for (const next of from.flatMap((place) => this.follow[place] ?? []))
      for (const place of to) next.set(place, (next.get(place) ?? 0) + 1);
  }

  #take(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.#pattern) ?? undefined;
    if (found) this.#at = form.lastIndex;
    return found;
  }
}

function optional(part: Part): Part {
  return { ...part, nullable: true };
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
