import type { Json } from "../../base/json/json.js";
import type { Position } from "../../base/json/locate.js";
import { isObject } from "../../base/json/json.js";
import { parseSound } from "../../base/json/parse-sound.js";
import type { Override } from "../../input/manifest/manifest.js";
import {
  type BlockRecord,
  type RecordBlock,
  recordsOf,
} from "../../input/records/record-block.js";
import { maxPayloadDepth } from "../../input/samples/depth.js";
import { Contradictions } from "../describe/contradictions.js";
import { overrideTree } from "../describe/override-tree.js";
import { observe } from "../shape/observe.js";
import { digestOf } from "../shape/payload-marks.js";
import { emptyShape, type Mark, type Shape } from "../shape/shape.js";
import type { BlockMessage } from "./messages.js";
import { News } from "./news.js";

/** A message to a thread that reads samples: a block of them, or the marks of those of the block before. */
export type SampleMessage = BlockMessage | { readonly marks: readonly Mark[] };

/** What came of a block. */
export interface BlockReport {
  /** What tells each of the samples that are read, for its mark. */
  readonly digests: readonly number[];
  /** Records that have to be read in their order, because there is something to say of them. */
  readonly setAside: readonly RecordAside[];
}

/** A record, without its block. */
export type RecordAside = Omit<BlockRecord, "start"> & {
  readonly start: Position;
};

/**
 * Whether samples can be shared by readers that know these overrides. Others tell objects apart, or say what some object
 * must have, which is known only once all samples are.
 */
export function canShare(overrides: readonly Override[]): boolean {
  return overrides.every(
    ({ discriminator, optional }) =>
      discriminator === undefined && optional !== false,
  );
}

/** Reads blocks of samples beside other readers, and leaves aside what one alone has to read in order. */
export class SampleReader {
  /** What the samples are like that were not set aside. */
  readonly shape: Shape = emptyShape();
  readonly #news = new News();
  readonly #contradictions: Contradictions;
  /** The samples of blocks that have no marks yet. */
  readonly #waiting: (readonly Json[])[] = [];

  constructor(overrides: readonly Override[]) {
    this.#contradictions = new Contradictions(overrideTree(overrides));
  }

  /** Reads a block; its samples are observed once their marks are there. */
  read(block: RecordBlock): BlockReport {
    const samples: Json[] = [];
    const setAside: RecordAside[] = [];
    for (const { start, ...record } of recordsOf(block)) {
      const sample = this.#plainIn(record);
      if (sample === undefined) setAside.push({ ...record, start: start() });
      else samples.push(sample);
    }
    this.#waiting.push(samples);
    return { digests: samples.map(digestOf), setAside };
  }

  /** Observes the samples of the earliest block that waits for their marks. */
  observe(marks: readonly Mark[]): void {
    const samples = this.#waiting.shift() ?? [];
    for (const [index, sample] of samples.entries())
      observe(this.shape, sample, Infinity, marks[index], false);
  }

  /** The sample in a record, where there is nothing to say of it. */
  #plainIn({ text, isUtf8 }: Omit<BlockRecord, "start">): Json | undefined {
    const json = isUtf8 ? parseSound(text) : undefined;
    if (!json || json.depth > maxPayloadDepth || !isObject(json.value))
      return undefined;
    const { value } = json;
    const isNew = this.#news.isIn(value);
    const before = this.#contradictions.count;
    this.#contradictions.hold({ payload: value, place: nowhere });
    return isNew || this.#contradictions.count > before ? undefined : value;
  }
}

function nowhere() {
  return { file: "", line: 1, column: 1, length: 1 };
}
