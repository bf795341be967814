import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../src/base/json/document.js";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { isObject, type Json } from "../../../src/base/json/json.js";
import type { Sample } from "../../../src/input/samples/sample.js";
import { checkAll, loadSound, problemsOf } from "../load-in-memory.js";

/** Samples written in a file of their own. */
function samplesOf(texts: readonly string[]): readonly Sample[] {
  return texts.map((text, index) => {
    const document = parseDocument(
      `/app/${index}.json`,
      text,
      new Diagnostics(),
    );
    if (!isObject(document?.value))
      throw new Error(`The sample is broken: ${text}`);
    return { payload: document.value, place: document.place };
  });
}

async function check(schema: Json, ...samples: string[]) {
  const diagnostics = new Diagnostics();
  const isSound = await checkAll(
    loadSound(schema),
    samplesOf(samples),
    diagnostics,
  );
  return { isSound, problems: problemsOf(diagnostics) };
}

const draft07 = "http://json-schema.org/draft-07/schema#";
const draft04 = "http://json-schema.org/draft-04/schema#";
const draft2019 = "https://json-schema.org/draft/2019-09/schema";
const draft2020 = "https://json-schema.org/draft/2020-12/schema";

describe("what samples fail at", () => {
  const a = (property: Json, rest: object = {}): Json => ({
    type: "object",
    properties: { a: property },
    ...rest,
  });
  const table: [
    name: string,
    schema: Json,
    sample: string,
    want: readonly string[],
  ][] = [
    [
      "type",
      a({ type: ["string", "null"] }),
      '{"a": 1}',
      ['1:7 "a" must be of type string or null'],
    ],
    [
      "at depth",
      a({ items: a({ type: "string" }) }),
      '{"a": [{"a": 1}]}',
      ['1:14 "a.0.a" must be of type string'],
    ],
    [
      "required",
      a(true, { required: ["b"] }),
      "{}",
      ['1:1 The payload has to have the property "b"'],
    ],
    [
      "required, inherited",
      a(true, { required: ["constructor"] }),
      "{}",
      ['1:1 The payload has to have the property "constructor"'],
    ],
    [
      "additionalProperties",
      a(true, { additionalProperties: false }),
      '{"a~/": 1}',
      ['1:9 "a~/" is not a property that the schema has'],
    ],
    [
      "additionalProperties, of a property that is misspelt",
      { properties: { status: {} }, additionalProperties: false },
      '{"sttaus": 1}',
      [
        '1:12 "sttaus" is not a property that the schema has (did you mean "status"?)',
      ],
    ],
    [
      "enum",
      a({ enum: ["x", 1] }),
      '{"a": 2}',
      ['1:7 "a" must be one of "x", 1'],
    ],
    ["const", a({ const: { x: 1 } }), '{"a": 2}', ['1:7 "a" must be {"x":1}']],
    ["false", a(false), '{"a": 2}', ['1:7 "a" is not allowed']],
    [
      "pattern",
      a({ pattern: "^x" }),
      '{"a": "y"}',
      ['1:7 "a" must match pattern "^x"'],
    ],
    [
      "format",
      a({ format: "email" }),
      '{"a": "y"}',
      ['1:7 "a" must match format "email"'],
    ],
    ["an unknown format", a({ format: "colour" }), '{"a": "y"}', []],
    [
      "two reasons",
      a({ minLength: 2, pattern: "^x" }),
      '{"a": "y"}',
      [
        '1:7 "a" must not have fewer than 2 characters, and must match pattern "^x"',
      ],
    ],
    [
      "anyOf",
      a({ anyOf: [{ type: "string" }, { type: "null" }] }),
      '{"a": 1}',
      ['1:7 "a" must be of type string, or must be of type null'],
    ],
    [
      "anyOf that fails deeper",
      { oneOf: [a({ const: 1 }), a(true, { required: ["b"] })] },
      '{"a": 2}',
      [
        '1:1 The payload fits no alternative: "a" must be 1, or has to have the property "b"',
      ],
    ],
    [
      "two of oneOf",
      { oneOf: [a(true), a(true)] },
      "{}",
      ["1:1 The payload must fit exactly one of the alternatives"],
    ],
    [
      "not",
      a({ not: { type: "string" } }),
      '{"a": "x"}',
      ['1:7 "a" must not be valid'],
    ],
    [
      "then",
      a(true, { if: a({ const: 1 }), then: { required: ["b"] } }),
      '{"a": 1}',
      ['1:1 The payload has to have the property "b"'],
    ],
    [
      "propertyNames",
      { propertyNames: { pattern: "^x" } },
      '{"a": 1}',
      ['1:7 "a" must match pattern "^x"'],
    ],
    [
      "exclusiveMinimum of draft-04",
      a({ minimum: 1, exclusiveMinimum: true }, { $schema: draft04 }),
      '{"a": 1}',
      ['1:7 "a" must be > 1'],
    ],
    [
      "prefixItems",
      a(
        { prefixItems: [{ type: "string" }], items: false },
        { $schema: draft2020 },
      ),
      '{"a": [1]}',
      ['1:8 "a.0" must be of type string'],
    ],
    [
      "unevaluatedProperties",
      a(true, { $schema: draft2019, unevaluatedProperties: false }),
      '{"b": [1]}',
      ['1:7 "b" is not a property that the schema has'],
    ],
    [
      "a recursive schema",
      a({ $ref: "#" }, { additionalProperties: false }),
      '{"a": {"a": {"b": 1}}}',
      ['1:19 "a.a.b" is not a property that the schema has'],
    ],
    [
      "a definition with a name that needs escapes",
      a(
        { $ref: "#/definitions/x%20%25~1\"'" },
        { definitions: { "x %/\"'": { type: "null" } } },
      ),
      '{"a": 1}',
      ['1:7 "a" must be of type null'],
    ],
    [
      "a property __proto__",
      JSON.parse(
        '{"properties": {"__proto__": {"type": "null"}}, "additionalProperties": false}',
      ) as Json,
      '{"__proto__": 1}',
      ['1:15 "__proto__" must be of type null'],
    ],
    ["nullable", a({ type: "string", nullable: true }), '{"a": null}', []],
    [
      "what other tools read into a schema",
      a(
        { nullable: true, id: 3, $async: true, discriminator: 4 },
        { $async: true, id: "x", $id: "https://x.test/y" },
      ),
      '{"a": 1}',
      [],
    ],
  ];
  it.each(table)("%s", async (_name, schema, sample, want) => {
    expect(await check(schema, sample)).toEqual({
      isSound: true,
      problems: want.map(
        (problem) => `CE206 0.json:${problem}, by the event's schema.`,
      ),
    });
  });

  it("stops at 20 failures", async () => {
    const samples = Array.from({ length: 30 }, () => '{"a": 1}');
    expect(
      (await check(a({ type: "string" }), ...samples)).problems,
    ).toHaveLength(20);
  });

  it("does not validate for ever", async () => {
    expect(await check({ allOf: [{ $ref: "#" }] }, "{}")).toEqual({
      isSound: false,
      problems: [
        "CE405 cobalt.events.json:7:21 The $ref leads back to itself, so that nothing can be checked by it.",
      ],
    });
  });

  it.each<[string, Json, string, string]>([
    [
      "a text",
      a({ type: "string", pattern: "^(a+)+$" }),
      `{"a": "${"a".repeat(40)}!"}`,
      "^(a+)+$",
    ],
    [
      "a key",
      { patternProperties: { "^(a|a)*$": { type: "number" } } },
      `{"${"a".repeat(40)}!": 1}`,
      "^(a|a)*$",
    ],
  ])(
    "stops a pattern that runs away on %s",
    async (_, schema, sample, pattern) => {
      const { isSound, problems } = await check(schema, sample);
      expect(isSound).toBe(false);
      expect(problems).toHaveLength(2);
      expect(problems.join("\n")).toContain(
        `The pattern "${pattern}" can take`,
      );
      expect(problems.join("\n")).toContain(
        "The schema cannot be used: one of its patterns takes more than 1 s.",
      );
    },
  );

  it("passes samples that match, and forgets one event's schema at the next", async () => {
    const $id = "https://x.test/same";
    expect(await check(a({ type: "string" }, { $id }), '{"a": "x"}')).toEqual({
      isSound: true,
      problems: [],
    });
    expect(await check(a({ type: "number" }, { $id }), '{"a": 1}')).toEqual({
      isSound: true,
      problems: [],
    });
  });

  it("checks schemas that are nested for 200 levels", async () => {
    let schema: Json = { type: "string" };
    for (let level = 1; level < 200; level += 1) schema = a(schema);
    expect((await check(schema, '{"a": {"a": 1}}')).problems).toEqual([
      'CE206 0.json:1:13 "a.a" must be of type object, by the event\'s schema.',
    ]);
  });
});

describe("what is no schema of its draft, or not one of payloads", () => {
  const table: [name: string, schema: Json, want: readonly string[]][] = [
    [
      "an unknown type",
      { properties: { a: { type: "sting" } } },
      ['CE405 7:21 This is no schema of draft-07: "type" must be one of'],
    ],
    [
      "a list that is none",
      { required: "a" },
      [
        'CE405 5:21 This is no schema of draft-07: "required" must be of type array',
      ],
    ],
    [
      "definitions that are none",
      { definitions: 5, $schema: draft2020 },
      [
        'CE405 5:24 This is no schema of 2020-12: "definitions" must be of type object',
      ],
    ],
    [
      "a $ref that is none",
      { $ref: 5 },
      [
        'CE405 5:17 This is no schema of draft-07: "$ref" must be of type string',
      ],
    ],
    [
      "a boolean of draft-04 in draft-07",
      { $schema: draft07, exclusiveMinimum: true },
      [
        'CE405 6:29 This is no schema of draft-07: "exclusiveMinimum" must be of type number',
      ],
    ],
    [
      "a number of draft-07 in draft-04",
      { $schema: draft04, minimum: 0, exclusiveMinimum: 1 },
      [
        'CE405 7:29 This is no schema of draft-04: "exclusiveMinimum" must be of type boolean',
      ],
    ],
    [
      "a broken pattern",
      { properties: { a: { pattern: "(" } } },
      ["CE405 7:24 Invalid regular expression: /(/u: Unterminated group."],
    ],
    [
      "a broken pattern of properties",
      { patternProperties: { "[": true } },
      [
        "CE405 6:11 Invalid regular expression: /[/u: Unterminated character class.",
      ],
    ],
    [
      "a pattern that means other characters without the flag u",
      { properties: { a: { pattern: "^[\\p{L}]\\:$" } } },
      ["CE405 7:24 Invalid regular expression: /^[\\p{L}]\\:$/u"],
    ],
    [
      "a definition that is itself",
      {
        properties: { a: { $ref: "#/definitions/a" } },
        definitions: { a: { $ref: "#/definitions/a" } },
      },
      ["CE405 12:21 The $ref leads back to itself"],
    ],
    [
      "definitions that are each other",
      {
        definitions: {
          a: { allOf: [{ $ref: "#/definitions/b" }] },
          b: { $ref: "#/definitions/a" },
        },
      },
      [
        "CE405 9:25 The $ref leads back to itself",
        "CE405 14:21 The $ref leads back to itself",
      ],
    ],
    [
      "a type other than object",
      { type: ["string", "null"] },
      ["CE406 5:17 The schema allows no object"],
    ],
    [
      "a type other than object, by reference",
      { $ref: "#/definitions/x", definitions: { x: { type: "array" } } },
      ["CE406 4:17 The schema allows no object"],
    ],
    [
      "alternatives without an object",
      { anyOf: [{ type: "string" }, { enum: [1] }] },
      ["CE406 4:17 The schema allows no object"],
    ],
    ["false", false, ["CE406 4:17 The schema allows no object"]],
  ];
  it.each(table)("%s", async (_name, schema, want) => {
    const { isSound, problems } = await check(schema, "{}");
    expect(isSound).toBe(false);
    expect(problems).toHaveLength(want.length);
    for (const [index, problem] of want.entries()) {
      expect(problems[index]?.replace("cobalt.events.json:", "")).toContain(
        problem,
      );
    }
  });

  it.each([
    { schema: true },
    { schema: {} },
    { schema: { type: ["object", "null"] } },
    { schema: { items: { type: "string" } } },
    { schema: { prefixItems: [{ type: "string" }] } },
  ])("lets $schema pass", async ({ schema }) => {
    expect(await check(schema, "{}")).toEqual({ isSound: true, problems: [] });
  });
});
