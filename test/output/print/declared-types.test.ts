import { describe, expect, it } from "vitest";
import { format } from "prettier";
import { declareTypes } from "../../../src/output/print/declared-types.js";
import type { Json } from "../../../src/base/json/json.js";
import { loadSound, modelFrom } from "../../json-schema/load-in-memory.js";
import { typeErrors } from "../../json-schema/type-check.js";

async function compile(schema: Json): Promise<string> {
  return declareTypes(modelFrom(loadSound(schema)));
}

/** The type as prettier prints it, which is how users see it. */
async function printed(schema: Json): Promise<string> {
  return format(await compile(schema), { parser: "typescript" });
}

/** The type that a property of the schema gets, on one line. */
async function typeOf(property: Json, rest: object = {}): Promise<string> {
  const text = await compile({
    type: "object",
    properties: { a: property },
    required: ["a"],
    ...rest,
  });
  const [, type = ""] =
    /^export type OrderPayload = \{\n(?:\/\*\*[^]*?\*\/\n)?a: ([^]*?)\n\};\n/.exec(
      text,
    ) ?? [];
  return type.replace(/\s+/g, " ");
}

describe("the type of one value", () => {
  const table: [schema: Json, want: string][] = [
    [true, "unknown"],
    [false, "never"],
    [{ not: {} }, "never"],
    [{ not: { type: "string" } }, "unknown"],
    [
      {
        type: "string",
        format: "date",
        minLength: 3,
        default: "x",
        title: "T",
        examples: ["y"],
      },
      "string",
    ],
    [{ type: "integer" }, "number"],
    [{ type: ["string", "null"] }, "(string | null)"],
    [{ type: ["integer", "number"] }, "number"],
    [{ type: "string", nullable: true }, "(string | null)"],
    [{ enum: ["x", 1, true, null] }, '("x" | 1 | true | null)'],
    [{ type: "string", enum: ["x", 1] }, '"x"'],
    [{ enum: [] }, "never"],
    [{ const: -1.5e21 }, "-1.5e21"],
    [{ const: null }, "null"],
    [
      { enum: [{ a: [1, "b"], "c-d": {} }] },
      '{ a: [1, "b"]; "c-d": Record<string, never> }',
    ],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, "(string | null)"],
    [{ anyOf: [{ type: "string" }, true] }, "unknown"],
    [{ anyOf: [{ type: "string" }, false] }, "string"],
    [
      {
        oneOf: [
          { type: "string", minLength: 1 },
          { type: "string", pattern: "x" },
        ],
      },
      "string",
    ],
    [{ allOf: [{ type: "string" }, { minLength: 3 }] }, "string"],
    [{ type: "array" }, "unknown[]"],
    [
      { type: "array", items: { type: "string" }, minItems: 1, maxItems: 3 },
      "string[]",
    ],
    [{ items: { type: ["string", "number"] } }, "(string | number)[]"],
    [
      { type: ["array", "null"], items: { enum: ["x", "y"] } },
      '(("x" | "y")[] | null)',
    ],
    [
      {
        prefixItems: [{ type: "string" }, { type: "number" }],
        minItems: 2,
        maxItems: 2,
      },
      "[string, number]",
    ],
    [
      { prefixItems: [{ type: "string" }, { type: "number" }], minItems: 2 },
      "[string, number, ...(unknown)[]]",
    ],
    [
      {
        prefixItems: [{ type: "string" }],
        items: { type: "null" },
        minItems: 1,
      },
      "[string, ...(null)[]]",
    ],
    [
      {
        items: [{ type: "string" }, { type: "number" }],
        additionalItems: false,
        minItems: 1,
      },
      "[string]|[string, number]",
    ],
    [
      { items: [{ type: "string" }], additionalItems: true },
      "[]|[string, ...(unknown)[]]",
    ],
    [
      {
        items: Array.from({ length: 11 }, () => ({ type: "string" })),
        additionalItems: false,
      },
      "string[]",
    ],
    [
      {
        prefixItems: [{ type: "array", items: true }, { type: "null" }],
        items: false,
      },
      "(unknown[] | null)[]",
    ],
    [{ type: "object" }, "{ [k: string]: unknown }"],
    [
      { type: "object", additionalProperties: true },
      "{ [k: string]: unknown }",
    ],
    [{ type: "object", additionalProperties: false }, "Record<string, never>"],
    [
      { type: "object", additionalProperties: { type: "number" } },
      "{ [k: string]: number }",
    ],
    [
      {
        patternProperties: { "^x": { type: "number" }, "^y": { type: "null" } },
        additionalProperties: false,
      },
      "{ [k: string]: number | null }",
    ],
    [
      {
        patternProperties: { "^x": { type: "number" } },
      },
      "{ [k: string]: unknown }",
    ],
    [{ properties: { b: { type: "string" } } }, "{ b?: string }"],
    [
      { properties: { b: { type: "string" } }, additionalProperties: true },
      "{ b?: string [k: string]: unknown }",
    ],
    [
      {
        properties: { b: { type: "string" } },
        additionalProperties: { type: "number" },
      },
      "{ b?: string [k: string]: number | string | undefined }",
    ],
    [{ required: ["b"] }, "{ b: unknown }"],
    [
      { type: ["object", "null"], properties: { b: true } },
      "({ b?: unknown } | null)",
    ],
    [
      {
        type: "object",
        allOf: [{ properties: { b: { type: "string" } } }, { required: ["b"] }],
      },
      "({ b?: string } & { b: unknown })",
    ],
    [
      {
        properties: { b: true },
        oneOf: [{ required: ["b"] }, { properties: { c: { type: "null" } } }],
      },
      "({ b?: unknown } & ({ b: unknown } | { c?: null }))",
    ],
    [
      {
        properties: { b: { type: "string" } },
        if: { properties: { b: { const: "x" } } },
        then: {
          properties: { b: { minLength: 3 }, c: { type: "number" } },
          required: ["c"],
        },
        else: { properties: { c: { type: "null" } } },
      },
      "{ b?: string c?: unknown }",
    ],
    [
      {
        properties: { b: true },
        dependentSchemas: { b: { properties: { c: { type: "null" } } } },
        dependencies: { b: ["c"] },
      },
      "{ b?: unknown c?: unknown }",
    ],
  ];
  it.each(table)("%j is %s", async (schema, want) => {
    expect(await typeOf(schema)).toBe(want);
  });
});

describe("declarations", () => {
  it("names what is referred to after the payload, and exports the payload alone", async () => {
    const address = {
      description: "Where.",
      type: "object",
      properties: { zip: { type: "string" } },
    };
    expect(
      await printed({
        description: "An order.",
        type: "object",
        properties: {
          from: { $ref: "#/definitions/home-address" },
          to: {
            $ref: "#/definitions/home-address",
            description: "May be absent.",
            deprecated: true,
          },
          lines: { type: "array", items: { $ref: "#/definitions/line" } },
          self: { $ref: "#" },
        },
        required: ["from"],
        definitions: {
          unused: { type: "string" },
          "home-address": address,
          line: {
            properties: {
              next: { $ref: "#/definitions/line" },
              of: { $ref: "#/properties/from" },
            },
          },
        },
      }),
    ).toBe(`/**
 * An order.
 */
export type OrderPayload = {
  from: OrderPayloadHomeAddress;
  /**
   * @deprecated
   * May be absent.
   */
  to?: OrderPayloadHomeAddress;
  lines?: OrderPayloadLine[];
  self?: OrderPayload;
};
/**
 * Where.
 */
type OrderPayloadHomeAddress = {
  zip?: string;
};
type OrderPayloadLine = {
  next?: OrderPayloadLine;
  of?: OrderPayloadFrom;
};
type OrderPayloadFrom = OrderPayloadHomeAddress;
`);
  });

  it.each([
    ["addresses", "OrderPayloadAddresses"],
    ["home_address", "OrderPayloadHome_address"],
    ["größe", "OrderPayloadGröße"],
    ["???", "OrderPayloadPart"],
    ["linePayload", "OrderPayload_LinePayload"],
    ["x.VariableTypes", "OrderPayload_XVariableTypes"],
    ["9", "OrderPayload9"],
  ])("makes of the definition %j the type %s", async (definition, want) => {
    const text = await compile({
      properties: {
        a: { $ref: `#/definitions/${encodeURIComponent(definition)}` },
      },
      definitions: { [definition]: { type: "string" } },
    });
    expect(text).toContain(`type ${want} = string;`);
  });

  it("tells apart definitions that come to one name", async () => {
    const text = await compile({
      properties: {
        a: { $ref: "#/definitions/x-y" },
        b: { $ref: "#/definitions/xY" },
      },
      definitions: { xY: { type: "string" }, "x-y": { type: "number" } },
    });
    expect(text).toContain("a?: OrderPayloadXY\nb?: OrderPayloadXY2\n");
    expect(text).toContain("type OrderPayloadXY2 = string;");
  });

  it.each([
    ["nothing said", {}],
    ["true", true],
    [
      "null too",
      { type: ["object", "null"], properties: { a: { type: "string" } } },
    ],
    ["itself", { $ref: "#" }],
    [
      "circles",
      {
        anyOf: [{ $ref: "#/$defs/a" }],
        $defs: {
          a: { $ref: "#/$defs/b" },
          b: { allOf: [{ $ref: "#/$defs/a" }] },
        },
      },
    ],
    [
      "a list of itself",
      {
        properties: { a: { $ref: "#/$defs/a" } },
        $defs: {
          a: { type: ["array", "string"], items: { $ref: "#/$defs/a" } },
        },
      },
    ],
    ["a map of itself", { additionalProperties: { $ref: "#" } }],
    [
      "a union with itself",
      {
        anyOf: [{ $ref: "#/$defs/a" }, { properties: { b: true } }],
        $defs: { a: { oneOf: [{ $ref: "#" }, { required: ["c"] }] } },
      },
    ],
  ])("always declares an object: %s", async (_name, schema) => {
    const text = await compile(schema);
    const use =
      "declare const payload: OrderPayload;\nexport const record: Record<string, unknown> = payload;\n";
    expect(typeErrors({ order: text + use })).toEqual([]);
  });
});

describe("what a user may and may not send", () => {
  const schema = {
    type: "object",
    required: ["id", "to"],
    properties: {
      id: { type: ["string", "integer"] },
      to: { $ref: "#/$defs/person" },
      state: { enum: ["open", null] },
      pair: {
        prefixItems: [{ type: "string" }, { type: "number" }],
        minItems: 2,
      },
      tags: { type: "object", additionalProperties: { type: "boolean" } },
      kind: {
        oneOf: [
          { required: ["x"], properties: { x: { const: 1 } } },
          { required: ["y"], properties: { y: { type: "string" } } },
        ],
      },
    },
    $defs: {
      person: {
        type: "object",
        properties: {
          name: { type: "string" },
          boss: { $ref: "#/$defs/person" },
        },
        required: ["name"],
      },
    },
  };
  const uses: [code: string, isRight: boolean][] = [
    ['{ id: 1, to: { name: "A" } }', true],
    [
      '{ id: "1", to: { name: "A", boss: { name: "B" } }, state: null, pair: ["a", 1], tags: { any: true }, kind: { y: "" } }',
      true,
    ],
    ["{ id: 1 }", false],
    ['{ id: null, to: { name: "A" } }', false],
    ['{ id: 1, to: { name: "A", boss: {} } }', false],
    ['{ id: 1, to: { name: "A" }, other: 1 }', false],
    ['{ id: 1, to: { name: "A" }, state: "closed" }', false],
    ['{ id: 1, to: { name: "A" }, state: undefined }', false],
    ['{ id: 1, to: { name: "A" }, pair: ["a"] }', false],
    ['{ id: 1, to: { name: "A" }, tags: { any: 1 } }', false],
    ['{ id: 1, to: { name: "A" }, kind: {} }', false],
  ];
  it("is what the compiler says", async () => {
    const types = await compile(schema);
    const sources = uses.map(([code, isRight], index) => [
      `use${index}`,
      `${types}\n${isRight ? "" : "// @ts-expect-error\n"}export const use: OrderPayload = ${code};\n`,
    ]);
    expect(
      typeErrors(Object.fromEntries(sources) as Record<string, string>),
    ).toEqual([]);
  });
});
