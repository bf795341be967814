import type { RecordBlock } from "../../../src/input/records/record-block.js";
import { createPlacer } from "../../../src/input/records/record-block.js";

/** Cuts bytes into chunks of one size. */
export function cut(whole: Buffer | string, size: number): Buffer[] {
  const bytes = Buffer.from(whole);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

/** The text of every record. */
export function* textsOf(blocks: Iterable<RecordBlock>): Generator<string> {
  for (const { bytes, bounds } of blocks) {
    for (let at = 0; at < bounds.length; at += 2)
      yield bytes.toString("utf8", bounds[at], bounds[at + 1]);
  }
}

/** The place of every record. */
export function placesOf(blocks: Iterable<RecordBlock>) {
  return [...blocks].flatMap((block) => {
    const placeOf = createPlacer(block);
    const records = Array.from({ length: block.bounds.length / 2 }).keys();
    return [...records].map(placeOf);
  });
}

/** Every record, with its place before it. */
export function told(blocks: Iterable<RecordBlock>): string[] {
  // A block is gone when the next is asked for.
  return Array.from(blocks, (block) => {
    const places = placesOf([block]);
    return [...textsOf([block])].map((text, index) => {
      const { line = 0, column = 0 } = places[index] ?? {};
      return `${line}:${column} ${text}`;
    });
  }).flat();
}
