// What holds for any samples at all.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/base/json/json.js";
import { inferSchema } from "../../src/infer/infer-schema.js";
import { validatorOf } from "../acceptance/ajv.js";
import { samples } from "../acceptance/arbitraries.js";
import { runs } from "../runs.js";

test("every sample is valid by the schema inferred from it", () => {
  fc.assert(
    fc.property(samples, fc.boolean(), (list, closed) => {
      const validate = validatorOf(inferSchema(list, { closed }).schema);
      for (const sample of list) {
        validate(sample);
        expect(validate.errors).toBe(null);
      }
    }),
    { numRuns: runs(700) },
  );
});

test("a closed schema refuses a key that no sample has", () => {
  fc.assert(
    fc.property(samples, (list) => {
      fc.pre(list.some((sample) => Object.keys(sample).length > 0));
      const validate = validatorOf(inferSchema(list).schema);
      expect(list.map((sample) => validate({ ...sample, _new: 1 }))).toEqual(
        list.map(() => false),
      );
    }),
    { numRuns: runs(700) },
  );
});

test("the order of samples does not count, nor how often each is seen", () => {
  const shuffled = samples.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(unordered(other)).toEqual(unordered(list));
    }),
    { numRuns: runs(700) },
  );
});

/** The schema of the samples, in which only the order of properties may differ. */
function unordered(list: readonly JsonObject[]): unknown {
  const text = JSON.stringify(inferSchema(list).schema);
  return JSON.parse(text, (key, value: unknown) =>
    key === "required" && Array.isArray(value)
      ? value.map(String).sort()
      : value,
  ) as unknown;
}
