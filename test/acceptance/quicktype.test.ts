// A second opinion: quicktype, with all its guesses off, finds the same types as we do.
import {
  InputData,
  jsonInputForTargetLanguage,
  quicktype,
} from "quicktype-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inferSchema } from "../../src/infer-schema.js";
import type { Json, JsonObject } from "../../src/json/json.js";
import { recorded } from "./octokit.js";
import { shapeOf } from "./schema-shape.js";

const noGuesses = {
  inferMaps: false,
  inferEnums: false,
  inferUuids: false,
  inferDateTimes: false,
  inferIntegerStrings: false,
  inferBooleanStrings: false,
  combineClasses: false,
  ignoreJsonRefs: true,
};

async function quicktypeSchema(samples: readonly JsonObject[]): Promise<Json> {
  const input = jsonInputForTargetLanguage("schema");
  await input.addSource({
    name: "Payload",
    samples: samples.map((sample) => JSON.stringify(sample)),
  });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({
    inputData,
    lang: "schema",
    ...noGuesses,
  });
  return JSON.parse(lines.join("\n")) as Json;
}

test.each(recorded)("$name", async ({ examples }) => {
  expect(shapeOf(inferSchema(examples).schema)).toEqual(
    shapeOf(await quicktypeSchema(examples)),
  );
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
  await fc.assert(
    fc.asyncProperty(
      fc.array(payload, { minLength: 1, maxLength: 4 }),
      async (samples) => {
        expect(shapeOf(inferSchema(samples).schema)).toEqual(
          shapeOf(await quicktypeSchema(samples)),
        );
      },
    ),
    { numRuns: 300 },
  );
});
