import type { RecordBlock } from "../records/record-block.js";
import type { Observed } from "./observe-records.js";

/** What a thread is given: a block of a source's records, by the source's number; or the word that there are no more. */
export type Work =
  | {
      readonly source: number;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly bounds: Uint32Array<ArrayBuffer>;
      readonly start: RecordBlock["start"];
    }
  | "finish";

/** What a thread answers: that a block is done, or in the end what all of them came to, by source. */
export type Answer = "done" | ReadonlyMap<number, Observed>;
