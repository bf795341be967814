// What holds for any overrides of any samples.
import type { ValidateFunction } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../src/base/json/json.js";
import type { Override } from "../../src/input/manifest/manifest.js";
import { pathsIn } from "../../src/type/paths.js";
import { validatorOf } from "../acceptance/ajv.js";
import { samples } from "../acceptance/arbitraries.js";
import { runs } from "../runs.js";
import { infer, scalarsIn } from "./describe/overridden.js";

const allTypes = [
  "string",
  "integer",
  "number",
  "boolean",
  "null",
  "object",
  "array",
] as const;

type Says = Omit<Override, "variable" | "path">;

/** What allows no less than the samples show. */
const widening: fc.Arbitrary<Says> = fc.record(
  {
    type: fc.constantFrom(allTypes, ["unknown"] as const),
    optional: fc.constant(true),
    nullable: fc.constant(true),
    description: fc.string(),
    deprecated: fc.constant<true>(true),
  },
  { requiredKeys: [] },
);

const anything = (list: readonly JsonObject[]): fc.Arbitrary<Says> =>
  fc.oneof(
    fc.record(
      {
        optional: fc.boolean(),
        nullable: fc.boolean(),
        format: fc.constantFrom("date", "email"),
      },
      { requiredKeys: [] },
    ),
    fc.constantFrom<Says>(
      { map: true },
      { exactlyOne: true },
      { enum: ["a"], open: true },
    ),
    fc.constantFrom("a", "id", "name").map((key) => ({ discriminator: key })),
    fc
      .subarray([...new Set([...scalarsIn([...list]), "other"])], {
        minLength: 1,
      })
      .map((values) => ({ enum: values })),
    fc
      .constantFrom<("string" | "number")[]>("string", "number")
      .map((type) => ({ type: [type] })),
  );

/** Samples, and overrides of paths that they have. */
function overridden(
  says: (list: readonly JsonObject[]) => fc.Arbitrary<Says>,
): fc.Arbitrary<readonly [readonly JsonObject[], readonly Override[]]> {
  return samples.chain((list) => {
    const paths = ["", ...pathsIn(infer(list, []).type)];
    const overrides = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom(...paths), says(list))
        .map(([variable, it]): Override => ({ variable, path: [], ...it })),
      { selector: ({ variable }) => variable, maxLength: 6 },
    );
    return fc.tuple(fc.constant(list), overrides);
  });
}

/** What is left of the overrides when those that are errors have been taken away. */
function sound(
  list: readonly JsonObject[],
  overrides: readonly Override[],
): readonly Override[] {
  const { wrong } = infer(list, overrides);
  return wrong.size === 0
    ? overrides
    : sound(
        list,
        overrides.filter((override) => !wrong.has(override)),
      );
}

/** Whether what is wrong with a sample lies where an override gives the type. */
function failsByType(
  sample: JsonObject,
  validate: ValidateFunction,
  overrides: readonly Override[],
): boolean {
  validate(sample);
  const typed = overrides.filter(({ type }) => type);
  return (validate.errors ?? []).some(({ instancePath }) => {
    const [, ...steps] = instancePath
      .split("/")
      .map((it) => it.replaceAll("~1", "/").replaceAll("~0", "~"));
    return typed.some(({ variable }) =>
      variable
        .split(".")
        .every((step, index) => step === "*" || step === steps[index]),
    );
  });
}

test("overrides that allow more never make a sample fail", () => {
  let used = 0;
  fc.assert(
    fc.property(
      overridden(() => widening),
      ([list, all]) => {
        const overrides = sound(list, all);
        used += overrides.length;
        const isValid = validatorOf(infer(list, overrides).schema);
        expect(list.map((sample) => isValid(sample))).not.toContain(false);
      },
    ),
    { numRuns: runs(1_000) },
  );
  expect(used).toBeGreaterThan(0);
});

test("overrides that are no errors make no sample fail, but where they give a type", () => {
  const used = new Map<string, number>();
  fc.assert(
    fc.property(overridden(anything), ([list, all]) => {
      const overrides = sound(list, all);
      for (const key of overrides.flatMap((it) => Object.keys(it)))
        used.set(key, (used.get(key) ?? 0) + 1);
      const validate = validatorOf(infer(list, overrides).schema);
      const failed = list
        .filter((sample) => !validate(sample))
        .filter((sample) => !failsByType(sample, validate, overrides));
      expect(failed).toEqual([]);
    }),
    { numRuns: runs(1_000) },
  );
  const all = "optional nullable map discriminator exactlyOne enum open";
  for (const key of all.split(" "))
    expect([key, used.has(key)]).toEqual([key, true]);
});

test("kinds that are named, and the rest, take all their samples in any order", () => {
  const tag = fc.constantFrom<string | number>("a", "b", "c", "d", 1);
  const other = fc.constantFrom<Json>(1, "x", null, {});
  const object = fc
    .record(
      { kind: tag, a: other, b: other, c: other },
      { requiredKeys: ["kind"] },
    )
    .map((each): JsonObject => ({ ...each }));
  fc.assert(
    fc.property(
      fc.array(object, { minLength: 1, maxLength: 8 }),
      fc.subarray(["a", "b", "c"], { minLength: 1 }),
      (list, kinds) => {
        const override: Override = {
          ...{ variable: "", path: [] },
          ...{ discriminator: "kind", kinds },
        };
        const { schema, wrong } = infer(list, [override]);
        const isMissing = kinds.some((kind) =>
          list.every((each) => each["kind"] !== kind),
        );
        expect(wrong.size > 0).toBe(isMissing);
        const isValid = validatorOf(schema);
        expect(list.map((sample) => isValid(sample))).not.toContain(false);
        const back = infer([...list].reverse(), [override]).schema;
        const isValidBack = validatorOf(back);
        expect(list.map((sample) => isValidBack(sample))).not.toContain(false);
        expect(isValid({ kind: kinds[0] ?? "", never: 1 })).toBe(false);
      },
    ),
    { numRuns: runs(500) },
  );
});
