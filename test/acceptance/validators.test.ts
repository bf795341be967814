// Validators accept what ajv accepts with the schema that is written beside the code, and nothing else.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/type/payload.js";
import { newAjv } from "../../src/json-schema/check/ajv.js";
import { toAjv } from "../../src/json-schema/check/to-ajv.js";
import { inferSchema } from "../../src/infer/infer-schema.js";
import {
  isObject,
  type Json,
  type JsonObject,
} from "../../src/base/json/json.js";
import { samples } from "./arbitraries.js";
import { mutations } from "./mutate.js";
import { observe } from "./observe.js";
import { recorded } from "./octokit.js";
import { loadSound } from "../json-schema/load-in-memory.js";
import { validatorFor } from "../output/validators/load.js";
import { runs } from "../runs.js";

function ajvFor(schema: JsonObject): ValidateFunction {
  const ajv = new Ajv({
    strict: true,
    // Without it, ajv misses that a key "" is missing.
    allErrors: true,
    ownProperties: true,
    validateSchema: false,
  });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

test("an inferred schema's accepts its samples, and what is spoilt only where ajv does", async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      samples,
      samples,
      fc.boolean(),
      async (list, others, closed) => {
        const { schema } = inferSchema(list, { closed });
        const { validate } = await validatorFor(schema);
        const isValid = ajvFor(schema);
        expect(list.flatMap((sample) => validate(sample))).toEqual([]);
        const seen = observe(list);
        const spoilt = list.flatMap((sample) => mutations(sample, seen));
        for (const payload of [...spoilt.map((it) => it.payload), ...others]) {
          if (!isObject(payload)) continue;
          const issues = validate(payload);
          expect([payload, issues.length === 0]).toEqual([
            payload,
            isValid(payload),
          ]);
          refused += Number(issues.length > 0);
        }
      },
    ),
    { numRuns: runs(150) },
  );
  expect(refused).toBeGreaterThan(runs(500));
});

describe.each(recorded)("$name of GitHub", ({ examples }) => {
  const { schema } = inferSchema(examples);
  const bySize = examples.toSorted(
    (a, b) => JSON.stringify(a).length - JSON.stringify(b).length,
  );

  test("passes its inferred validator, and where it is spoilt, that place is told", async () => {
    const { validate } = await validatorFor(schema);
    expect(examples.flatMap((example) => validate(example))).toEqual([]);
    const [smallest = {}] = bySize;
    const spoilt = mutations(smallest, observe(examples));
    expect(spoilt.length).toBeGreaterThan(4);
    for (const { how, payload } of spoilt) {
      const path = how.slice(how.indexOf(" at ") + " at ".length);
      const place = how.startsWith("added") ? `${path}._added` : path;
      expect([how, validate(payload).map((issue) => issue.path)]).toEqual([
        how,
        [place],
      ]);
    }
  });
});

test("a hand-written schema's accepts the examples that ajv accepts", async () => {
  const require = createRequire(import.meta.url);
  const github = readFileSync(
    require.resolve("@octokit/webhooks-schemas/schema.json"),
    "utf8",
  );
  const verdicts: boolean[] = [];
  for (const { name, examples } of recorded) {
    if (!["check_run", "deployment", "release"].includes(name)) continue;
    const { schema, draft } = loadSound(
      { $ref: `github.json#/definitions/${name}_event` },
      { "/app/github.json": github },
    );
    const { validate } = await validatorFor(schema, draft);
    const isValid = (await newAjv(draft)).compile(toAjv(schema, draft));
    for (const example of examples) {
      verdicts.push(isValid(example));
      expect([name, validate(example).length === 0]).toEqual([
        name,
        isValid(example),
      ]);
    }
  }
  expect(verdicts).toContain(true);
  expect(verdicts).toContain(false);
});

const drafts: readonly (readonly [Draft, JsonObject, good: Json, bad: Json])[] =
  [
    [
      "draft-04",
      { properties: { a: { maximum: 5, exclusiveMaximum: true } } },
      { a: 4 },
      { a: 5 },
    ],
    [
      "draft-04",
      { properties: { a: { enum: [null, { id: 1 }] } } },
      { a: { id: 1 } },
      { a: { id: 2 } },
    ],
    [
      "draft-06",
      { properties: { a: { const: { b: [1] } } } },
      { a: { b: [1] } },
      { a: { b: [2] } },
    ],
    ["draft-06", { propertyNames: { pattern: "^a" } }, { ab: 1 }, { b: 1 }],
    [
      "draft-07",
      { propertyNames: { not: { pattern: "^a", not: { enum: ["a"] } } } },
      { a: 1, b: 1 },
      { ab: 1 },
    ],
    [
      "draft-07",
      { if: { required: ["a"] }, then: { required: ["b"] } },
      { a: 1, b: 2 },
      { a: 1 },
    ],
    ["draft-07", { dependencies: { a: ["b"] } }, { b: 1 }, { a: 1 }],
    [
      "draft-07",
      { properties: { a: { contains: { type: "string" } } } },
      { a: [1, "a"] },
      { a: [1] },
    ],
    [
      "draft-07",
      {
        $ref: "#/definitions/a",
        definitions: {
          a: {
            properties: {
              a: { $ref: "#/definitions/a" },
              b: { type: "string" },
            },
          },
        },
      },
      { a: { a: { b: "" } } },
      { a: { a: { b: 1 } } },
    ],
    [
      "2019-09",
      { properties: { a: true }, unevaluatedProperties: false },
      { a: 1 },
      { b: 1 },
    ],
    ["2019-09", { dependentRequired: { a: ["b"] } }, { b: 1 }, { a: 1 }],
    [
      "2019-09",
      {
        $recursiveAnchor: true,
        properties: { a: { $recursiveRef: "#" }, b: { type: "null" } },
      },
      { a: { b: null } },
      { a: { b: 1 } },
    ],
    [
      "2020-12",
      {
        properties: { a: { prefixItems: [{ type: "string" }], items: false } },
      },
      { a: ["b"] },
      { a: ["b", 1] },
    ],
    [
      "2020-12",
      { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
      { a: 1 },
      { a: 1, c: 1 },
    ],
    [
      "2020-12",
      { properties: { a: { uniqueItems: true, minItems: 2 } } },
      { a: [{ b: 1 }, { b: 2 }] },
      { a: [{ b: 1 }, { b: 1 }] },
    ],
  ];

test.each(drafts)("%s: %j", async (draft, schema, good, bad) => {
  const { validate } = await validatorFor({ type: "object", ...schema }, draft);
  expect(validate(good)).toEqual([]);
  expect(validate(bad)).not.toEqual([]);
});

// Each with a string (or number) that only looks right.
const formats: readonly (readonly [string, Json, Json])[] = [
  ["date", "2024-02-29", "2023-02-29"],
  ["time", "10:00:00Z", "10:00:00"],
  ["date-time", "2026-01-31T10:00:00Z", "2026-01-31T25:00:00Z"],
  ["iso-time", "10:00:00", "10:60:00"],
  ["iso-date-time", "2026-01-31T10:00:00", "2026-13-31T10:00:00"],
  ["email", "a@example.com", "a@b@example.com"],
  ["uri", "https://example.com/a", "https://exa mple.com"],
  ["uri-reference", "/a?b", "\\a"],
  [
    "uuid",
    "6f1c1bd2-8c1b-4b4e-9a52-0d0f1a1f9b11",
    "6f1c1bd2-8c1b-4b4e-9a52-0d0f1a1f9b1",
  ],
  ["hostname", "a.example.com", "-a.example.com"],
  ["ipv4", "127.0.0.1", "127.0.0.256"],
  ["ipv6", "::1", ":::1"],
  ["regex", "a+", "a("],
  ["byte", "YWI=", "YWI"],
  ["duration", "P1D", "P"],
  ["int32", 5, 2 ** 31],
  ["int64", 5, 5.5],
];

test.each(formats)(
  "the format %s is decided as ajv-formats does",
  async (format, good, bad) => {
    const type = typeof good;
    const { validate } = await validatorFor({
      properties: { a: { type, format } },
    });
    expect(validate({ a: good })).toEqual([]);
    expect(validate({ a: bad })).toEqual([
      { path: "a", message: `must match format "${format}"` },
    ]);
  },
);

test.each([
  "float",
  "double",
  "password",
  "no-such-format",
  "constructor",
  "__proto__",
])("the format %s allows everything", async (format) => {
  const { validate } = await validatorFor({ properties: { a: { format } } });
  expect(["", "a", 1.5].flatMap((a) => validate({ a }))).toEqual([]);
});

test("limits of formats are held, too", async () => {
  const { validate } = await validatorFor({
    properties: {
      a: { type: "string", format: "date", formatMinimum: "2026-01-01" },
    },
  });
  expect(validate({ a: "2026-01-01" })).toEqual([]);
  expect(validate({ a: "2025-12-31" })).toHaveLength(1);
});

test("what JSON has not is refused", async () => {
  const { validate } = await validatorFor({
    properties: { a: { type: "number" }, b: { type: "integer" } },
  });
  expect(validate({ a: NaN, b: Infinity }).map(({ path }) => path)).toEqual([
    "a",
    "b",
  ]);
});

test.each([[null], [[]], ["text"], [1], [true]])(
  "a payload is an object, whatever the schema says: %j",
  async (payload) => {
    const { validate } = await validatorFor({});
    expect(validate(payload)).toEqual([
      { path: "", message: "must be an object" },
    ]);
  },
);

test("a payload that is left out is empty", async () => {
  const optional = await validatorFor({ properties: { a: true } });
  expect(optional.validate(undefined)).toEqual([]);
  const needed = await validatorFor({ required: ["a"] });
  expect(needed.validate()).toEqual([{ path: "a", message: "is missing" }]);
});
