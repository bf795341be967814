import type { Scanner } from "./scanner.js";

const quote = 0x22;
const backslash = 0x5c;

/** What a byte means outside strings. */
const other = 0;
const space = 1;
const comma = 2;
const opening = 3;
const openingArray = 4;
const closing = 5;
const closingArray = 6;
const string = 7;

const meanings = new Uint8Array(256);
for (const [meaning, bytes] of [
  // The bytes of a byte order mark count as space: files that were put together have one in the middle.
  [space, [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]],
  [comma, [0x2c]],
  [opening, [0x7b]],
  [openingArray, [0x5b]],
  [closing, [0x7d]],
  [closingArray, [0x5d]],
  [string, [quote]],
] as const)
  for (const byte of bytes) meanings[byte] = meaning;

/**
 * The items of a top-level array are records, and so is every other top-level value; there may be any number of
 * them. It only counts brackets: what is no JSON becomes records that cannot be parsed.
 */
export class ValueScanner implements Scanner {
  readonly bounds: number[] = [];
  readonly keepsEmpty = true;
  #isInString = false;
  #isInArray = false;
  /** Nesting within the record. */
  #depth = 0;
  /** Where the record at hand begins; -1 between records. */
  #start = -1;
  /** How much of the next chunk is already known: the character that a backslash escapes. */
  #ahead = 0;

  scan = (chunk: Buffer, offset: number): void => {
    let at = this.#ahead;
    while (at < chunk.length) {
      if (this.#isInString) at = this.#leaveString(chunk, at);
      else if (this.#depth > 0) at = this.#goThrough(chunk, at, offset);
      else at = this.#goBetween(chunk, at, offset);
    }
    this.#ahead = at - chunk.length;
  };

  finish = (length: number): void => {
    const isWhole = this.#depth === 0 && !this.#isInString;
    this.#end(length);
    // An array that does not end lacks something, even if its last item does not.
    if (this.#isInArray && isWhole) this.bounds.push(length, length);
  };

  settled = (length: number): number =>
    this.#start === -1 ? length : this.#start;

  shift = (by: number): void => {
    if (this.#start !== -1) this.#start -= by;
  };

  /** Up to the quote that no backslash escapes; `indexOf` is faster than any loop. */
  #leaveString(chunk: Buffer, from: number): number {
    for (let at = from; ;) {
      const found = chunk.indexOf(quote, at);
      const end = found === -1 ? chunk.length : found;
      const isEscaped = endsInEscape(chunk, at, end);
      if (found !== -1 && !isEscaped) {
        this.#isInString = false;
        return end + 1;
      }
      if (found === -1) {
        this.#isInString = true;
        return isEscaped ? end + 1 : end;
      }
      at = end + 1;
    }
  }

  /** Within brackets: up to the end of the outermost one. */
  #goThrough(chunk: Buffer, from: number, offset: number): number {
    let depth = this.#depth;
    let at = from;
    while (depth > 0 && at < chunk.length) {
      const meaning = meanings[chunk[at] ?? 0] ?? other;
      at += 1;
      if (meaning < opening) continue;
      if (meaning === string) at = this.#leaveString(chunk, at);
      else depth += meaning < closing ? 1 : -1;
    }
    this.#depth = depth;
    if (depth === 0 && !this.#isInArray) this.#end(offset + at);
    return at;
  }

  /** Outside of all brackets, but for those of an array of records. */
  #goBetween(chunk: Buffer, at: number, offset: number): number {
    const meaning = meanings[chunk[at] ?? 0] ?? other;
    const here = offset + at;
    if (this.#isInArray && meaning === comma) {
      if (this.#start === -1) this.#start = here;
      this.#end(here);
    } else if (this.#isInArray && meaning === closingArray) {
      this.#end(here);
      this.#isInArray = false;
    } else if (meaning === space) {
      if (!this.#isInArray) this.#end(here);
    } else if (
      meaning === openingArray &&
      !this.#isInArray &&
      this.#start === -1
    )
      this.#isInArray = true;
    else {
      if (this.#start === -1) this.#start = here;
      if (meaning === string) this.#isInString = true;
      else if (meaning === opening || meaning === openingArray) this.#depth = 1;
    }
    return at + 1;
  }

  #end(at: number): void {
    if (this.#start === -1) return;
    this.bounds.push(this.#start, at);
    this.#start = -1;
  }
}

/** Whether what stands at `end` is escaped: an odd number of backslashes stands before it. */
function endsInEscape(chunk: Buffer, from: number, end: number): boolean {
  let at = end;
  while (at > from && chunk[at - 1] === backslash) at -= 1;
  return (end - at) % 2 === 1;
}
