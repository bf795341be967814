// Overrides that samples contradict: which they are, where that is told, and what is allowed on purpose.
import { describe, expect, it } from "vitest";
import { check } from "../../../src/index.js";
import type { Json } from "../../../src/base/json/json.js";
import { memoryFs } from "../../memory-fs.js";

type Overrides = Record<string, Record<string, Json>>;

/** The problems of an event, its samples a line each: `line:column message`, or the code where it is another. */
async function problemsOf(
  overrides: Overrides,
  samples: readonly Json[],
): Promise<string[]> {
  const manifest = { events: { e: { samples: ["s.ndjson"], overrides } } };
  const fs = memoryFs({
    "/project/cobalt.events.json": JSON.stringify(manifest),
    "/project/s.ndjson": samples.map((it) => JSON.stringify(it)).join("\n"),
  });
  const { diagnostics } = await check({ cwd: "/project", fs });
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message, place }) => {
      if (code !== "CE309") return code;
      const where = message.replace(' (event "e").', "");
      return place?.file === "/project/s.ndjson"
        ? `${place.line}:${place.column} ${where}`
        : where;
    });
}

const isNull = 'is null, and its override has "nullable": false';
const noEnum = 'is none of the values in the "enum" of its override';
const noMap = 'is no object, and its override has "map": true';
const noKind = 'is no object that its "kind" could tell apart';
const isMissing = 'is missing, and its override has "optional": false';

describe("is told with the sample's place:", () => {
  it.each<[string, Overrides, Json[], string[]]>([
    [
      "a value that is not in the enum",
      { a: { enum: ["x", 1, true] } },
      [{ a: "x" }, { a: 1 }, { a: true }, { a: "y" }, { a: "1" }, { a: {} }],
      [`4:6 "a" ${noEnum}`, `5:6 "a" ${noEnum}`, `6:6 "a" ${noEnum}`],
    ],
    [
      "null, where it is said not to be",
      { a: { nullable: false } },
      [{ a: "x" }, { a: null }],
      [`2:6 "a" ${isNull}`],
    ],
    [
      "null, though it is in the enum",
      { a: { enum: ["x", null], nullable: false } },
      [{ a: null }],
      [`1:6 "a" ${isNull}`],
    ],
    [
      "an object without what is said to be there",
      { "a.b": { optional: false } },
      [{ a: { b: 1 } }, { a: {} }, {}],
      [`2:6 "a.b" ${isMissing}`],
    ],
    [
      "a payload without what is said to be there",
      { a: { optional: false } },
      [{ a: 1 }, { b: 1 }],
      [`2:1 "a" ${isMissing}`],
    ],
    [
      "a string of another format",
      { a: { format: "date" } },
      [{ a: "2026-01-31" }, { a: "soon" }, { a: 1 }],
      ['2:6 "a" has not the format "date" of its override'],
    ],
    [
      "what is no object where keys are data",
      { a: { map: true } },
      [{ a: { x: 1 } }, { a: null }, { a: "x" }, { a: [] }],
      [`3:6 "a" ${noMap}`, `4:6 "a" ${noMap}`],
    ],
    [
      "what no discriminator can tell apart",
      { a: { discriminator: "kind" } },
      [
        { a: { kind: "x" } },
        { a: null },
        { a: 1 },
        { a: {} },
        { a: { kind: null } },
        { a: { kind: ["x"] } },
      ],
      [3, 4, 5, 6].map((line) => `${line}:6 "a" ${noKind}`),
    ],
    [
      "a payload that no discriminator can tell apart",
      { "": { discriminator: "kind" } },
      [{ kind: "x" }, { a: 1 }],
      [`2:1 The payload ${noKind}`],
    ],
    [
      "an item, and the value of a map",
      { "a.*": { enum: [1] }, b: { map: true }, "b.*.c": { nullable: false } },
      [{ a: [1, 2], b: { x: { c: 1 }, y: { c: null } } }],
      [`1:9 "a.*" ${noEnum}`, `1:38 "b.*.c" ${isNull}`],
    ],
    [
      "a value below a discriminator",
      { a: { discriminator: "kind" }, "a.b": { enum: [1] } },
      [{ a: { kind: "x", b: 1 } }, { a: { kind: "y", b: 2 } }],
      [`2:22 "a.b" ${noEnum}`],
    ],
    [
      "a kind of which some have what is said to be there",
      { a: { discriminator: "kind" }, "a.b": { optional: false } },
      [{ a: { kind: "x", b: 1 } }, { a: { kind: "y" } }, { a: { kind: "x" } }],
      [`3:6 "a.b" ${isMissing}`],
    ],
    [
      "a value of the type that was given",
      { a: { type: "string", enum: ["x"] } },
      [{ a: "x" }, { a: 1 }, { a: "y" }],
      [`3:6 "a" ${noEnum}`],
    ],
  ])("%s", async (_, overrides, samples, problems) => {
    expect(await problemsOf(overrides, samples)).toEqual(problems);
  });
});

describe("is fine:", () => {
  it.each<[string, Overrides, Json[]]>([
    [
      "the example of the contract",
      { "address.pincode": { type: "string", optional: true } },
      [{ address: { pincode: 560103 } }],
    ],
    ["a type in place of null", { a: { type: "string" } }, [{ a: null }]],
    [
      "a type that is never null",
      { a: { type: "string", nullable: false } },
      [{ a: null }],
    ],
    [
      "a format beside a type",
      { a: { type: "string", format: "date" } },
      [{ a: 1 }],
    ],
    [
      "an enum beside a type",
      { a: { type: "integer", enum: [1, 2] } },
      [{ a: "1" }, { a: 2 }],
    ],
    [
      "a map that may be a string",
      { a: { type: ["object", "string"], map: true } },
      [{ a: { x: 1 } }, { a: "x" }],
    ],
    [
      "kinds of objects that may be a string",
      { a: { type: ["object", "string"], discriminator: "kind" } },
      [{ a: { kind: 1 } }, { a: { kind: "1" } }, { a: "x" }],
    ],
    ["null beside an enum", { a: { enum: [1] } }, [{ a: 1 }, { a: null }]],
    [
      "more than was seen",
      { a: { optional: true, nullable: true, enum: [1, 2] } },
      [{ a: 1 }],
    ],
    [
      "what only one kind has",
      { a: { discriminator: "kind" }, "a.b": { optional: false } },
      [{ a: { kind: "x", b: 1 } }, { a: { kind: "y" } }],
    ],
    [
      "a format where only one kind has a string",
      { a: { discriminator: "kind" }, "a.b": { format: "date" } },
      [{ a: { kind: "x", b: "2026-01-31" } }, { a: { kind: "y", b: 1 } }],
    ],
  ])("%s", async (_, overrides, samples) => {
    expect(await problemsOf(overrides, samples)).toEqual([]);
  });
});

it("is told for the first values, and counted for the others", async () => {
  const samples = Array.from({ length: 1000 }, () => ({ a: "y" }));
  const told = await problemsOf({ a: { enum: ["x"] } }, samples);
  expect(told).toHaveLength(21);
  expect(told).toContain(`20:6 "a" ${noEnum}`);
  expect(told).toContain('980 more values contradict the override of "a"');
});

it.each<[string, Overrides]>([
  ["more than a discriminator of the payload", { "": { map: true } }],
  ["no object that could be told apart", { b: { discriminator: "kind" } }],
  [
    "keys that are data and tell apart",
    { a: { map: true, discriminator: "k" } },
  ],
  [
    "what the discriminator's values are",
    { a: { discriminator: "k" }, "a.k": { enum: ["x"] } },
  ],
  ["too many kinds", { "c.*": { discriminator: "id" } }],
])("does not fit, and is told once: %s", async (_, overrides) => {
  const c = Array.from({ length: 65 }, (_, id) => ({ id }));
  expect(await problemsOf(overrides, [{ a: { k: "x" }, b: 1, c }])).toEqual([
    "CE307",
  ]);
});
