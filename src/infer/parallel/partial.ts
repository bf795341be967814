import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { addProperty, fold, mergeInto } from "../shape/merge.js";
import {
  type ArrayFacet,
  type Distinct,
  emptyObject,
  emptyShape,
  type NumberFacet,
  type ObjectFacet,
  type Shape,
  type StringFacet,
} from "../shape/shape.js";

/** The shape of a part of some records, with what is known of them as a whole. */
export interface PartialShape {
  readonly shape: Shape;
  readonly records: number;
}

/** Marks a JSON file as a partial, and names its format. */
const mark = "cobalt-events partial 2";

/** A partial as JSON, so that the work can be split over machines. It holds values of the samples. */
export function toJson({ shape, records }: PartialShape): JsonObject {
  return { partial: mark, records, shape: shapeToJson(shape) };
}

/** The partial that a JSON value holds; undefined if it is not one. */
export function fromJson(value: Json): PartialShape | undefined {
  if (!isObject(value) || value["partial"] !== mark) return undefined;
  const { records, shape } = value;
  return {
    records: numberIn(records),
    shape: shapeFromJson(shape ?? null),
  };
}

function shapeToJson(shape: Shape): Json {
  const { nulls, booleans, number, string, array, object } = shape;
  return {
    ...(nulls > 0 && { nulls }),
    ...(booleans > 0 && { booleans }),
    ...(number && {
      number: { ...number, distinct: distinctToJson(number.distinct) },
    }),
    ...(string && {
      string: {
        count: string.count,
        byFormats: string.byFormats.flatMap((facet, formats) =>
          facet
            ? [[formats, facet.count, facet.least, facet.only ?? null]]
            : [],
        ),
        distinct: distinctToJson(string.distinct),
      },
    }),
    ...(array && {
      array: { count: array.count, items: shapeToJson(array.items) },
    }),
    ...(object && {
      object: {
        count: object.count,
        most: object.most,
        // A list, because a key may be called `__proto__`.
        properties: [...object.properties].map(([key, { shape, position }]) => [
          key,
          position,
          shapeToJson(shape),
        ]),
        ...(object.values && { values: shapeToJson(object.values) }),
      },
    }),
  };
}

function distinctToJson<Value extends string | number>(
  distinct: Distinct<Value>,
): Json {
  if (!distinct) return null;
  // Sorted, so that the same records make the same bytes. JSON has no number beyond a double: such a value is
  // written as text.
  const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([value, { count, formats }]) => [
    typeof value === "number" && !Number.isFinite(value)
      ? String(value)
      : value,
    count,
    formats,
  ]);
}

function shapeFromJson(json: Json): Shape {
  const shape = emptyShape();
  if (!isObject(json)) return shape;
  shape.nulls = numberIn(json["nulls"]);
  shape.booleans = numberIn(json["booleans"]);
  shape.number = facetFrom(json["number"], numberFromJson);
  shape.string = facetFrom(json["string"], stringFromJson);
  shape.array = facetFrom(json["array"], arrayFromJson);
  shape.object = facetFrom(json["object"], objectFromJson);
  return shape;
}

function facetFrom<Facet>(
  json: Json | undefined,
  read: (facet: JsonObject) => Facet,
): Facet | undefined {
  return json !== undefined && isObject(json) ? read(json) : undefined;
}

function numberFromJson(facet: JsonObject): NumberFacet {
  return {
    count: numberIn(facet["count"]),
    fractions: numberIn(facet["fractions"]),
    inexact: numberIn(facet["inexact"]),
    infinite: numberIn(facet["infinite"]),
    distinct: distinctFromJson(facet["distinct"], Number),
  };
}

function stringFromJson(facet: JsonObject): StringFacet {
  const string: StringFacet = {
    count: numberIn(facet["count"]),
    byFormats: [],
    distinct: distinctFromJson(facet["distinct"], textIn),
  };
  for (const [formats, count, least, only] of rowsIn(facet["byFormats"])) {
    string.byFormats[numberIn(formats) & 31] = {
      count: numberIn(count),
      least: textIn(least),
      only: typeof only === "number" ? only : undefined,
    };
  }
  return string;
}

function arrayFromJson(facet: JsonObject): ArrayFacet {
  return {
    count: numberIn(facet["count"]),
    items: shapeFromJson(facet["items"] ?? null),
  };
}

function objectFromJson(facet: JsonObject): ObjectFacet {
  const object = emptyObject();
  object.count = numberIn(facet["count"]);
  object.most = numberIn(facet["most"]);
  const { values } = facet;
  if (values !== undefined) mergeInto(fold(object), shapeFromJson(values));
  for (const [key, position, shape] of rowsIn(facet["properties"])) {
    const property = addProperty(object, textIn(key), numberIn(position));
    mergeInto(property.shape, shapeFromJson(shape ?? null));
  }
  return object;
}

function distinctFromJson<Value>(
  json: Json | undefined,
  read: (value: Json | undefined) => Value,
): Distinct<Value> {
  if (!isList(json)) return undefined;
  return new Map(
    rowsIn(json).map(([value, count, formats]) => [
      read(value),
      { count: numberIn(count), formats: numberIn(formats) },
    ]),
  );
}

function rowsIn(json: Json | undefined): readonly (readonly Json[])[] {
  return isList(json) ? json.filter(isList) : [];
}

function numberIn(json: Json | undefined): number {
  return typeof json === "number" ? json : 0;
}

function textIn(json: Json | undefined): string {
  return typeof json === "string" ? json : "";
}
