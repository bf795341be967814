import type { FileSystem } from "../file-system.js";

/** One line of a file, without what ends it. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

const chunkSize = 256 * 1024;
const newline = 0x0a;

/**
 * Reads a file line by line; no more of it is in memory than a chunk and the line at hand. Lines are cut as
 * bytes, so that a character never falls apart at the end of a chunk.
 *
 * @throws what the file system throws
 */
export function* readLines(
  file: string,
  fs: FileSystem,
): Generator<Line, void, undefined> {
  const descriptor = fs.openSync(file, "r");
  try {
    let number = 0;
    let begun: Buffer[] = [];
    for (;;) {
      const buffer = Buffer.allocUnsafe(chunkSize);
      const length = fs.readSync(descriptor, buffer, 0, chunkSize, null);
      if (length === 0) break;
      const chunk = buffer.subarray(0, length);
      let from = 0;
      for (
        let end = chunk.indexOf(newline);
        end !== -1;
        end = chunk.indexOf(newline, from)
      ) {
        const piece = chunk.subarray(from, end);
        number += 1;
        yield {
          number,
          bytes: begun.length === 0 ? piece : Buffer.concat([...begun, piece]),
        };
        begun = [];
        from = end + 1;
      }
      if (from < length) begun.push(chunk.subarray(from));
    }
    if (begun.length > 0)
      yield { number: number + 1, bytes: Buffer.concat(begun) };
  } finally {
    fs.closeSync(descriptor);
  }
}
