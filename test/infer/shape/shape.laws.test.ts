import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/base/json/json.js";
import { describeShape } from "../../../src/infer/describe/describe.js";
import { merge, mergeInto } from "../../../src/infer/shape/merge.js";
import { inferShape, observe } from "../../../src/infer/shape/observe.js";
import {
  emptyShape,
  maxDistinct,
  maxKept,
  maxKeys,
  nothing,
  seen,
  type Shape,
} from "../../../src/infer/shape/shape.js";
import { json } from "./arbitraries.js";
import { runs } from "../../runs.js";

/** A shape as plain data in which no order shows. */
function normal(shape: Shape): unknown {
  const { number, string, object, array } = shape;
  return {
    ...shape,
    number: number && { ...number, distinct: sorted(number.distinct) },
    string: string && {
      ...string,
      byFormats: sorted(string.byFormats.entries()),
      distinct: sorted(string.distinct),
    },
    array: array && { ...array, items: normal(array.items) },
    object: object && {
      count: object.count,
      most: object.most,
      payloads: object.payloads,
      values: object.values && normal(object.values),
      properties: sorted(object.properties)?.map(
        ([key, { shape, position, only }]) => [
          key,
          position,
          only,
          normal(shape),
        ],
      ),
    },
  };
}

function sorted<Key, Value>(entries: Iterable<[Key, Value]> | undefined) {
  return (
    entries &&
    [...entries]
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  );
}

function shapeOf(samples: readonly Json[]): Shape {
  const shape = emptyShape();
  for (const sample of samples) mergeInto(shape, inferShape(sample));
  return shape;
}

describe("merge", () => {
  const shape = fc.array(json, { maxLength: 3 }).map(shapeOf);

  it("is commutative", () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        expect(normal(merge(a, b))).toEqual(normal(merge(b, a)));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("is associative", () => {
    fc.assert(
      fc.property(shape, shape, shape, (a, b, c) => {
        expect(normal(merge(merge(a, b), c))).toEqual(
          normal(merge(a, merge(b, c))),
        );
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("has nothing as its identity", () => {
    fc.assert(
      fc.property(shape, (a) => {
        expect(normal(merge(a, nothing))).toEqual(normal(a));
        expect(normal(merge(nothing, a))).toEqual(normal(a));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("comes to the same as observing one value after the other", () => {
    fc.assert(
      fc.property(fc.array(json), fc.array(json), (before, after) => {
        const shape = emptyShape();
        for (const value of [...before, ...after]) observe(shape, value);
        expect(normal(merge(shapeOf(before), shapeOf(after)))).toEqual(
          normal(shape),
        );
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("changes no type where a sample comes twice", () => {
    fc.assert(
      fc.property(json, shape, (value, others) => {
        const once = merge(others, inferShape(value));
        const twice = merge(once, inferShape(value));
        expect(describeShape(twice)).toEqual(describeShape(once));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("counts every value once", () => {
    fc.assert(
      fc.property(fc.array(json), (values) => {
        expect(seen(shapeOf(values))).toBe(values.length);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("does not change its operands", () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const before = JSON.stringify([normal(a), normal(b)]);
        merge(a, b);
        expect(JSON.stringify([normal(a), normal(b)])).toBe(before);
      }),
      { numRuns: runs(2_000) },
    );
  });
});

it("counts different values while they are few", () => {
  const few = shapeOf(["a", "b", "a", 1, 2, 1]);
  expect([...(few.string?.distinct ?? [])]).toEqual([
    ["a", { count: 2, formats: 0 }],
    ["b", { count: 1, formats: 0 }],
  ]);
  expect([...(few.number?.distinct?.keys() ?? [])]).toEqual([1, 2]);
  const many = Array.from({ length: maxDistinct + 1 }, (_, at) => `v${at}`);
  expect(shapeOf(many.slice(1)).string?.distinct?.size).toBe(maxDistinct);
  expect(shapeOf(many).string?.distinct).toBeUndefined();
  expect(shapeOf(["x".repeat(maxKept + 1)]).string?.distinct).toBeUndefined();
});

describe("more keys than can be names", () => {
  /** Objects that have keys around the limit, alone or together, and others as values. */
  const wide = fc
    .tuple(fc.nat(3), fc.constantFrom(1, 2000, maxKeys - 1, maxKeys), json)
    .map(([from, count, value]): Json =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `k${from * 999 + at}`,
          value,
        ]),
      ),
    );
  const sample = fc.oneof(
    wide,
    wide.map((meta) => ({ meta })),
    wide.map((meta) => [{ k0: { meta } }]),
  );

  it("come to the same in any order and any split", () => {
    fc.assert(
      fc.property(
        fc.array(sample, { minLength: 2, maxLength: 4 }),
        fc.nat(4),
        (samples, at) => {
          const observed = emptyShape();
          for (const value of samples) observe(observed, value);
          const whole = normal(observed);
          const split = [samples.slice(at), samples.slice(0, at)];
          expect(normal(split.map(shapeOf).reduce(merge))).toEqual(whole);
          expect(normal(shapeOf(samples.toReversed()))).toEqual(whole);
        },
      ),
      { numRuns: runs(50) },
    );
  });

  it("are given up at the first that is one too many", () => {
    const keys = Array.from({ length: maxKeys + 1 }, (_, at) => `k${at}`);
    const [one, ...most] = keys.map((key) => ({ [key]: 1 }));
    const { object } = shapeOf(most);
    expect(object?.properties.size).toBe(maxKeys);
    expect(object?.values).toBeUndefined();
    const whole = shapeOf([...most, one ?? null]).object;
    expect(whole?.properties.size).toBe(0);
    expect(whole?.values?.number?.count).toBe(maxKeys + 1);
  });
});

it("keeps the order in which keys first appeared", () => {
  const shape = shapeOf([
    { b: 1, a: 1 },
    { c: 1, a: 1 },
  ]);
  expect([...(shape.object?.properties.keys() ?? [])]).toEqual(["b", "a", "c"]);
});
