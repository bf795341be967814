import fc from "fast-check";
import { expect, test } from "vitest";
import { isObject, type Json } from "../../../src/base/json/json.js";
import { Marks } from "../../../src/infer/shape/payload-marks.js";
import { unmarked } from "../../../src/infer/shape/shape.js";
import { runs } from "../../runs.js";
import { json } from "./arbitraries.js";

/** The same value with the keys of its objects the other way round. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (!isObject(value)) return value;
  const text = Object.entries(value)
    .toReversed()
    .map(
      ([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(turned(each))}`,
    );
  return JSON.parse(`{${text.join(",")}}`) as Json;
}

/** What two values have in common that are the same but for the order of keys. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { entries: entries.map(([key, each]) => [key, sorted(each)]) };
}

test("a payload is marked once, whatever the order of its keys, and any other by another number", () => {
  fc.assert(
    fc.property(fc.array(json), (values) => {
      const marks = new Marks();
      const given = values.map((value) => marks.of(value));
      const texts = new Set(
        values.map((value) => JSON.stringify(sorted(value))),
      );
      const own = given.filter((mark) => mark !== unmarked);
      expect(own).toEqual([...texts].map((_, index) => index + 1));
      for (const value of values)
        expect(marks.of(turned(value))).toBe(unmarked);
    }),
    { numRuns: runs(500) },
  );
});
