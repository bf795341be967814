import type { Scanner } from "./scanner.js";

const newline = 0x0a;

/** Every line is a record. */
export function createLineScanner(): Scanner {
  const bounds: number[] = [];
  let start = 0;
  return {
    bounds,
    keepsEmpty: false,
    scan: (chunk, offset) => {
      for (
        let at = chunk.indexOf(newline);
        at !== -1;
        at = chunk.indexOf(newline, at + 1)
      ) {
        bounds.push(start, offset + at);
        start = offset + at + 1;
      }
    },
    finish: (length) => {
      if (start < length) bounds.push(start, length);
      start = length;
    },
    settled: () => start,
    shift: (by) => {
      start -= by;
    },
  };
}
