import type { RecordBlock } from "../../input/records/record-block.js";
import type { Observed } from "./observe-records.js";

/** A message to a thread: a block of records, with the number of their source, or that there are no more. */
export type Work =
  { readonly source: number; readonly block: ClonedBlock } | "finish";

/** A block that arrives at a thread: a `Buffer` that is sent arrives as its bytes. */
export type ClonedBlock = Omit<RecordBlock, "bytes"> & {
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** A message of a thread: it has started, it is done with a block, or, at the end, its results by source. */
export type Answer = "started" | "done" | ReadonlyMap<number, Observed>;
