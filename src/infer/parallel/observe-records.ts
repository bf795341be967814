import { isUtf8 } from "node:buffer";
import type { Position } from "../../base/json/locate.js";
import type { Json } from "../../base/json/json.js";
import {
  createPlacer,
  type RecordBlock,
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
  const { bytes, bounds } = block;
  const isText = isUtf8(bytes);
  const placeOf = createPlacer(block);
  for (let record = 0; 2 * record < bounds.length; record += 1) {
    const start = bounds[2 * record] ?? 0;
    const end = bounds[2 * record + 1] ?? 0;
    try {
      if (!isText && !isUtf8(bytes.subarray(start, end))) throw new TypeError();
      const value = JSON.parse(bytes.toString("utf8", start, end)) as Json;
      observe(into.shape, prepare(value), maxPayloadDepth);
      into.records += 1;
    } catch (error) {
      const position = placeOf(record);
      if (error instanceof TooDeepError) into.tooDeep ??= position;
      into.badCount += 1;
      if (into.bad.length < maxTold)
        into.bad.push({ position, reason: reasonOf(error) });
    }
  }
}

function asItIs(value: Json): Json {
  return value;
}

function reasonOf(error: unknown): string {
  if (error instanceof TypeError) return "is not UTF-8";
  if (error instanceof SyntaxError) return "is not valid JSON";
  if (error instanceof RangeError)
    return `is nested deeper than ${maxPayloadDepth} levels`;
  throw error;
}
