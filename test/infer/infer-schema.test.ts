import { describe, expect, it } from "vitest";
import { inferSchema } from "../../src/infer/infer-schema.js";
import type { Json, JsonObject } from "../../src/base/json/json.js";

const closed = { additionalProperties: false };
const object = (
  properties: Record<string, Json>,
  required = Object.keys(properties),
): JsonObject => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
  ...closed,
});

/** The rules of inference, one a line: what a property `a` was seen to be, and what its schema is. */
const rules: [string, Json[], Json, string?][] = [
  ["only integers", [1, 2], { type: "integer" }],
  ["any fraction", [1, 1.5], { type: "number" }],
  ["a string of digits stays a string", ["221"], { type: "string" }],
  ["booleans", [true, false], { type: "boolean" }],
  ["null and a value", [null, "x"], { type: ["string", "null"] }],
  ["only null", [null], {}, "CE301"],
  ["an integer beyond 2^53", [2 ** 53], { type: "number" }, "CE304"],
  [
    "a large fraction is no integer",
    [1e300 + 0.5],
    { type: "number" },
    "CE304",
  ],
  [
    "different types",
    [1, "x"],
    { anyOf: [{ type: "integer" }, { type: "string" }] },
  ],
  [
    "different types and null",
    [1, "x", null],
    { anyOf: [{ type: "integer" }, { type: "string" }, { type: "null" }] },
  ],
  ["array items", [[1], [2, 3]], { type: "array", items: { type: "integer" } }],
  [
    "array items of several types",
    [[1, "x"]],
    {
      type: "array",
      items: { anyOf: [{ type: "integer" }, { type: "string" }] },
    },
  ],
  ["empty arrays only", [[]], { type: "array" }, "CE302"],
  [
    "an empty array among others",
    [[], [1]],
    { type: "array", items: { type: "integer" } },
  ],
  [
    "objects in an array",
    [[{ x: 1 }, { y: 1 }]],
    {
      type: "array",
      items: object({ x: { type: "integer" }, y: { type: "integer" } }, []),
    },
  ],
  ["an empty object only", [{}], { type: "object" }, "CE303"],
  [
    "every string has the format",
    ["2024-01-01", "2024-12-31"],
    { type: "string", format: "date" },
  ],
  ["a format that one string alone has", ["2024-01-01"], { type: "string" }],
  [
    "a long string, seen again and again",
    Array<string>(3).fill(`https://example.com/${"x".repeat(99)}`),
    { type: "string" },
  ],
  [
    "long strings that differ at their ends",
    ["a", "b"].map((end) => `https://example.com/${"x".repeat(99)}${end}`),
    { type: "string", format: "uri" },
  ],
  ["no addresses", ["pnpm@8.6.0", "npm@10.1.0"], { type: "string" }],
  ["one string has not", ["2024-01-01", "soon"], { type: "string" }],
  [
    "a nested array",
    [[[1]]],
    { type: "array", items: { type: "array", items: { type: "integer" } } },
  ],
  ["a repeated value is no enum", ["a", "a", "b", "a"], { type: "string" }],
];

describe("inferSchema", () => {
  it.each(rules)("%s", (_, values, schema, warning) => {
    const inferred = inferSchema(values.map((a) => ({ a })));
    expect(inferred.schema).toEqual(object({ a: schema }));
    expect(inferred.diagnostics.map(({ code }) => code)).toEqual(
      warning ? [warning] : [],
    );
  });

  it("requires what every sample has", () => {
    expect(inferSchema([{ a: 1, b: 1 }, { a: 1 }]).schema).toEqual(
      object({ a: { type: "integer" }, b: { type: "integer" } }, ["a"]),
    );
  });

  it("keeps twelve sibling keys apart", () => {
    const sample = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [`k${n}`, n]),
    );
    expect(
      Object.keys(inferSchema([sample]).schema["properties"] ?? {}),
    ).toHaveLength(12);
  });

  it("opens objects on request", () => {
    expect(
      inferSchema([{ a: { b: 1 } }], { closed: false }).schema,
    ).not.toHaveProperty("additionalProperties");
  });

  it.each<[string, Json, string]>([
    ["a sample that is no object", [], "CE203"],
    ["a number beyond a double", { a: Infinity }, "CE110"],
    ["a hundred thousand levels", nested(100_000), "CE106"],
  ])("reports %s", (_, sample, code) => {
    expect(inferSchema([sample]).diagnostics.map(({ code }) => code)).toContain(
      code,
    );
  });
});

function nested(levels: number): Json {
  let value: Json = {};
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}
