// A second opinion: quicktype, with all its guesses off, finds the same types as we do.
import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inferSchema } from "../../src/infer/infer-schema.js";
import type { Json, JsonObject } from "../../src/base/json/json.js";
import { mutations } from "./mutate.js";
import { observe } from "./observe.js";
import { recorded } from "./octokit.js";
import { quicktypeSchema, reconciled } from "./quicktype-schema.js";
import { shapeOf } from "./schema-shape.js";
import { runs } from "../runs.js";

/** Of two schemas, what each says of payloads, but for the differences that are known. */
function verdicts(
  schemas: readonly JsonObject[],
  payloads: readonly Json[],
): readonly (readonly boolean[])[] {
  const isValid = schemas.map((schema) => compile(reconciled(schema)));
  return payloads.map((payload) => isValid.map((is) => is(payload)));
}

function compile(schema: Json): ValidateFunction {
  const options = { strict: false, ownProperties: true, validateSchema: false };
  const ajv = new Ajv(options);
  addFormats.default(ajv);
  return ajv.compile(schema as JsonObject);
}

describe.each(recorded)("$name", ({ examples }) => {
  const ours = inferSchema(examples).schema;

  test("has the same types", async () => {
    const theirs = await quicktypeSchema(examples);
    expect(shapeOf(ours)).toEqual(shapeOf(theirs));
  });

  test("is accepted alike, spoilt or not", async () => {
    const seen = observe(examples);
    const spoilt = examples.flatMap((it) => mutations(it, seen));
    const payloads = [...examples, ...spoilt.map(({ payload }) => payload)];
    const both = verdicts([ours, await quicktypeSchema(examples)], payloads);
    const isSample = payloads.map((_, at) => at < examples.length);
    expect(both).toEqual(isSample.map((it) => [it, it]));
  });
});

const mixed: readonly JsonObject[] = [
  {
    a: 1,
    b: null,
    c: [{ x: 1 }, { y: null }],
    d: [],
    e: {},
    f: null,
    g: [1, "a"],
    h: { z: 1 },
  },
  {
    a: 1.5,
    b: "x",
    c: [],
    d: [],
    e: {},
    f: null,
    g: [null],
    h: [1],
    i: [[1], [2.5], []],
  },
];

test("samples of many shapes", async () => {
  const ours = shapeOf(inferSchema(mixed).schema);
  expect(ours).toEqual(shapeOf(await quicktypeSchema(mixed)));
  expect(Object.keys(ours["object"] ?? {})).toEqual([
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "i?",
  ]);
});

const { payload } = fc.letrec<{ value: Json; payload: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: "quicktype" },
    fc.constantFrom<Json>(null, true, false, 0, 7, -2.5, "", "x", "221"),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("payload"),
  ),
  payload: fc.dictionary(
    fc.constantFrom("id", "name", "a b", "x.y", "Id", "constructor"),
    tie("value"),
    { maxKeys: 4, noNullPrototype: true },
  ),
}));

test("samples that nobody thought of", async () => {
  const counts = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(payload, { minLength: 1, maxLength: 4 }),
      fc.array(payload, { maxLength: 8 }),
      async (samples, others) => {
        const ours = inferSchema(samples).schema;
        const theirs = await quicktypeSchema(samples);
        expect(shapeOf(ours)).toEqual(shapeOf(theirs));
        // Most of the others differ in everything; what lies between differs in one key.
        const near = samples.flatMap((sample) =>
          others.flatMap((other) =>
            Object.entries(other).map(([key, value]) => ({
              ...sample,
              [key]: value,
            })),
          ),
        );
        const payloads = [...samples, ...others, ...near];
        for (const [we, they] of verdicts([ours, theirs], payloads)) {
          expect(we).toBe(they);
          counts[we ? "accepted" : "refused"] += 1;
        }
      },
    ),
    { numRuns: runs(2_000) },
  );
  expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(
    runs(2_000),
  );
});

const page = readFileSync(
  new URL("../../docs/inference.md", import.meta.url),
  "utf8",
);
const differences = page
  .split("\n")
  .filter((line) => /(?:accepts|refuses) +\|$/.test(line))
  .map((line) => line.split("|").slice(1))
  .map((cells) => cells.map((cell) => cell.trim()));

test("the page about inference has a table of differences", () => {
  expect(differences.length).toBeGreaterThan(5);
});

test.each(differences)(
  "they differ: %s",
  async (_, samples, payload, ours, theirs) => {
    const read = (cell = ""): JsonObject =>
      JSON.parse(cell.slice(1, -1)) as JsonObject;
    const list = [read(samples)];
    const schemas = [inferSchema(list).schema, await quicktypeSchema(list)];
    const told = schemas
      .map((schema) => compile(schema)(read(payload)))
      .map((isValid) => (isValid ? "accepts" : "refuses"));
    expect(told).toEqual([ours, theirs]);
  },
);
