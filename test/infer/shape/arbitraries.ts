import fc from "fast-check";
import type { Json, JsonObject } from "../../../src/base/json/json.js";

const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "2024-02-29T12:00:00Z",
    "2024-02-30",
    "2024-02-28",
    "a@example.com",
    "https://example.com/a?b=c",
    "123e4567-e89b-12d3-a456-426614174000",
    "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
    "23:59:60Z",
  ),
);

const key = fc.oneof(
  fc.constantFrom(
    "a",
    "b",
    "c",
    "__proto__",
    "constructor",
    "toString",
    "",
    "a.b",
    "0",
    "$path",
  ),
  fc.string({ maxLength: 3 }),
);

const tie = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: "json" },
    fc.constantFrom<Json>(
      null,
      true,
      false,
      0,
      -1,
      1.5,
      2 ** 53,
      1e300,
      "",
      "x",
    ),
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie("value"), { maxLength: 4 }),
    tie("object"),
  ),
  // As JSON.parse makes them: `__proto__` is a key like any other.
  object: fc
    .array(fc.tuple(key, tie("value")), { maxLength: 5 })
    .map(
      (entries) =>
        JSON.parse(`{${distinct(entries).map(write).join(",")}}`) as JsonObject,
    ),
}));

function distinct(entries: [string, Json][]): [string, Json][] {
  return [...new Map(entries)];
}

function write([key, value]: [string, Json]): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

/** Any JSON value that inference may meet. */
export const json = tie.value;
