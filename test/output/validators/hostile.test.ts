// Text from users goes through ajv's code generator: none of it may become code, or what it says come to nothing.
import ts from "typescript";
import { describe, expect, it, test } from "vitest";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { compileToCode } from "../../../src/output/validators/compile-validator.js";
import { codeOf, run, validatorFor } from "./load.js";

const nasty = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "length",
  "",
  "a.b",
  "a/b~c",
  '"',
  "'",
  "\\",
  '\\"',
  "`${hacked()}`",
  "*/ hacked() /*",
  "</script><!--",
  "\n",
  "\r",
  "\u2028\u2029",
  "\u202e",
  "\u0000",
  "\ud800",
  "😀",
  "schema0",
  ".schema0.properties",
  "validate0",
  "func0",
  'require("fs")',
  "const err0 = {instancePath",
  '",schemaPath:"',
  ",keyword:",
  ",params:{missingProperty: hacked}",
  ", missingProperty: hacked",
  '},message:"',
  "};\nif(vErrors === null){\nvErrors = [err0];\n}\nelse {\nvErrors.push(err0);\n}\nerrors++;\n",
  "\nconst schema0 = {};\n",
  '\nconst func1 = require("fs");\n',
];

function mapOf(value: (key: string) => Json): JsonObject {
  return Object.fromEntries(nasty.map((key) => [key, value(key)]));
}

function pattern(text: string): string {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return `^${escaped.replace(/[\ud800-\udfff]/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`)}$`;
}

/** Schemas full of text, each with what they allow and what they do not. */
const cases: Readonly<
  Record<string, readonly [schema: JsonObject, good: Json, bad: Json]>
> = {
  keys: [
    {
      type: "object",
      properties: mapOf(() => ({ type: "string" })),
      required: nasty,
      additionalProperties: false,
    },
    mapOf((key) => key),
    mapOf(() => 1),
  ],
  "few keys": [
    {
      properties: Object.fromEntries(
        nasty.map((key) => [
          `${key}.`,
          {
            properties: { [key]: { type: "null" } },
            additionalProperties: false,
          },
        ]),
      ),
    },
    Object.fromEntries(nasty.map((key) => [`${key}.`, { [key]: null }])),
    Object.fromEntries(nasty.map((key) => [`${key}.`, { [`${key}?`]: null }])),
  ],
  constants: [
    {
      properties: {
        a: { enum: nasty },
        b: { const: mapOf((key) => [key]) },
        c: { enum: [mapOf((key) => key)] },
      },
    },
    { a: "__proto__", b: mapOf((key) => [key]), c: mapOf((key) => key) },
    { a: "a", b: { constructor: ["constructor"] }, c: {} },
  ],
  patterns: [
    {
      patternProperties: Object.fromEntries(
        nasty.map((key) => [pattern(key), { pattern: pattern(key) }]),
      ),
    },
    mapOf((key) => key),
    mapOf(() => "no"),
  ],
  dependencies: [
    { dependencies: mapOf((key) => [`${key}!`]) },
    Object.fromEntries(
      nasty.flatMap((key) => [
        [key, 1],
        [`${key}!`, 1],
      ]),
    ),
    mapOf(() => 1),
  ],
  names: [{ propertyNames: { enum: nasty } }, mapOf(() => 1), { other: 1 }],
};

describe.each(Object.entries(cases))("%s", (_, [schema, good, bad]) => {
  it("hold as they would without the text", async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const validator = await validatorFor(schema);
    expect(validator.validate(good)).toEqual([]);
    const issues = validator.validate(bad);
    expect(issues).not.toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });

  it("are nothing but strings and properties in the code", async () => {
    const { code } = await codeOf(schema);
    expect(code).not.toMatch(/<\/script|<!--|[\u2028\u2029\u202e\r]/);
    const file = ts.createSourceFile(
      "a.ts",
      code,
      ts.ScriptTarget.ES2022,
      true,
    );
    const calls: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node.text === "hacked")
        calls.push(node.parent.getText());
      if (ts.isCallExpression(node)) calls.push(node.expression.getText());
      ts.forEachChild(node, visit);
    };
    visit(file);
    for (const call of calls)
      expect(call).toMatch(
        /^(?:func\d+(?:\.call)?|(?:validate|wrapper)\d+(?:\.validate)?|(?:pattern|formats)\d+\.test|\(?vErrors \?\?= \[\]\)?\.push|vErrors\.concat|Object\.keys|Array\.isArray|isFinite|isNaN|key\d+\.replace(?:\(.*\)\.replace)?|RegExp)$/,
      );
  });
});

it("tells the nasty keys themselves", async () => {
  const [schema] = cases["keys"] ?? [{}];
  const { validate, "~standard": standard } = await validatorFor(schema);
  expect(
    validate({})
      .map(({ path }) => path)
      .sort(),
  ).toEqual([...nasty].sort());
  const { issues = [] } = standard.validate(mapOf(() => 1));
  expect(issues.map(({ path }) => path[0]).sort()).toEqual([...nasty].sort());
});

test("nothing of a schema is in the code but what is checked", async () => {
  const noise = {
    title: "leak",
    description: "leak",
    $comment: "leak",
    default: "leak",
    examples: ["leak"],
    deprecated: true,
    "x-internal": { leak: "leak" },
  };
  const properties = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `k${index}`,
      { ...noise, type: ["string", "null"], enum: ["a", { b: 1 }] },
    ]),
  );
  const { code } = await codeOf({
    ...noise,
    type: "object",
    properties,
    additionalProperties: false,
    allOf: [{ $ref: "#/definitions/a" }],
    definitions: {
      a: { ...noise, required: ["k1"] },
      b: { ...noise, const: "leak" },
    },
  });
  expect(code).not.toContain("leak");
});

test("a schema that is referred to, and one that is used often, is there once", async () => {
  const address = {
    type: "object",
    properties: Object.fromEntries(
      ["street", "house", "city", "country", "zip"].map((key) => [
        key,
        { type: "string", maxLength: 77 },
      ]),
    ),
    required: ["street", "house", "city", "country", "zip"],
  };
  const inline = await codeOf({
    properties: { a: address, b: address, c: { items: address } },
  });
  expect(inline.code.match(/> 77/g)).toHaveLength(5);
  const referred = await codeOf({
    properties: {
      a: { $ref: "#/definitions/a" },
      b: { $ref: "#/definitions/a" },
    },
    definitions: { a: address },
  });
  expect(referred.code.match(/> 77/g)).toHaveLength(5);
  expect(
    run(inline)
      .validate({ c: [{ ...address, street: 1 }] })
      .map(({ path }) => path),
  ).toContain("c.0.street");
});

test("the code of a schema is the same, whatever was compiled before", async () => {
  const schema = {
    properties: { a: { enum: [{ b: 1 }] }, d: { format: "date" } },
  };
  const first = await compileToCode(schema, "draft-07");
  await compileToCode({ properties: { z: { minLength: 1 } } }, "draft-07");
  expect(await compileToCode(schema, "draft-07")).toEqual(first);
});

test("a schema that is too deep is told in words", async () => {
  let schema: JsonObject = { type: "string" };
  for (let depth = 0; depth < 3000; depth += 1)
    schema = { properties: { a: schema } };
  expect(await compileToCode(schema, "draft-07")).toBe(
    "it is nested too deeply",
  );
});
