import { describe, expect, it } from "vitest";
import { readType } from "../../../src/json-schema/read/read-type.js";
import type { Json } from "../../../src/base/json/json.js";
import type {
  ObjectType,
  PayloadType,
} from "../../../src/type/payload-type.js";
import { loadSound } from "../load-in-memory.js";

const unknown: PayloadType = { kind: "unknown" };
const text: PayloadType = { kind: "string" };
const number: PayloadType = { kind: "number" };
const none: PayloadType = { kind: "null" };
const never: PayloadType = { kind: "never" };

/** An object with the property `b`. */
function having(type: PayloadType, optional = true): ObjectType {
  return { kind: "object", properties: [{ key: "b", type, optional }] };
}

function both(...parts: PayloadType[]): PayloadType {
  return { kind: "intersection", parts };
}

describe("the type of one value", () => {
  const b = (schema: Json): Json => ({ properties: { b: schema } });
  const table: [schema: Json, want: PayloadType][] = [
    [true, unknown],
    [{}, unknown],
    [{ type: "string" }, text],
    [
      { type: "string", format: "email" },
      { kind: "string", format: "email" },
    ],
    [{ type: "string", format: "colour" }, text],
    [{ type: "integer" }, { kind: "integer" }],
    [{ type: ["null", "string"] }, { kind: "union", members: [text, none] }],
    [{ enum: ["x", null] }, { kind: "enum", values: ["x", null] }],
    [{ const: 1 }, { kind: "enum", values: [1] }],
    [{ const: { a: 1 } }, { kind: "enum", values: [{ a: 1 }] }],
    [{ enum: [] }, never],
    [false, never],
    [{ not: {} }, never],
    [{ type: "array" }, { kind: "array", items: unknown }],
    [{ items: { type: "string" } }, { kind: "array", items: text }],
    [
      { prefixItems: [{ type: "string" }], items: { type: "number" } },
      { kind: "tuple", items: [text], least: 0, rest: number },
    ],
    [
      { items: [{ type: "string" }], additionalItems: false, minItems: 3 },
      { kind: "tuple", items: [text], least: 1, rest: never },
    ],
    [
      { prefixItems: [{ type: "string" }], minItems: 1 },
      { kind: "tuple", items: [text], least: 1, rest: unknown },
    ],
    [
      { prefixItems: [{ type: "string" }], maxItems: 1 },
      { kind: "tuple", items: [text], least: 0, rest: never },
    ],
    [
      { prefixItems: [true], unevaluatedItems: false },
      { kind: "tuple", items: [unknown], least: 0, rest: never },
    ],
    [
      { prefixItems: [true], unevaluatedItems: false, contains: true },
      { kind: "tuple", items: [unknown], least: 0, rest: unknown },
    ],
    [{ type: "object" }, { kind: "map", values: unknown }],
    [
      { type: "object", additionalProperties: false },
      { kind: "object", properties: [] },
    ],
    [
      { additionalProperties: { type: "string" } },
      { kind: "map", values: text },
    ],
    [
      {
        patternProperties: { "^x": { type: "string" } },
        additionalProperties: false,
      },
      { kind: "map", values: text },
    ],
    // A pattern that finds one key is that property, and no index.
    [
      {
        patternProperties: { "^b$": { type: "string" } },
        additionalProperties: false,
      },
      having(text),
    ],
    [
      {
        patternProperties: { "^\\u0062$": { type: "string" }, "^b?$": true },
        required: ["b"],
        additionalProperties: false,
      },
      { ...having(text, false), others: unknown },
    ],
    [
      {
        ...(b({ type: "string" }) as object),
        patternProperties: { "^b$": { type: "number" } },
        additionalProperties: false,
      },
      having({ kind: "never" }),
    ],
    [b({ type: "string" }), having(text)],
    [
      { ...(b({ type: "string" }) as object), required: ["b"] },
      having(text, false),
    ],
    [
      { ...(b({ type: "string" }) as object), additionalProperties: true },
      { ...having(text), others: unknown },
    ],
    [
      {
        ...(b({ type: "string" }) as object),
        patternProperties: { x: { type: "number" } },
      },
      { ...having(text), others: unknown },
    ],
    [
      {
        ...(b({ type: "string" }) as object),
        patternProperties: { x: { type: "number" } },
        additionalProperties: false,
      },
      { ...having(text), others: number },
    ],
    [
      {
        type: "object",
        allOf: [b({ type: "number" })],
        unevaluatedProperties: { type: "string" },
      },
      both({ kind: "map", values: unknown }, having(number)),
    ],
    [{ required: ["b"] }, having(unknown, false)],
    [
      { allOf: [b({ type: "string" }), { required: ["b"] }] },
      both(having(text), having(unknown, false)),
    ],
    [
      { allOf: [b({ type: "number" }), { type: "object" }] },
      both(having(number), { kind: "map", values: unknown }),
    ],
    [
      {
        type: "object",
        allOf: [{ anyOf: [b({ type: "string" }), { type: "null" }] }],
      },
      { kind: "union", members: [having(text), none] },
    ],
    [
      {
        anyOf: [
          { type: "string" },
          { oneOf: [{ type: "number" }, { type: "null" }] },
          { type: "string" },
        ],
      },
      { kind: "union", members: [text, number, none] },
    ],
    [{ anyOf: [{ type: "string" }, true] }, unknown],
    [
      { allOf: [{ type: "string" }, { enum: ["x", 1] }] },
      { kind: "enum", values: ["x"] },
    ],
    [{ allOf: [{ type: "number" }, { type: "integer" }] }, { kind: "integer" }],
    [{ allOf: [{ type: "string" }, { type: "null" }] }, never],
    [{ if: true, then: b({ type: "string" }) }, having(unknown)],
    [
      {
        if: true,
        then: b({ type: "string" }),
        unevaluatedProperties: false,
      },
      having(text),
    ],
    [
      { type: "object", dependentSchemas: { b: { maxProperties: 1 } } },
      having(unknown),
    ],
    [{ type: "object", dependentRequired: { b: ["b"] } }, having(unknown)],
    [
      {
        type: "object",
        dependentRequired: { b: [] },
        additionalProperties: false,
      },
      { kind: "object", properties: [] },
    ],
    [{ $ref: "#/$defs/text" }, { kind: "reference", name: "#/$defs/text" }],
    [b({ $ref: "#" }), having({ kind: "reference", name: "#" })],
  ];
  it.each(table)("%j", (schema, want) => {
    const { type } = readType(
      loadSound({
        type: "object",
        properties: { a: schema },
        $defs: { text: { type: "string" } },
      }),
    );
    expect(type).toEqual({
      kind: "object",
      properties: [{ key: "a", type: want, optional: true }],
    });
  });
});

it("keeps descriptions, and those of what is referred to", () => {
  const schema = {
    description: "All.",
    properties: {
      a: { description: "A.", deprecated: true, type: "string" },
      b: { $ref: "#/$defs/b" },
      c: { $ref: "#/$defs/b", description: "C." },
    },
    $defs: { b: { description: "B.", type: "number" }, unused: true },
  };
  const b = { kind: "reference", name: "#/$defs/b" };
  expect(readType(loadSound(schema))).toEqual({
    description: "All.",
    type: {
      kind: "object",
      properties: [
        {
          key: "a",
          type: text,
          optional: true,
          description: "A.",
          deprecated: true,
        },
        { key: "b", type: b, optional: true },
        { key: "c", type: b, optional: true, description: "C." },
      ],
    },
    definitions: new Map([["#/$defs/b", { type: number, description: "B." }]]),
  });
});

it("reads a schema that refers to itself in as many definitions as it has", () => {
  const definitions: Record<string, Json> = { d30: { type: "string" } };
  for (let level = 0; level < 30; level += 1) {
    const next = { $ref: `#/definitions/d${level + 1}` };
    definitions[`d${level}`] = {
      properties: { a: next, b: next, all: { allOf: [next, next] } },
    };
  }
  const whole = readType(loadSound({ $ref: "#/definitions/d0", definitions }));
  expect(whole.definitions.size).toBe(31);
});

it("takes what is only another name for itself for anything", () => {
  const { type, definitions } = readType(
    loadSound({
      properties: { a: { $ref: "#/$defs/a" } },
      $defs: {
        a: { anyOf: [{ $ref: "#/$defs/b" }, { type: "null" }] },
        b: { allOf: [{ $ref: "#/$defs/a" }] },
      },
    }),
  );
  expect(type.kind).toBe("object");
  expect([...definitions.values()]).toEqual([{ type: unknown }]);
});
