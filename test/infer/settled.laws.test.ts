// What holds for schemas that say only what is settled.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/base/json/json.js";
import { describeShape } from "../../src/infer/describe/describe.js";
import {
  type OverrideNode,
  overrideTree,
} from "../../src/infer/describe/override-tree.js";
import { unseenKeys } from "../../src/infer/describe/estimate-unseen.js";
import { inOrder } from "../../src/infer/shape/in-order.js";
import { Marks } from "../../src/infer/shape/payload-marks.js";
import { observe } from "../../src/infer/shape/observe.js";
import { emptyShape } from "../../src/infer/shape/shape.js";
import { toJsonSchema } from "../../src/type/json-schema.js";
import { validatorOf } from "../acceptance/ajv.js";
import { samples } from "../acceptance/arbitraries.js";
import { runs } from "../runs.js";

const nothingSaid = overrideTree([]);

function infer(
  list: readonly JsonObject[],
  evidence: "any" | "settled",
  overrides = nothingSaid,
) {
  const shape = emptyShape();
  const marks = new Marks();
  for (const sample of list) observe(shape, sample, Infinity, marks.of(sample));
  const { type } = describeShape(
    inOrder(shape),
    overrides,
    new Map(),
    evidence,
  );
  const { alone, samples } = unseenKeys(shape, nothingSaid);
  const schema = toJsonSchema(type, { closed: true, evidence });
  return { schema, alone, samples };
}

/** Samples whose keys look like each other. */
const lookAlikes = fc.array(
  fc.dictionary(
    fc.constantFrom(
      "name",
      "nmae",
      "names",
      "_name",
      "firstName",
      "first_name",
    ),
    fc.oneof(fc.boolean(), fc.constant({ name: 1 }), fc.constant({ nmae: 1 })),
  ),
  { minLength: 1, maxLength: 5 },
);

test.each([
  ["any", samples],
  ["with keys that look alike", lookAlikes],
])(
  "what the closed schema accepts is accepted, every sample with it: %s",
  (_, samples) => {
    fc.assert(
      fc.property(samples, samples, (list, others) => {
        const [any, settled] = (["any", "settled"] as const)
          .map((evidence) => infer(list, evidence).schema)
          .map((schema) => validatorOf(schema));
        for (const sample of list) expect(settled?.(sample)).toBe(true);
        for (const other of others)
          if (any?.(other)) expect(settled?.(other)).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  },
);

test("neither the order of samples counts, nor how often each is seen", () => {
  const shuffled = samples.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray([...list, ...list], {
        minLength: 2 * list.length,
      }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([list, again]) => {
      expect(infer(again, "settled")).toEqual(infer(list, "settled"));
    }),
    { numRuns: runs(500) },
  );
});

test("an object is closed once hardly any payload brings a new key, and requires keys from three on", () => {
  const list = Array.from({ length: 30 }, (_, at): JsonObject => ({
    id: at,
    fixed: { a: 1, ...(at % 2 && { b: at }) },
    growing: { a: 1, ...(at % 4 === 0 && { [`k${at}`]: 1 }) },
    moving: { title: "a", [`k${at}`]: at },
    ...(at < 2 && { rare: { a: 1 } }),
  }));
  const accepts = validatorOf(infer(list, "settled").schema);
  const with_ = (more: JsonObject) => accepts({ ...list[2], ...more });
  expect(with_({ growing: { a: 1, unheard: 5 } })).toBe(true);
  expect(with_({ growing: { a: 1, unheard: "of" } })).toBe(false);
  expect(with_({ growing: { k4: 1 } })).toBe(false);
  expect(with_({ moving: { title: "b", tilte: "c" } })).toBe(false);
  expect(with_({ moving: { title: "b", other: "c" } })).toBe(true);
  expect(with_({ rare: {} })).toBe(true);
  expect(with_({ fixed: { a: 1, c: 1 } })).toBe(false);
  expect(with_({ other: 1 })).toBe(false);
});

test("an object that was seen too seldom has the keys of those beside it, where these are alike", () => {
  const list = Array.from({ length: 30 }, (_, at): JsonObject => ({
    axes: {
      x: { field: "a", scale: at },
      y: { field: "b", scale: at },
      ...(at === 0 && { size: { field: "c" } }),
    },
  }));
  const accepts = validatorOf(infer(list, "settled").schema);
  expect(
    accepts({
      axes: {
        x: { field: "a", scale: 1 },
        y: { field: "b", scale: 1 },
        size: { scale: 1 },
      },
    }),
  ).toBe(true);
  expect(
    accepts({
      axes: {
        x: { field: "a", scale: 1 },
        y: { field: "b", scale: 1 },
        size: { scael: 1 },
      },
    }),
  ).toBe(false);
});

test("an object that was seen too seldom is as what has its name elsewhere", () => {
  const list = Array.from({ length: 30 }, (_, at): JsonObject => ({
    id: at,
    order: { buyer: { name: "a", ...(at % 2 && { email: "b" }) } },
    ...(at < 3 && { refund: { to: { buyer: { name: "a" } } } }),
  }));
  const accepts = validatorOf(infer(list, "settled").schema);
  const withBuyer = (buyer: JsonObject) =>
    accepts({ ...list[0], refund: { to: { buyer } } });
  expect(withBuyer({ name: "a", email: "b" })).toBe(true);
  expect(withBuyer({ email: "b" })).toBe(false);
  expect(withBuyer({ name: "a", emial: "b" })).toBe(false);
  expect(withBuyer({ name: "a", phone: "b" })).toBe(false);
});

test("a name that stands for different things lends no keys", () => {
  const list = Array.from({ length: 30 }, (_, at): JsonObject => ({
    id: at,
    order: { data: { total: 1, paid: true } },
    ...(at % 5 === 0 && { refund: { data: { reason: "a", note: "b" } } }),
  }));
  const accepts = validatorOf(infer(list, "settled").schema);
  const withData = (data: JsonObject) =>
    accepts({ ...list[0], refund: { data } });
  expect(withData({ reason: "c", note: "d" })).toBe(true);
  expect(withData({ reason: "c", note: "d", paid: true })).toBe(false);
  expect(withData({ reason: "c" })).toBe(false);
});

test("objects of one name that share one key lend each other none, however many they are", () => {
  const list = [1, 2, 3].map((id): JsonObject => ({
    id,
    ...Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `a${at}`,
        { data: { x: 1, [`k${at}`]: id } },
      ]),
    ),
  }));
  const { schema } = infer(list, "settled");
  expect(JSON.stringify(schema).length).toBeLessThan(100_000);
});

test("a key that is missing elsewhere is not required of an object that was seen less often", () => {
  const list = Array.from({ length: 30 }, (_, at): JsonObject => ({
    id: at,
    order: { buyer: { name: "a", ...(at % 2 && { email: "b" }) } },
    ...(at % 10 === 1 && { refund: { buyer: { name: "a", email: "b" } } }),
  }));
  const accepts = validatorOf(infer(list, "settled").schema);
  const withBuyer = (buyer: JsonObject) =>
    accepts({ ...list[0], refund: { buyer } });
  expect(withBuyer({ name: "a" })).toBe(true);
  expect(withBuyer({ email: "b" })).toBe(false);
});

test("an object that one payload had is open only where others of the event go on growing", () => {
  const eventOf = (isGrowing: boolean) =>
    Array.from({ length: 30 }, (_, at): JsonObject => ({
      id: at,
      ...Object.fromEntries(
        ["first", "second", "third"].map((name) => [
          name,
          { a: 1, ...(isGrowing && { [`${name}${at}`]: at }) },
        ]),
      ),
      ...(at === 7 && { rare: { x: true, y: "z" } }),
    }));
  const accepts = (isGrowing: boolean, rare: JsonObject) => {
    const list = eventOf(isGrowing);
    return validatorOf(infer(list, "settled").schema)({ ...list[0], rare });
  };
  expect(accepts(false, { x: true })).toBe(true);
  expect(accepts(false, { x: true, unheard: "z" })).toBe(false);
  expect(accepts(true, { x: true, unheard: "z" })).toBe(true);
});

test("keys that are data say nothing of those of other objects", () => {
  const list = Array.from({ length: 30 }, (_, at): JsonObject => ({
    id: at,
    labels: { [`key${at}`]: at },
    ...(at === 7 && { rare: { x: true } }),
  }));
  const isTaken = (overrides?: OverrideNode) =>
    validatorOf(infer(list, "settled", overrides).schema)({
      ...list[0],
      rare: { x: true, y: 1 },
    });
  expect(isTaken()).toBe(true);
  const map = { variable: "labels", map: true, path: [] };
  expect(isTaken(overrideTree([map]))).toBe(false);
});

test("the chance of a key not seen yet is the share of payloads that alone have one", () => {
  const list: JsonObject[] = [{ a: 1, x: 1 }, { a: 1 }, { a: 1, y: { z: 1 } }];
  const shape = emptyShape();
  const marks = new Marks();
  for (const one of [...list, ...list])
    observe(shape, one, Infinity, marks.of(one));
  expect(unseenKeys(shape, nothingSaid)).toEqual({
    samples: 3,
    alone: 2,
    places: [{ path: "", alone: 2, keys: 2 }],
  });
});
