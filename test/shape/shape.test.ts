import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/json/json.js";
import { inferShape } from "../../src/shape/infer.js";
import { merge } from "../../src/shape/merge.js";
import { nothing, type Shape } from "../../src/shape/shape.js";
import { json } from "./arbitraries.js";

/** A shape as plain data in which the order of properties does not show. */
function normal(shape: Shape): unknown {
  const { object, array } = shape;
  return {
    ...shape,
    array: array && normal(array.items),
    object:
      object &&
      [...object.properties]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { shape, optional }]) => [key, optional, normal(shape)]),
  };
}

const shapeOf = (samples: readonly Json[]): Shape =>
  samples.map(inferShape).reduce(merge, nothing);

describe("merge", () => {
  const shape = fc.array(json, { maxLength: 3 }).map(shapeOf);

  it("is commutative", () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        expect(normal(merge(a, b))).toEqual(normal(merge(b, a)));
      }),
    );
  });

  it("is associative", () => {
    fc.assert(
      fc.property(shape, shape, shape, (a, b, c) => {
        expect(normal(merge(merge(a, b), c))).toEqual(
          normal(merge(a, merge(b, c))),
        );
      }),
    );
  });

  it("has nothing as its identity", () => {
    fc.assert(
      fc.property(shape, (a) => {
        expect(normal(merge(a, nothing))).toEqual(normal(a));
        expect(normal(merge(nothing, a))).toEqual(normal(a));
      }),
    );
  });

  it("takes the same sample twice without a change, and without a copy", () => {
    fc.assert(
      fc.property(json, shape, (value, others) => {
        const once = merge(others, inferShape(value));
        expect(merge(once, inferShape(value))).toBe(once);
        expect(merge(once, once)).toBe(once);
      }),
    );
  });

  it("does not change its operands", () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const before = JSON.stringify([normal(a), normal(b)]);
        merge(a, b);
        expect(JSON.stringify([normal(a), normal(b)])).toBe(before);
      }),
    );
  });
});

it("keeps the order in which keys first appeared", () => {
  const shape = shapeOf([
    { b: 1, a: 1 },
    { c: 1, a: 1 },
  ]);
  expect([...(shape.object?.properties.keys() ?? [])]).toEqual(["b", "a", "c"]);
});
