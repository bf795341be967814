// What is valid by a schema where drafts differ, or where ajv alone would differ from them: as payloads are checked here,
// and as the generated validators check them.
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/base/json/json.js";
import { createValidator } from "../../src/json-schema/check/validator.js";
import { validatorFor } from "../output/validators/load.js";
import { loadSound } from "./load-in-memory.js";

const draft07 = "http://json-schema.org/draft-07/schema#";
const draft2019 = "https://json-schema.org/draft/2019-09/schema";
const draft2020 = "https://json-schema.org/draft/2020-12/schema";

const listOfTexts = { type: "array", items: { type: "string" } };

const gift = {
  properties: { kind: { const: "gift" }, note: { type: "string" } },
  required: ["kind"],
};

/** Thirty levels of `allOf`, each with the next twice. */
const doubled: JsonObject = Object.fromEntries([
  ...Array.from({ length: 30 }, (_, level): [string, Json] => {
    const next = { $ref: `#/definitions/l${String(level + 1)}` };
    return [`l${String(level)}`, { allOf: [next, next] }];
  }),
  ["l30", { properties: { a: { type: "string" } } }],
]);

const table: [
  name: string,
  schema: JsonObject,
  valid: readonly JsonObject[],
  invalid: readonly JsonObject[],
][] = [
  [
    "a pattern with an escape that nothing needs",
    { properties: { a: { pattern: "^\\d{2}\\-\\d{2}\\_\\#$" } } },
    [{ a: "11-12_#" }],
    [{ a: "x11-12_#" }],
  ],
  [
    "a pattern of properties with one, beside a pattern that needs the flag u",
    {
      patternProperties: { "^x\\-": { type: "number" } },
      properties: { a: { pattern: "^\\p{L}.$" } },
    },
    [{ "x-a": 1, a: "ä😀" }],
    [{ "x-a": "1" }, { a: "1😀" }],
  ],
  [
    "what stands beside a $ref in draft-07",
    {
      $schema: draft07,
      properties: {
        a: { $ref: "#/definitions/a", type: "null", not: { type: "number" } },
        b: { $ref: "#/properties/a/not" },
      },
      definitions: { a: listOfTexts },
    },
    [{ a: ["x", "y"], b: 1 }],
    [{ a: null }, { a: [1] }, { b: "x" }],
  ],
  [
    "what stands beside a $ref in 2019-09",
    {
      $schema: draft2019,
      properties: { a: { $ref: "#/$defs/a", maxItems: 1 } },
      $defs: { a: listOfTexts },
    },
    [{ a: ["x"] }],
    [{ a: ["x", "y"] }, { a: [1] }],
  ],
  [
    "references that are doubled from each to the next",
    { $ref: "#/definitions/l0", definitions: doubled },
    [{ a: "x" }],
    [{ a: 1 }],
  ],
  [
    "a list of no constants",
    { properties: { a: { enum: [] } } },
    [{}, { b: 1 }],
    [{ a: 1 }, { a: null }],
  ],
  [
    "an if without then, which has evaluated properties",
    {
      $schema: draft2020,
      properties: { kind: true },
      if: gift,
      else: { properties: { price: true } },
      unevaluatedProperties: false,
    },
    [
      { kind: "gift", note: "x" },
      { kind: "sale", price: 1 },
    ],
    [
      { kind: "gift", price: 1 },
      { kind: "sale", note: "x" },
      { kind: "sale", other: 1 },
    ],
  ],
  [
    "an if with nothing else",
    { $schema: draft2019, if: gift, unevaluatedProperties: false },
    [{ kind: "gift", note: "x" }, {}],
    [{ kind: "sale" }, { kind: "gift", other: 1 }],
  ],
  [
    "an if after what is evaluated in any case",
    {
      $schema: draft2020,
      allOf: [{ properties: { kind: true } }],
      if: { required: ["a"] },
      then: { properties: { a: true } },
      unevaluatedProperties: false,
    },
    [{ kind: 1 }, { kind: 1, a: 1 }],
    [{ kind: 1, b: 1 }],
  ],
  [
    "an if that has evaluated items",
    {
      $schema: draft2020,
      properties: {
        a: {
          if: { prefixItems: [{ const: 1 }, { const: 2 }], minItems: 2 },
          else: { prefixItems: [true] },
          unevaluatedItems: false,
        },
      },
    },
    [{ a: [1, 2] }, { a: [3] }],
    [{ a: [1, 2, 3] }, { a: [3, 3] }],
  ],
  [
    "then and else beside what is evaluated by alternatives",
    {
      $schema: draft2020,
      if: { required: ["a"] },
      then: { properties: { a: true } },
      else: { required: ["b"], properties: { b: true } },
      anyOf: [{ properties: { c: { type: "number" } } }],
      unevaluatedProperties: false,
    },
    [{ a: 1, c: 1 }, { b: 1 }],
    [{}, { a: 1, b: 1 }, { a: 1, c: "1" }],
  ],
  [
    "alternatives after what is evaluated in any case",
    {
      $schema: draft2020,
      allOf: [{ properties: { kind: true } }],
      anyOf: [{ required: ["a"], properties: { a: true } }, true],
      dependentSchemas: { b: { properties: { b: true, c: true } } },
      unevaluatedProperties: false,
    },
    [{ kind: 1 }, { kind: 1, a: 1 }, { kind: 1, b: 1, c: 1 }],
    [{ kind: 1, c: 1 }],
  ],
  [
    "alternatives beside a pattern of properties",
    {
      $schema: draft2020,
      anyOf: [{ required: ["a"], properties: { a: true } }],
      patternProperties: { "^x": { type: "number" } },
    },
    [{ a: 1, x: 1 }],
    [{ x: 1 }, { a: 1, x: "1" }],
  ],
  [
    "alternatives that leave nothing to evaluate, beside a pattern of properties",
    {
      $schema: draft2020,
      anyOf: [{ additionalProperties: true }, { properties: { a: true } }],
      patternProperties: { "^x": { type: "number" } },
      unevaluatedProperties: false,
    },
    [{ a: 1, b: 1, x: 1 }],
    [{ x: "1" }],
  ],
  [
    "a schema by the schema of draft-07",
    { $schema: draft07, properties: { a: { $ref: draft07 } } },
    [{ a: { type: "object" } }, { a: true }],
    [{ a: { type: "objet" } }, { a: { properties: { b: { type: 1 } } } }],
  ],
  [
    "a schema by the schema of draft-04",
    {
      properties: { a: { $ref: "http://json-schema.org/draft-04/schema" } },
    },
    [{ a: { minimum: 1, exclusiveMinimum: true } }],
    [{ a: { exclusiveMinimum: 1 } }, { a: { items: { type: 1 } } }],
  ],
  [
    "a schema by the schema of 2019-09",
    { $schema: draft2019, properties: { a: { $ref: draft2019 } } },
    [{ a: { $defs: { b: { type: "string" } } } }],
    [{ a: { $defs: { b: { type: 1 } } } }, { a: 1 }],
  ],
  [
    "a schema by the schema of 2020-12",
    { $schema: draft2020, properties: { a: { $ref: draft2020 } } },
    [{ a: { prefixItems: [{ type: "string" }] } }],
    [{ a: { prefixItems: [{ type: 1 }] } }, { a: { $id: 1 } }],
  ],
  [
    "a dynamic reference, by the outermost anchor",
    {
      $schema: draft2020,
      $ref: "#/$defs/tree",
      $defs: {
        strict: { $dynamicAnchor: "node", unevaluatedProperties: false },
        tree: {
          $id: "tree",
          $dynamicAnchor: "node",
          properties: { value: true, next: { $dynamicRef: "#node" } },
        },
      },
    },
    [{ value: 1, next: {} }],
    [{ next: { value: 1 } }, { next: { other: 1 } }],
  ],
  [
    "a recursive reference, by the outermost anchor",
    {
      $schema: draft2019,
      $recursiveAnchor: true,
      $ref: "#/$defs/tree",
      required: ["name"],
      $defs: {
        tree: {
          $id: "tree",
          $recursiveAnchor: true,
          properties: { next: { $recursiveRef: "#" } },
        },
      },
    },
    [{ name: "a", next: { name: "b" } }],
    [{ name: "a", next: {} }],
  ],
];

describe.each(table)("%s", (_name, schema, valid, invalid) => {
  const cases: [JsonObject, boolean][] = [
    ...valid.map((each): [JsonObject, boolean] => [each, true]),
    ...invalid.map((each): [JsonObject, boolean] => [each, false]),
  ];

  it("is judged so here, and by the generated validator", async () => {
    const { schema: bundled, draft } = loadSound(schema);
    const check = await createValidator({ schema: () => bundled, draft });
    const { validate } = await validatorFor(bundled, draft);
    const verdicts = (payload: Json): readonly boolean[] => [
      check(payload).length === 0,
      validate(payload).length === 0,
    ];
    expect(cases.map(([payload]) => verdicts(payload))).toEqual(
      cases.map(([, want]) => [want, want]),
    );
  });
});
