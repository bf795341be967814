// Objects that a discriminator tells apart.
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { infer, listOf, type Says } from "./overridden.js";

function object(
  properties: Record<string, Json>,
  optional: readonly string[] = [],
): JsonObject {
  const required = Object.keys(properties).filter(
    (key) => !optional.includes(key),
  );
  return { type: "object", properties, required, additionalProperties: false };
}

const integer = { type: "integer" };
const string = { type: "string" };
const kind = { discriminator: "kind" };

describe("of `a`", () => {
  it.each<[string, Json[], Json]>([
    [
      "each kind has what its own objects have",
      [
        { kind: "x", b: 1 },
        { kind: "y", c: "t" },
        { kind: "x", b: 2, d: 1 },
      ],
      {
        oneOf: [
          object({ kind: { const: "x" }, b: integer, d: integer }, ["d"]),
          object({ kind: { const: "y" }, c: string }),
        ],
      },
    ],
    [
      "one kind alone is no union",
      [{ kind: "x" }],
      object({ kind: { const: "x" } }),
    ],
    [
      "one kind or null",
      [{ kind: "x" }, null],
      { ...object({ kind: { const: "x" } }), type: ["object", "null"] },
    ],
    [
      "several kinds or null",
      [{ kind: "x" }, null, { kind: "y" }],
      {
        oneOf: [
          object({ kind: { const: "x" } }),
          object({ kind: { const: "y" } }),
          { type: "null" },
        ],
      },
    ],
    [
      "the order of samples does not count, and a number is no string",
      [{ kind: "1" }, { kind: 2 }, { kind: true }, { kind: 1 }],
      {
        oneOf: [true, 1, 2, "1"].map((value) =>
          object({ kind: { const: value } }),
        ),
      },
    ],
  ])("%s", (_, values, schema) => {
    const samples = values.map((a) => ({ a }));
    const { wrong, schema: whole } = infer(samples, listOf({ a: kind }));
    expect([...wrong]).toEqual([]);
    expect(whole).toEqual(object({ a: schema }));
  });
});

const two = {
  oneOf: [
    object({ kind: { const: "x" }, b: integer }),
    object({ kind: { const: "y" }, c: integer }),
  ],
};
const x = { kind: "x", b: 1 };
const y = { kind: "y", c: 1 };

describe("at", () => {
  it.each<[string, Record<string, Says>, JsonObject[], Json]>([
    ["the payload", { "": kind }, [x, y], two],
    [
      "items",
      { "a.*": kind },
      [{ a: [x, y] }],
      object({ a: { type: "array", items: two } }),
    ],
    [
      "values of a map",
      { a: { map: true }, "a.*": kind },
      [{ a: { k: x, l: y } }],
      object({ a: { type: "object", additionalProperties: two } }),
    ],
    [
      "a property named as one that every object has",
      { a: { discriminator: "__proto__" } },
      [{ a: JSON.parse('{"__proto__": 1}') as Json }],
      object({
        a: {
          type: "object",
          properties: {},
          patternProperties: { ["^__proto__$"]: { const: 1 } },
          required: ["__proto__"],
          additionalProperties: false,
        },
      }),
    ],
    [
      "another discriminator, whose kinds are those within its own",
      { "": { discriminator: "of" }, a: kind },
      [
        { of: 1, a: x },
        { of: 1, a: y },
        { of: 2, a: { kind: "x", d: 1 } },
      ],
      {
        oneOf: [
          object({ of: { const: 1 }, a: two }),
          object({
            of: { const: 2 },
            a: object({ kind: { const: "x" }, d: integer }),
          }),
        ],
      },
    ],
    [
      "overrides below, for every kind that has the path",
      {
        a: kind,
        "a.kind": { description: "Which." },
        "a.b": { type: ["string"] },
      },
      [{ a: x }, { a: y }, { a: { kind: "z", b: 1 } }],
      object({
        a: {
          oneOf: [
            object({
              kind: { description: "Which.", const: "x" },
              b: string,
            }),
            object({
              kind: { description: "Which.", const: "y" },
              c: integer,
            }),
            object({
              kind: { description: "Which.", const: "z" },
              b: string,
            }),
          ],
        },
      }),
    ],
  ])("%s", (_, overrides, samples, schema) => {
    const { wrong, schema: whole } = infer(samples, listOf(overrides));
    expect([...wrong]).toEqual([]);
    expect(whole).toEqual(schema);
  });
});

describe("of `a`, of whose kinds some are named", () => {
  const named = { discriminator: "kind", kinds: ["x"] };
  const samples: JsonObject[] = [
    { a: { kind: "x", b: 1 } },
    { a: { kind: "y", c: 1 } },
    { a: { kind: "z", d: 1 } },
  ];

  it("all others share one type, which no object of a named kind fits", () => {
    const { wrong, schema } = infer(samples, listOf({ a: named }));
    expect([...wrong]).toEqual([]);
    const other = { type: "string", not: { enum: ["x"] } };
    const rest = { kind: other, c: integer, d: integer };
    expect(schema).toEqual(
      object({
        a: {
          oneOf: [
            object({ kind: { const: "x" }, b: integer }),
            object(rest, ["c", "d"]),
          ],
        },
      }),
    );
  });

  it("the order of the samples does not count", () => {
    const [forth, back] = [samples, [...samples].reverse()].map(
      (list) => infer(list, listOf({ a: named })).schema,
    );
    expect(back).toEqual(forth);
  });

  it("there is no rest where no sample has one", () => {
    const { schema } = infer(samples.slice(0, 1), listOf({ a: named }));
    const x = object({ kind: { const: "x" }, b: integer });
    expect(schema).toEqual(object({ a: x }));
  });

  it("one that no sample has is an error", () => {
    const says = { a: { ...named, kinds: ["x", "w"] } };
    expect(infer(samples, listOf(says)).unfit).toEqual([
      expect.objectContaining({
        reason: 'no sample has an object there of the kind "w"',
      }),
    ]);
  });
});
