import { isAscii, isUtf8 } from "node:buffer";
import type { Position } from "../../base/json/locate.js";

/**
 * Some whole records of a source, as they stand in it. A block is valid until the next one is asked for: to keep
 * it longer, transfer or copy its bytes.
 */
export interface RecordBlock {
  /** UTF-8, in an `ArrayBuffer` of its own, so that it can be handed to another thread. */
  readonly bytes: Buffer<ArrayBuffer>;
  /** Where in `bytes` each record begins and ends, in turns. A record is empty where a value is missing. */
  readonly bounds: Uint32Array<ArrayBuffer>;
  /** Where in the source `bytes` begins. */
  readonly start: Position;
}

const newline = 0x0a;

/** The position behind some bytes that begin at `start`. */
export function positionBehind(start: Position, bytes: Buffer): Position {
  let { line } = start;
  let lineStart = -1;
  for (
    let at = bytes.indexOf(newline);
    at !== -1;
    at = bytes.indexOf(newline, at + 1)
  ) {
    line += 1;
    lineStart = at + 1;
  }
  const column =
    lineStart === -1
      ? start.column + lengthOf(bytes)
      : 1 + lengthOf(bytes.subarray(lineStart));
  return { line, column };
}

function lengthOf(bytes: Buffer): number {
  return isAscii(bytes) ? bytes.length : bytes.toString("utf8").length;
}

/**
 * Makes a function that finds where each record of a block begins. Asked for the records in order, it goes through
 * the block only once.
 */
export function createPlacer({
  bytes,
  bounds,
  start,
}: RecordBlock): (record: number) => Position {
  let known = { offset: 0, position: start };
  return (record) => {
    const offset = bounds[2 * record] ?? 0;
    if (offset < known.offset) known = { offset: 0, position: start };
    const between = bytes.subarray(known.offset, offset);
    const position = positionBehind(known.position, between);
    known = { offset, position };
    return position;
  };
}

/** One record of a block. */
export interface BlockRecord {
  /** Where the record is not UTF-8, U+FFFD stands for what cannot be decoded. */
  readonly text: string;
  readonly isUtf8: boolean;
  /** Where in the source it begins; counted only when asked for. */
  readonly start: () => Position;
}

/** Goes through the records of a block, in their order. */
export function* recordsOf(
  block: RecordBlock,
): Generator<BlockRecord, void, undefined> {
  const { bytes, bounds } = block;
  const placeOf = createPlacer(block);
  const isText = isUtf8(bytes);
  for (let record = 0; 2 * record < bounds.length; record += 1) {
    const from = bounds[2 * record] ?? 0;
    const to = bounds[2 * record + 1] ?? 0;
    yield {
      text: bytes.toString("utf8", from, to),
      isUtf8: isText || isUtf8(bytes.subarray(from, to)),
      start: () => placeOf(record),
    };
  }
}
