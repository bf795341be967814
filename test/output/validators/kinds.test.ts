// Objects that a property tells apart: what is wrong is told of the kind that a value is of.
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { infer, listOf } from "../../infer/describe/overridden.js";
import { validatorFor } from "./load.js";

const samples = [
  { method: { type: "card", last4: "1", owner: { a: 1 } } },
  { method: { type: "iban", iban: "x" } },
  { method: { type: 3 } },
  { method: null },
];
const { schema } = infer(
  samples,
  listOf({ method: { discriminator: "type" } }),
);

test.each<[string, Json, string[]]>([
  [
    "a missing property",
    { type: "card", owner: { a: 1 } },
    ["method.last4 is missing"],
  ],
  [
    "a wrong type, and another further down",
    { type: "card", last4: 1, owner: { a: "x" } },
    ["method.last4 must be string", "method.owner.a must be integer"],
  ],
  [
    "a property of another kind",
    { type: "iban", iban: "x", last4: "1" },
    ["method.last4 is not allowed"],
  ],
  [
    "no such kind",
    { type: "paypal" },
    ['method.type must be one of 3, "card", "iban"'],
  ],
  ["no kind at all", {}, ["method.type is missing"]],
  ["something else", 1, ["method must be object or null"]],
  ["nothing", null, []],
])("%s", async (_, method, issues) => {
  const { validate } = await validatorFor(schema);
  const told = validate({ method }).map((it) => `${it.path} ${it.message}`);
  expect(told).toEqual(issues);
});

const card = {
  type: "object",
  required: ["type", "last4"],
  properties: { type: { const: "card" }, last4: { type: "string" } },
};
const account = {
  type: "object",
  required: ["type", "iban"],
  properties: {
    type: { enum: ["iban", "sepa"] },
    iban: { type: "string" },
  },
};
const definitions = {
  card,
  account,
  again: { $ref: "#/definitions/account" },
};
const [toCard, toAccount] = [
  { $ref: "#/definitions/card" },
  { $ref: "#/definitions/again" },
];

test.each<[string, JsonObject, Json, string[]]>([
  [
    "oneOf",
    { oneOf: [card, account] },
    { type: "sepa" },
    ["a.iban is missing"],
  ],
  [
    "anyOf",
    { anyOf: [card, account, { type: "null" }] },
    { type: "card", last4: 1 },
    ["a.last4 must be string"],
  ],
  [
    "references",
    { oneOf: [toCard, toAccount] },
    { type: "iban", iban: 1 },
    ["a.iban must be string"],
  ],
  [
    "no such kind",
    { oneOf: [toCard, toAccount] },
    { type: "cash" },
    ['a.type must be one of "card", "iban", "sepa"'],
  ],
  [
    "a reference or null",
    { anyOf: [toCard, { type: "null" }] },
    { type: "card" },
    ["a.last4 is missing"],
  ],
  [
    "neither an object nor null",
    { anyOf: [toCard, { type: "null" }] },
    1,
    ["a must be object or null"],
  ],
  ["null", { anyOf: [toCard, { type: "null" }] }, null, []],
])("kinds that were written by hand: %s", async (_, a, value, issues) => {
  const schema = { type: "object", properties: { a }, definitions };
  const { validate } = await validatorFor(schema);
  const told = validate({ a: value }).map((it) => `${it.path} ${it.message}`);
  expect(told).toEqual(issues);
});

test("alternatives that a reference leads into stay where they are", async () => {
  const { validate } = await validatorFor({
    type: "object",
    properties: {
      a: { oneOf: [card, account] },
      b: { $ref: "#/properties/a/oneOf/0/properties/last4" },
    },
  });
  expect(validate({ a: { type: "card", last4: "1" }, b: "1" })).toEqual([]);
  expect(validate({ b: 1 })).toEqual([
    { path: "b", message: "must be string" },
  ]);
});

test("alternatives that no property tells apart stay as they are", async () => {
  const kind = (tag: Json, more: Json): Json => ({
    type: "object",
    properties: { kind: { const: tag }, more },
    required: ["kind"],
  });
  const both = { oneOf: [kind("x", {}), kind("x", { type: "string" })] };
  const { validate } = await validatorFor({ properties: { a: both } });
  expect(validate({ a: { kind: "x", more: 1 } })).toEqual([]);
  expect(validate({ a: { kind: "x", more: "" } })).toHaveLength(1);
});
