// Objects that a property tells apart: what is wrong is told of the kind that a value is of.
import { expect, test } from "vitest";
import type { Json } from "../../../src/base/json/json.js";
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
