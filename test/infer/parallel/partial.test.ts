import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromJson, toJson } from "../../../src/infer/parallel/partial.js";
import type { Json } from "../../../src/base/json/json.js";
import { describeShape } from "../../../src/infer/describe/describe.js";
import { inOrder } from "../../../src/infer/shape/in-order.js";
import { merge } from "../../../src/infer/shape/merge.js";
import { observe } from "../../../src/infer/shape/observe.js";
import {
  emptyShape,
  maxKeys,
  nothing,
  type Shape,
} from "../../../src/infer/shape/shape.js";
import { json } from "../shape/arbitraries.js";
import { runs } from "../../runs.js";

function shapeOf(values: readonly Json[]): Shape {
  const shape = emptyShape();
  for (const value of values) observe(shape, value);
  return shape;
}

const bytesOf = (shape: Shape, records: number): string =>
  JSON.stringify(toJson({ shape: inOrder(shape), records }));

/** Through the text of a file, as between machines. */
function sent(shape: Shape, records: number) {
  const part = fromJson(JSON.parse(bytesOf(shape, records)) as Json);
  if (!part) throw new Error("not a partial");
  return part;
}

describe("partials", () => {
  it("of any split, joined in any order, come to the bytes of the whole", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(json, fc.nat(4)), { maxLength: 12 }),
        fc.boolean(),
        (records, isReversed) => {
          const parts = [0, 1, 2, 3, 4].map((part) => {
            const own = records.filter(([, at]) => at === part);
            return sent(shapeOf(own.map(([value]) => value)), own.length);
          });
          if (isReversed) parts.reverse();
          const joined = parts.reduce<Shape>(
            (shape, part) => merge(shape, part.shape),
            nothing,
          );
          const whole = shapeOf(records.map(([value]) => value));
          expect(bytesOf(joined, records.length)).toBe(
            bytesOf(whole, records.length),
          );
        },
      ),
    );
  });

  it("hold as little of keys that are data as the whole does", () => {
    const half = (from: number): Json =>
      Object.fromEntries(
        Array.from({ length: maxKeys - 1 }, (_, at) => [`k${from + at}`, at]),
      );
    const [one, other] = [shapeOf([half(0)]), shapeOf([half(9)])];
    const whole = bytesOf(shapeOf([half(9), half(0)]), 2);
    expect(bytesOf(merge(sent(one, 1).shape, sent(other, 1).shape), 2)).toBe(
      whole,
    );
    expect(bytesOf(sent(merge(one, other), 2).shape, 2)).toBe(whole);
    expect(whole.length).toBeLessThan(1_000);
  });

  it("keep what a type follows from", () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 4 }), (values) => {
        const shape = shapeOf(values);
        expect(describeShape(sent(shape, 1).shape)).toEqual(
          describeShape(inOrder(shape)),
        );
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("carry the number beyond all numbers", () => {
    const shape = shapeOf([Infinity, -Infinity, 1]);
    expect([...(sent(shape, 3).shape.number?.distinct ?? [])]).toEqual([
      [-Infinity, { count: 1, formats: 0 }],
      [1, { count: 1, formats: 0 }],
      [Infinity, { count: 1, formats: 0 }],
    ]);
  });

  it.each<Json>([null, 1, [], {}, { partial: "x" }, { partial: 1, shape: {} }])(
    "are not %j",
    (value) => {
      expect(fromJson(value)).toBeUndefined();
    },
  );

  it("survive what is wrong in them, as a shape of less", () => {
    const { partial } = toJson({ shape: nothing, records: 0 });
    for (const shape of [
      null,
      [],
      { object: { properties: [[1]] } },
      { string: 3 },
    ])
      expect(() => fromJson({ partial: partial ?? null, shape })).not.toThrow();
  });
});
