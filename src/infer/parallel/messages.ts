import type { RecordBlock } from "../../input/records/record-block.js";
import type { Observed } from "./observe-records.js";

/** What a thread is given: a block of a source's records, by the source's number; or the word that there are no more. */
export type Work =
  { readonly source: number; readonly block: ClonedBlock } | "finish";

/** A block that arrives at a thread: a `Buffer` that is sent arrives as its bytes. */
export type ClonedBlock = Omit<RecordBlock, "bytes"> & {
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** What a thread says: that it has started or done a block, or in the end what all of them came to, by source. */
export type Answer = "started" | "done" | ReadonlyMap<number, Observed>;
