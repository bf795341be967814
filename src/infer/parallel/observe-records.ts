import type { Position } from "../../base/json/locate.js";
import type { Json } from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import {
  type BlockRecord,
  type RecordBlock,
  recordsOf,
} from "../../input/records/record-block.js";
import { maxPayloadDepth } from "../../input/samples/depth.js";
import { observe, TooDeepError } from "../shape/observe.js";
import { emptyShape, type Shape, unmarked } from "../shape/shape.js";
import type { PartialShape } from "./partial.js";

/** A record that is left out. */
export interface BadRecord {
  readonly position: Position;
  /** The end of a sentence that begins with the record. */
  readonly reason: string;
}

/** What was observed of some blocks of records; it grows by {@link observeRecords}. */
export interface Observed extends PartialShape {
  readonly shape: Shape;
  records: number;
  /** The first of those that were left out. */
  readonly bad: BadRecord[];
  /** How many were left out. */
  badCount: number;
  /** Where a record is nested too deeply: the shape is of no use then. */
  tooDeep: Position | undefined;
}

/** How records are observed. */
export interface ObserveOptions {
  /** Called with each value; its result is observed instead. */
  readonly prepare?: ((value: Json) => Json) | undefined;
  /** Whether different numbers are counted one by one; by default they are. */
  readonly tally?: boolean | undefined;
}

/** How many bad records are reported one by one; the others are only counted. */
export const maxReported = 20;

/** The result of no records. */
export function nothingObserved(): Observed {
  return {
    shape: emptyShape(),
    records: 0,
    bad: [],
    badCount: 0,
    tooDeep: undefined,
  };
}

/**
 * Adds the records of a block to what was observed before.
 *
 * The engine's own parser reads them. Of a duplicate key it takes the last value, as the receiver of such a record
 * does.
 */
export function observeRecords(
  into: Observed,
  block: RecordBlock,
  options: ObserveOptions = {},
): void {
  for (const record of recordsOf(block)) {
    const reason = observeRecord(into, record, options);
    if (reason === undefined) into.records += 1;
    else {
      into.badCount += 1;
      if (into.bad.length < maxReported)
        into.bad.push({ position: record.start(), reason });
    }
  }
}

/** Observes a record, or says why it is left out. */
function observeRecord(
  into: Observed,
  { text, isUtf8, start }: BlockRecord,
  { prepare, tally }: ObserveOptions,
): BadRecord["reason"] | undefined {
  if (!isUtf8) return "is not UTF-8";
  const value = parseStrict(text);
  if (value === undefined) return "is not valid JSON";
  try {
    const prepared = prepare ? prepare(value) : value;
    observe(into.shape, prepared, maxPayloadDepth, unmarked, tally);
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (error instanceof TooDeepError) into.tooDeep ??= start();
    return `is nested deeper than ${maxPayloadDepth} levels`;
  }
}
