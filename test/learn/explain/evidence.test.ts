import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/learn/explain/evidence.js";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { evidenceAt, explain } from "./explained.js";

const none = {
  null: 0,
  boolean: 0,
  integer: 0,
  number: 0,
  string: 0,
  array: 0,
  object: 0,
};

describe("of the property `a`", () => {
  it.each<[string, JsonObject[], Partial<Evidence>]>([
    [
      "how often it was seen, and of which types",
      [{ a: 1 }, { a: 1.5 }, { a: "x" }, { a: true }, { a: [] }, {}],
      {
        type: "boolean | number | string | unknown[]",
        seen: 5,
        of: 6,
        in: "objects",
        absent: 1,
        optional: true,
        counts: {
          ...none,
          boolean: 1,
          integer: 1,
          number: 1,
          string: 1,
          array: 1,
        },
        distinct: 3,
        restsOnOne: false,
      },
    ],
    [
      "nulls",
      [{ a: null }, { a: null }, { a: "x" }],
      {
        type: "string | null",
        nullable: true,
        optional: false,
        counts: { ...none, null: 2, string: 1 },
      },
    ],
    ["one sample is little", [{ a: 1 }], { of: 1, restsOnOne: true }],
    ["one value is little", [{ a: 1 }, {}, {}], { seen: 1, restsOnOne: true }],
    ["two are enough", [{ a: 1 }, { a: 1 }], { restsOnOne: false }],
    [
      "a format that all have",
      [{ a: "2026-01-01" }, { a: "2026-01-02" }],
      { format: "date", refused: [] },
    ],
    [
      "the value that refuses a format",
      [{ a: "2026-01-01" }, { a: "soon" }, { a: "2026-01-03" }],
      {
        format: null,
        refused: [{ format: "date", count: 2, of: 3, by: { value: "soon" } }],
      },
    ],
    [
      "no value that is somebody's",
      [{ a: "2026-01-01" }, { a: "ana.weber@gmail.com" }],
      {
        refused: [
          {
            format: "date",
            count: 1,
            of: 2,
            by: { kind: "<email>" },
          },
          { format: "email", count: 1, of: 2, by: { value: "2026-01-01" } },
        ],
      },
    ],
    [
      "no value that may be cut off in the middle of a secret",
      [{ a: "2026-01-01" }, { a: "eyJ".repeat(30) }],
      {
        distinct: null,
        refused: [
          { format: "date", count: 1, of: 2, by: { kind: "a long text" } },
        ],
      },
    ],
  ])("%s", async (_, samples, want) => {
    expect(await evidenceAt("a", samples)).toMatchObject(want);
  });

  it("up to 64 different values are counted", async () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, a): JsonObject => ({ a }));
    expect(await evidenceAt("a", of(64))).toMatchObject({ distinct: 64 });
    expect(await evidenceAt("a", of(65))).toMatchObject({ distinct: null });
  });

  it.each<[string, JsonObject[], Json, Partial<Evidence>]>([
    [
      "an override of the type decides",
      [{ a: 1 }, { a: 2 }],
      { type: "string" },
      { type: "string", overridden: ["type"], counts: { ...none, integer: 2 } },
    ],
    [
      "an override makes it optional",
      [{ a: 1 }, { a: 2 }],
      { optional: true, nullable: true },
      {
        type: "number | null",
        optional: true,
        nullable: true,
        overridden: ["optional", "nullable"],
      },
    ],
    [
      "constants are shown as such",
      [{ a: "x" }],
      { enum: ["x", "y"] },
      { type: '"x" | "y"' },
    ],
  ])("%s", async (_, samples, override, want) => {
    expect(await evidenceAt("a", samples, { a: override })).toMatchObject(want);
  });
});

describe("paths", () => {
  it("are those that overrides can name, each with what it is in", async () => {
    const { evidence } = await explain(
      [
        { items: [{ sku: "x" }, { sku: "y" }], prices: { EUR: 1, USD: 2 } },
        { items: [], prices: {} },
      ],
      { prices: { map: true } },
    );
    expect(
      evidence.map(({ path, type, seen, of, in: kind }) => [
        path,
        type,
        `${seen} of ${of} ${kind}`,
      ]),
    ).toEqual([
      ["", "object", "2 of 2 samples"],
      ["items", "object[]", "2 of 2 objects"],
      ["items.*", "object", "2 of 2 arrays"],
      ["items.*.sku", "string", "2 of 2 objects"],
      ["prices", "Record<string, number>", "2 of 2 objects"],
      ["prices.*", "number", "2 of 2 maps"],
    ]);
  });

  it("of kinds of objects are required in the kinds that have them", async () => {
    const samples = [
      { m: { t: "x", b: 1 } },
      { m: { t: "y", c: 1 } },
      { m: { t: "y", c: "z" } },
    ];
    const overrides = { m: { discriminator: "t" } };
    expect(await evidenceAt("m.b", samples, overrides)).toMatchObject({
      optional: false,
      absent: 2,
    });
    expect(await evidenceAt("m.t", samples, overrides)).toMatchObject({
      type: '"x" | "y"',
    });
  });

  it("there are none without samples", async () => {
    expect(await explain([])).toEqual({
      samples: 0,
      rebuilt: 0,
      evidence: [],
      suggestions: [],
      notes: [],
      unseen: { samples: 0, alone: 0, places: [] },
    });
  });
});
