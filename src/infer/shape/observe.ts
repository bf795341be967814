import { isObject, type Json, type JsonObject } from "../../base/json/json.js";
import { type FormatSet, formatsOf } from "../../type/formats.js";
import { digest } from "./digest.js";
import { addProperty } from "./merge.js";
import {
  type ArrayFacet,
  emptyArray,
  emptyNumber,
  emptyObject,
  emptyShape,
  emptyString,
  joinMarks,
  type Mark,
  maxDistinct,
  maxKept,
  type NumberFacet,
  type ObjectFacet,
  type Shape,
  type StringFacet,
  unmarked,
  type ValueFacet,
} from "./shape.js";

/** The shape of one value. */
export function inferShape(value: Json): Shape {
  const shape = emptyShape();
  observe(shape, value);
  return shape;
}

/** A value is nested deeper than {@link observe} was allowed to go. */
export class TooDeepError extends RangeError {}

/**
 * Adds a value to a shape.
 *
 * @param levels of nesting that it may have; by default as many as the stack holds
 * @param mark of the payload that it is of
 * @param tally whether different numbers are counted one by one: most of what is kept of large records, and no type
 *   depends on it
 * @throws TooDeepError where it has more; the shape is of no use then
 */
export function observe(
  shape: Shape,
  value: Json,
  levels = Infinity,
  mark: Mark = unmarked,
  tally = true,
): void {
  if (typeof value === "string")
    observeString((shape.string ??= emptyString()), value);
  else if (typeof value === "number")
    observeNumber((shape.number ??= emptyNumber(tally)), value);
  else if (typeof value === "boolean") shape.booleans += 1;
  else if (value === null) shape.nulls += 1;
  else if (levels === 0) throw new TooDeepError();
  else if (isObject(value))
    observeObject(
      (shape.object ??= emptyObject()),
      value,
      levels - 1,
      mark,
      tally,
    );
  else
    observeArray(
      (shape.array ??= emptyArray()),
      value,
      levels - 1,
      mark,
      tally,
    );
}

function observeString(facet: StringFacet, text: string): void {
  facet.count += 1;
  const known = facet.distinct?.get(text);
  if (known) {
    known.count += 1;
    const formats = facet.byFormats[known.formats];
    if (formats) formats.count += 1;
    return;
  }
  const formats = formatsOf(text);
  const same = facet.byFormats[formats];
  if (!same)
    facet.byFormats[formats] = {
      count: 1,
      least: cut(text),
      only: digest(text),
    };
  else {
    same.count += 1;
    if (text < same.least) same.least = cut(text);
    if (same.only !== undefined && same.only !== digest(text))
      same.only = undefined;
  }
  if (text.length > maxKept) facet.distinct = undefined;
  else facet.distinct = withValue(facet.distinct, text, formats);
}

function cut(text: string): string {
  return text.length > maxKept ? text.slice(0, maxKept) : text;
}

function observeNumber(facet: NumberFacet, value: number): void {
  facet.count += 1;
  if (!Number.isSafeInteger(value)) {
    if (Number.isInteger(value)) facet.inexact += 1;
    else if (Number.isFinite(value)) facet.fractions += 1;
    else facet.infinite += 1;
  }
  const known = facet.distinct?.get(value);
  if (known) known.count += 1;
  else facet.distinct = withValue(facet.distinct, value, 0);
}

function withValue<Value>(
  distinct: Map<Value, ValueFacet> | undefined,
  value: Value,
  formats: FormatSet,
): Map<Value, ValueFacet> | undefined {
  if (!distinct || distinct.size === maxDistinct) return undefined;
  return distinct.set(value, { count: 1, formats });
}

function observeArray(
  facet: ArrayFacet,
  values: readonly Json[],
  levels: number,
  mark: Mark,
  tally: boolean,
): void {
  facet.count += 1;
  for (const value of values) observe(facet.items, value, levels, mark, tally);
}

function observeObject(
  facet: ObjectFacet,
  object: JsonObject,
  levels: number,
  mark: Mark,
  tally: boolean,
): void {
  facet.count += 1;
  if (mark !== unmarked && mark !== facet.latest) {
    facet.payloads += 1;
    facet.latest = mark;
  }
  const { inPlace } = facet;
  let position = 0;
  // JSON's objects have no properties but their own.
  for (const key in object) {
    let property = inPlace[position];
    if (property?.key !== key) {
      property = addProperty(facet, key, position);
      if (!facet.values) inPlace[position] = property;
    }
    property.only = joinMarks(property.only, mark);
    observe(property.shape, object[key] ?? null, levels, mark, tally);
    position += 1;
  }
  if (position > facet.most) facet.most = position;
}
