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
import { emptyShape, type Shape } from "../shape/shape.js";
import type { PartialShape } from "./partial.js";

/** A record that is left out. */
export interface BadRecord {
  readonly position: Position;
  /** The end of a sentence that begins with the record. */
  readonly reason: string;
}

/** What some blocks of records came to; it grows by {@link observeRecords}. */
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

/** Records that are told one by one; the others are only counted. */
export const maxTold = 20;

/** What no records come to. */
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
 * The engine's own parser reads them. Of a key that comes twice it takes the last, as whoever receives such a
 * record does.
 *
 * @param prepare called with each value, what it returns is observed in its place
 */
export function observeRecords(
  into: Observed,
  block: RecordBlock,
  prepare: (value: Json) => Json = asItIs,
): void {
  for (const record of recordsOf(block)) {
    const reason = observeRecord(into, record, prepare);
    if (reason === undefined) into.records += 1;
    else {
      into.badCount += 1;
      if (into.bad.length < maxTold)
        into.bad.push({ position: record.start(), reason });
    }
  }
}

/** Observes a record, or says why it is left out. */
function observeRecord(
  into: Observed,
  { text, isUtf8, start }: BlockRecord,
  prepare: (value: Json) => Json,
): BadRecord["reason"] | undefined {
  if (!isUtf8) return "is not UTF-8";
  const value = parseStrict(text);
  if (value === undefined) return "is not valid JSON";
  try {
    observe(into.shape, prepare(value), maxPayloadDepth);
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (error instanceof TooDeepError) into.tooDeep ??= start();
    return `is nested deeper than ${maxPayloadDepth} levels`;
  }
}

function asItIs(value: Json): Json {
  return value;
}
