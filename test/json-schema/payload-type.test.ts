import { describe, expect, it } from "vitest";
import { toPayloadType } from "../../src/json-schema/read/read-type.js";
import type { Json } from "../../src/base/json/json.js";
import type { PayloadType } from "../../src/type/payload-type.js";
import { loadSound } from "./load-in-memory.js";

const unknown: PayloadType = { kind: "unknown" };
const text: PayloadType = { kind: "string" };
const number: PayloadType = { kind: "number" };
const none: PayloadType = { kind: "null" };

/** An object with the property `b`. */
function having(type: PayloadType, optional = true): PayloadType {
  return { kind: "object", properties: [{ key: "b", type, optional }] };
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
    [{ const: { a: 1 } }, unknown],
    [{ type: "array" }, { kind: "array", items: unknown }],
    [{ items: { type: "string" } }, { kind: "array", items: text }],
    [
      { prefixItems: [{ type: "string" }], items: { type: "number" } },
      { kind: "array", items: { kind: "union", members: [text, number] } },
    ],
    [
      { items: [{ type: "string" }], additionalItems: false },
      { kind: "array", items: text },
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
    [b({ type: "string" }), having(text)],
    [
      { ...(b({ type: "string" }) as object), required: ["b"] },
      having(text, false),
    ],
    [{ required: ["b"] }, having(unknown, false)],
    [
      { allOf: [b({ type: "string" }), { required: ["b"] }] },
      having(text, false),
    ],
    [
      { allOf: [b(true), b({ type: "number" }), { type: "object" }] },
      having(number),
    ],
    [
      {
        type: "object",
        allOf: [{ anyOf: [b({ type: "string" }), { type: "null" }] }],
      },
      having(text),
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
    [{ allOf: [{ type: "string" }, { type: "null" }] }, text],
    [{ if: true, then: b({ type: "string" }) }, having(text)],
    [{ $ref: "#/$defs/text" }, text],
    [b({ $ref: "#" }), having(unknown)],
  ];
  it.each(table)("%j", (schema, want) => {
    const type = toPayloadType(
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
    properties: {
      a: { description: "A.", deprecated: true, type: "string" },
      b: { $ref: "#/$defs/b" },
      c: { $ref: "#/$defs/b", description: "C." },
    },
    $defs: { b: { description: "B.", type: "number" } },
  };
  expect(toPayloadType(loadSound(schema))).toEqual({
    kind: "object",
    properties: [
      {
        key: "a",
        type: text,
        optional: true,
        description: "A.",
        deprecated: true,
      },
      { key: "b", type: number, optional: true, description: "B." },
      { key: "c", type: number, optional: true, description: "C." },
    ],
  });
});

it("goes less deep where references of references double at every step", () => {
  const definitions: Record<string, Json> = { d30: { type: "string" } };
  for (let level = 0; level < 30; level += 1) {
    const next = { $ref: `#/definitions/d${level + 1}` };
    definitions[`d${level}`] = { properties: { a: next, b: next } };
  }
  const type = toPayloadType(
    loadSound({ $ref: "#/definitions/d0", definitions }),
  );
  expect(levelsOf(type)).toBe(10);
});

function levelsOf(type: PayloadType): number {
  if (type.kind !== "object") return 0;
  return (
    1 + Math.max(...type.properties.map((property) => levelsOf(property.type)))
  );
}
