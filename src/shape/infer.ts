import { isObject, type Json, type JsonObject } from "../json/json.js";
import { formatsOf } from "./formats.js";
import { merge } from "./merge.js";
import {
  nothing,
  type NumberFacet,
  type PropertyFacet,
  type Shape,
} from "./shape.js";

/**
 * The shape of one value.
 *
 * @param value not nested deeper than the stack holds; payloads are limited to 200 levels when they are read
 */
export function inferShape(value: Json): Shape {
  if (value === null) return aNull;
  if (typeof value === "string") return stringWith(formatsOf(value));
  if (typeof value === "number") return numberLike(value);
  if (typeof value === "boolean") return aBoolean;
  return isObject(value)
    ? { ...nothing, object: { properties: propertiesOf(value) } }
    : arrayOf(value);
}

// Most values are scalars, and scalars come to a few shapes, which are made once.
const aNull: Shape = { ...nothing, null: true };
const aBoolean: Shape = { ...nothing, boolean: true };
const anInteger = number({});
const aFraction = number({ fraction: true });
const anInexactInteger = number({ inexact: true });
const anInfinity = number({ infinite: true });
const strings: Shape[] = [];

function number(facet: Partial<NumberFacet>): Shape {
  return {
    ...nothing,
    number: { fraction: false, inexact: false, infinite: false, ...facet },
  };
}

function numberLike(value: number): Shape {
  if (!Number.isInteger(value))
    return Number.isFinite(value) ? aFraction : anInfinity;
  return Number.isSafeInteger(value) ? anInteger : anInexactInteger;
}

function stringWith(formats: number): Shape {
  return (strings[formats] ??= { ...nothing, string: { formats } });
}

function arrayOf(values: readonly Json[]): Shape {
  let items = nothing;
  for (const value of values) items = merge(items, inferShape(value));
  return { ...nothing, array: { items } };
}

function propertiesOf(object: JsonObject): ReadonlyMap<string, PropertyFacet> {
  const properties = new Map<string, PropertyFacet>();
  for (const [key, value] of Object.entries(object)) {
    properties.set(key, { shape: inferShape(value), optional: false });
  }
  return properties;
}
