import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/base/json/json.js";
import type { Override } from "../../../src/input/manifest/manifest.js";
import { describeShape } from "../../../src/infer/describe/describe.js";
import { overrideTree } from "../../../src/infer/describe/override-tree.js";
import { toJsonSchema } from "../../../src/type/json-schema.js";
import { toTsType } from "../../../src/output/print/payload-ts.js";
import { layoutType } from "../../../src/output/typescript/layout.js";
import { validatorOf } from "../../acceptance/ajv.js";
import { inferShape } from "../../../src/infer/shape/observe.js";
import { merge } from "../../../src/infer/shape/merge.js";
import { maxKeys, nothing } from "../../../src/infer/shape/shape.js";

type Says = Omit<Override, "variable" | "path">;

function overridden(
  overrides: Record<string, Says>,
  ...samples: Json[]
): { schema: Json; codes: string[]; unknown: string[]; unfit: string[] } {
  const list = Object.entries(overrides).map(([variable, says]): Override => ({
    variable,
    path: [],
    ...says,
  }));
  const { type, issues, unknown, unfit } = describeShape(
    samples.map(inferShape).reduce(merge, nothing),
    overrideTree(list),
  );
  return {
    schema: toJsonSchema(type, { closed: true }),
    codes: issues.map(({ code }) => code),
    unknown: unknown.map(({ variable }) => variable),
    unfit: unfit.map(({ override }) => override.variable),
  };
}

const closed = { additionalProperties: false };

describe("an override of `a`", () => {
  it.each<[string, Json, Says, Json]>([
    ["type", 560103, { type: ["string"] }, { type: "string" }],
    [
      "several types",
      1,
      { type: ["string", "integer"] },
      { anyOf: [{ type: "string" }, { type: "integer" }] },
    ],
    [
      "type of what was only null",
      null,
      { type: ["string"] },
      { type: ["string", "null"] },
    ],
    [
      "type of what was only null, and never is",
      null,
      { type: ["string"], nullable: false },
      { type: "string" },
    ],
    ["an open enum", "x", { enum: ["a"], open: true }, { type: "string" }],
    ["type unknown", 1, { type: ["unknown"] }, {}],
    ["type null", 1, { type: ["null"] }, { type: "null" }],
    [
      "type object keeps what is known",
      { b: 1 },
      { type: ["object"] },
      {
        type: "object",
        properties: { b: { type: "integer" } },
        required: ["b"],
        ...closed,
      },
    ],
    [
      "type object of something else",
      1,
      { type: ["object"] },
      { type: "object" },
    ],
    ["type array of something else", 1, { type: ["array"] }, { type: "array" }],
    ["nullable", 1, { nullable: true }, { type: ["integer", "null"] }],
    ["enum", "a", { enum: ["a", "b"] }, { enum: ["a", "b"] }],
    [
      "nullable enum",
      "a",
      { enum: ["a", "b"], nullable: true },
      { enum: ["a", "b", null] },
    ],
    ["format", "x", { format: "date" }, { type: "string", format: "date" }],
    [
      "map",
      { x: 1, y: 1.5 },
      { map: true },
      { type: "object", additionalProperties: { type: "number" } },
    ],
    [
      "map of objects",
      { x: { b: 1 }, y: {} },
      { map: true },
      {
        type: "object",
        additionalProperties: {
          type: "object",
          properties: { b: { type: "integer" } },
          ...closed,
        },
      },
    ],
    [
      "description",
      1,
      { description: "Why." },
      { description: "Why.", type: "integer" },
    ],
    [
      "deprecated",
      1,
      { deprecated: "Gone." },
      { deprecated: true, type: "integer" },
    ],
  ])("%s", (_, value, says, schema) => {
    const result = overridden({ a: says }, { a: value });
    expect(result).toEqual({
      schema: {
        type: "object",
        properties: { a: schema },
        required: ["a"],
        ...closed,
      },
      codes: [],
      unknown: [],
      unfit: [],
    });
  });

  it("makes it optional, or required", () => {
    expect(
      overridden({ a: { optional: true } }, { a: 1 }).schema,
    ).not.toHaveProperty("required");
    expect(
      overridden({ a: { optional: false } }, { a: 1 }, {}).schema,
    ).toHaveProperty("required", ["a"]);
  });
});

describe("paths of overrides", () => {
  it.each<[string, string, Json]>([
    ["a nested key", "a.b", { a: { b: 1 } }],
    ["any item", "a.*", { a: [1] }],
    ["a key in any item", "a.*.b", { a: [{ b: 1 }] }],
    ["a key in any item of nested arrays", "a.*.*.b", { a: [[{ b: 1 }]] }],
    ["the items of an array that was empty", "a.*", { a: [] }],
    [
      "a key named __proto__",
      "__proto__",
      JSON.parse('{"__proto__": 1}') as Json,
    ],
  ])("%s", (_, variable, sample) => {
    const result = overridden({ [variable]: { type: ["boolean"] } }, sample);
    expect(result).toMatchObject({ codes: [], unknown: [], unfit: [] });
    expect(JSON.stringify(result.schema)).toContain('{"type":"boolean"}');
  });

  it("reach into the values of a map", () => {
    const result = overridden(
      { a: { map: true }, "a.*.b": { type: ["string"] } },
      { a: { x: { b: 1 }, y: { b: 2 } } },
    );
    expect(result.unknown).toEqual([]);
    expect(JSON.stringify(result.schema)).toContain('"b":{"type":"string"}');
  });

  it.each(["b", "a.b", "a.*", "toString", "constructor"])(
    "%s is told where no sample has it",
    (variable) => {
      expect(
        overridden({ [variable]: { optional: true } }, { a: 1 }).unknown,
      ).toEqual([variable]);
    },
  );
});

it.each<[string, Record<string, Says>, Json]>([
  ["a format for what is no string", { a: { format: "date" } }, { a: 1 }],
  ["a map of what is no object", { a: { map: true } }, { a: 1 }],
  ["an optional item", { "a.*": { optional: true } }, { a: [1] }],
  ["a described item", { "a.*": { description: "x" } }, { a: [1] }],
])("%s does not fit", (_, overrides, sample) => {
  expect(overridden(overrides, sample).unfit).toEqual(Object.keys(overrides));
});

describe("more keys than can be names", () => {
  const data = Object.fromEntries(
    Array.from({ length: maxKeys + 1 }, (_, at) => [`k${at}`, { n: at }]),
  );
  const values = {
    type: "object",
    properties: { n: { type: "integer" } },
    required: ["n"],
    ...closed,
  };
  const map = { type: "object", additionalProperties: values };

  it.each<[string, Record<string, Says>, string[], string[]]>([
    ["make a map, with a warning", {}, ["CE315"], []],
    [
      "make one without it where one is asked for",
      { a: { map: true } },
      [],
      [],
    ],
    [
      "are no names, and so nothing can be said of one",
      { "a.k1": { optional: true } },
      ["CE315"],
      ["a.k1"],
    ],
    [
      "are no map yet of whose values anything can be said",
      { "a.*.n": { type: ["string"] } },
      ["CE315"],
      ["a.*.n"],
    ],
    ["tell nothing apart", { a: { discriminator: "k1" } }, ["CE315"], ["a"]],
  ])("%s", (_, overrides, codes, unfit) => {
    const found = overridden(overrides, { a: data });
    expect(found).toMatchObject({ codes, unfit, unknown: [] });
    expect(found.schema).toMatchObject({ properties: { a: map } });
  });

  it("make a map of the payload itself", () => {
    const { schema, codes } = overridden({}, data);
    expect(schema).toEqual(map);
    expect(codes).toEqual(["CE315"]);
  });
});

describe("exactlyOne", () => {
  const says: Record<string, Says> = { "": { exactlyOne: true } };
  const one = (key: string) => ({
    type: "object",
    properties: { [key]: { type: "integer" } },
    required: [key],
    ...closed,
  });

  it("makes a kind of object of each property, of the payload too", () => {
    const { schema, unfit } = overridden(says, { x: 1 }, { y: 2 });
    expect(schema).toEqual({ oneOf: [one("x"), one("y")] });
    expect(unfit).toEqual([]);
  });

  it("keeps the properties apart in open schemas and in TypeScript", () => {
    const shape = merge(inferShape({ x: 1 }), inferShape({ y: 2 }));
    const override: Override = { variable: "", path: [], exactlyOne: true };
    const { type } = describeShape(shape, overrideTree([override]));
    const accepts = validatorOf(toJsonSchema(type, { closed: false }));
    const payloads = [{ x: 1 }, { x: 1, z: 1 }, { x: 1, y: "2" }, { z: 1 }];
    expect(payloads.map((each) => accepts(each))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(layoutType(toTsType(type), "", 0, 0)).toBe(
      `
  | {
      x: number;
      y?: never;
    }
  | {
      y: number;
      x?: never;
    }`,
    );
  });

  it.each<[string, Says]>([
    ["a map", { exactlyOne: true, map: true }],
    ["a discriminator", { exactlyOne: true, discriminator: "x" }],
  ])("goes not with %s", (_, both) => {
    expect(overridden({ a: both }, { a: { x: 1 } }).unfit).toEqual(["a"]);
  });

  it("is of objects", () => {
    expect(overridden({ a: { exactlyOne: true } }, { a: 1 }).unfit).toEqual([
      "a",
    ]);
  });
});
