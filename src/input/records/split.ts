import type { Position } from "../../base/json/locate.js";
import { HeldBytes } from "./held-bytes.js";
import { positionBehind, type RecordBlock } from "./record-block.js";
import { createLineScanner } from "./scan-lines.js";
import { ValueScanner } from "./scan-values.js";
import type { Scanner } from "./scanner.js";
import { SourceError } from "./source-error.js";
import type { Stage } from "./stage.js";

/** How a text holds records: one a line, or as JSON values and the items of arrays. */
export type RecordKind = "lines" | "values";

const blockSize = 512 * 1024;

/** The size at which a record is refused, because no payload is this large; it bounds the memory in use. */
export const maxRecordSize = 64 * 1024 * 1024;

/**
 * Splits bytes into blocks of whole records.
 *
 * @throws a {@link SourceError} from `push`, where a record is too large
 */
export function createSplitter(kind: RecordKind): Stage<RecordBlock> {
  const scanner = kind === "lines" ? createLineScanner() : new ValueScanner();
  const held = new HeldBytes();
  let start: Position = { line: 1, column: 1 };

  /** Takes the records of the first bytes that are held. */
  const release = (cut: number): RecordBlock[] => {
    const bytes = held.take(cut);
    const block = { bytes, bounds: boundsIn(bytes, scanner), start };
    scanner.shift(cut);
    start = positionBehind(start, bytes);
    return block.bounds.length === 0 ? [] : [block];
  };

  return {
    *push(chunk) {
      for (let at = 0; at < chunk.length; at += blockSize) {
        const part = chunk.subarray(at, at + blockSize);
        scanner.scan(part, held.length);
        held.append(part);
        const cut = scanner.settled(held.length);
        if (held.length >= blockSize && cut > 0) yield* release(cut);
        if (held.length > maxRecordSize) {
          const limit = `${maxRecordSize / 1024 / 1024} MiB`;
          throw new SourceError(
            "CE208",
            `holds a record of more than ${limit}`,
            start,
          );
        }
      }
    },
    *finish() {
      const { length } = held;
      scanner.finish(length);
      if (length > 0 || scanner.bounds.length > 0) yield* release(length);
    },
    close: () => undefined,
  };
}

/** Takes the bounds of the records from the scanner, without the white space around them. */
function boundsIn(
  bytes: Buffer,
  { bounds, keepsEmpty }: Scanner,
): Uint32Array<ArrayBuffer> {
  let count = 0;
  for (let index = 0; index < bounds.length; index += 2) {
    let from = bounds[index] ?? 0;
    let to = bounds[index + 1] ?? 0;
    while (from < to && isSpace(bytes[to - 1])) to -= 1;
    while (from < to) {
      if (isSpace(bytes[from])) from += 1;
      else if (isByteOrderMark(bytes, from)) from += 3;
      else break;
    }
    if (from === to && !keepsEmpty) continue;
    bounds[count] = from;
    bounds[count + 1] = to;
    count += 2;
  }
  const trimmed = Uint32Array.from(bounds.slice(0, count));
  bounds.length = 0;
  return trimmed;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isByteOrderMark(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}
