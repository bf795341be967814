import fs from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import fc from "fast-check";
import { declareTypes } from "../../src/output/print/declared-types.js";
import { readType } from "../../src/json-schema/read/read-type.js";
import { Diagnostics } from "../../src/base/diagnostics/diagnostic.js";
import { isObject, type Json } from "../../src/base/json/json.js";
import { checkAll, loadSound, modelFrom } from "./load-in-memory.js";
import { typeErrors } from "./type-check.js";
import { runs } from "../runs.js";

const nasty = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "length",
  "$ref",
  "$id",
  "",
  "a.b",
  "a b",
  '"',
  "'",
  "`${process.exit()}`",
  "*/ evil() /*",
  "\\",
  "\n",
  "\u2028",
  "ñ",
  "_0_",
  "any",
  "[k: string]",
];

/** An object with every nasty key. */
function nastyMap(value: (key: string) => Json): Record<string, Json> {
  return Object.fromEntries(nasty.map((key) => [key, value(key)]));
}

const schemas: Readonly<Record<string, Json>> = {
  keys: {
    type: "object",
    properties: nastyMap(() => ({ type: "string" })),
    required: nasty,
  },
  descriptions: {
    type: "object",
    description: nasty.join("\n"),
    properties: nastyMap((description) => ({
      description,
      type: "array",
      items: { description, type: "string" },
    })),
  },
  constants: {
    type: "object",
    properties: { a: { enum: nasty }, b: { const: nastyMap((key) => [key]) } },
  },
  patterns: {
    type: "object",
    patternProperties: {
      "*/ evil() /*": { type: "string" },
      "^(a+)+$": { description: "*/", type: "number" },
    },
  },
  definitions: {
    type: "object",
    properties: nastyMap((key) => ({
      $ref: `#/definitions/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`,
    })),
    definitions: Object.fromEntries(
      nasty.map((key) => [
        key,
        { type: "object", properties: { [key]: { type: "number" } } },
      ]),
    ),
  },
  "code in keywords of other tools": {
    type: "object",
    tsType: "evil()",
    title: "Evil {}",
    $id: "evil",
    properties: {
      a: {
        type: "string",
        tsType: "any; evil()",
        tsEnumNames: ["evil()"],
        extends: { tsType: "evil()" },
        customName: "evil",
      },
      b: { enum: ["x"], tsEnumNames: ["evil() /*"] },
      c: {
        type: "object",
        title: "}; evil()",
        properties: { d: { type: "string", default: 1 } },
      },
    },
  },
  "references in data": {
    type: "object",
    properties: {
      a: { enum: [{ $ref: "http://x.test" }, { $ref: "#/nowhere" }] },
    },
    examples: [{ $ref: "file:///etc/passwd" }],
  },
};

describe("hostile schemas", () => {
  it("become code that compiles, says what it should, and holds no code of theirs", async () => {
    const sources: Record<string, string> = {};
    for (const [name, schema] of Object.entries(schemas)) {
      const bundle = loadSound(schema);
      const diagnostics = new Diagnostics();
      await checkAll(
        bundle,
        [{ payload: {}, place: bundle.place }],
        diagnostics,
      );
      expect(
        diagnostics.list.filter(
          ({ code }) => code !== "CE206" && !isBrokenPattern(name),
        ),
      ).toEqual([]);
      sources[name.replaceAll(" ", "-")] = await declareTypes(
        modelFrom(bundle),
      );
      expect(readType(bundle).type.kind).toMatch(/object|map/);
    }
    expect(typeErrors(sources)).toEqual([]);
    expect(sources["code-in-keywords-of-other-tools"]).not.toMatch(/evil|any/i);
  });

  /** `*` at the start of a pattern is a mistake, which is reported; what is printed is tested all the same. */
  const isBrokenPattern = (name: string) => name === "patterns";

  it("keep their keys, each as it is", async () => {
    const text = await declareTypes(
      modelFrom(
        loadSound({
          type: "object",
          properties: nastyMap((key) => ({ const: key })),
          required: nasty,
        }),
      ),
    );
    const use = `declare const payload: OrderPayload;\n${nasty
      .map(
        (key, index) =>
          `export const use${index}: ${JSON.stringify(key).replace("\u2028", "\\u2028")} = payload[${JSON.stringify(key).replace("\u2028", "\\u2028")}];`,
      )
      .join("\n")}\n`;
    expect(typeErrors({ keys: text + use })).toEqual([]);
  });
});

describe("any schema at all", () => {
  const keyArbitrary = fc.oneof(
    fc.constantFrom(...nasty),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  );
  const { schema: schemaArbitrary } = fc.letrec<{ schema: Json; map: Json }>(
    (tie) => ({
      schema: fc.oneof(
        { maxDepth: 4 },
        fc.boolean(),
        fc.record(
          {
            type: fc.oneof(
              fc.constantFrom("string", "number", "object", "array", "null"),
              fc.constant(["object", "null"]),
            ),
            description: keyArbitrary,
          },
          { requiredKeys: [] },
        ),
        fc.record(
          {
            $ref: fc.constantFrom("#", "#/definitions/a", "#/definitions/b"),
            properties: tie("map"),
            required: fc.uniqueArray(keyArbitrary, { maxLength: 2 }),
            additionalProperties: tie("schema"),
            items: fc.oneof(
              tie("schema"),
              fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
            ),
            enum: fc.uniqueArray(fc.jsonValue(), {
              minLength: 1,
              maxLength: 2,
            }) as fc.Arbitrary<Json>,
            anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
            allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
            then: tie("schema"),
            description: keyArbitrary,
          },
          { requiredKeys: [] },
        ) as fc.Arbitrary<Json>,
      ),
      map: fc.dictionary(keyArbitrary, tie("schema"), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    }),
  );

  it("compiles, to the same text each time", async () => {
    const sources: Record<string, string> = {};
    await fc.assert(
      fc.asyncProperty(
        schemaArbitrary,
        schemaArbitrary,
        schemaArbitrary,
        async (root, a, b) => {
          const schema: Json = {
            ...(isObject(root) ? root : {}),
            definitions: { a, b },
          };
          const bundle = loadSound(schema);
          const text = await declareTypes(modelFrom(bundle));
          expect(await declareTypes(modelFrom(loadSound(schema)))).toBe(text);
          readType(bundle);
          sources[`case${Object.keys(sources).length}`] = text;
        },
      ),
      { numRuns: runs(150) },
    );
    expect(typeErrors(sources).slice(0, 5)).toEqual([]);
  });
});

describe("the world outside", () => {
  afterEach(() => vi.restoreAllMocks());

  it("is left alone: no file and no host but through the file system that is given", async () => {
    const schema: Json = {
      type: "object",
      properties: {
        a: { $ref: "b.json" },
        x: { enum: [{ $ref: "https://x.test/x.json" }] },
      },
    };
    const run = async () => {
      const bundle = loadSound(schema, { "/app/b.json": { type: "string" } });
      await checkAll(
        bundle,
        [{ payload: {}, place: bundle.place }],
        new Diagnostics(),
      );
      return declareTypes(modelFrom(bundle));
    };
    await run(); // what is imported when first needed is imported now
    const spies = [
      vi.spyOn(globalThis, "fetch"),
      vi.spyOn(fs, "readFileSync"),
      vi.spyOn(fs, "readFile"),
      vi.spyOn(fs, "openSync"),
      vi.spyOn(fs, "open"),
      vi.spyOn(fs.promises, "readFile"),
      vi.spyOn(console, "error"),
      vi.spyOn(console, "info"),
      vi.spyOn(console, "warn"),
    ];
    expect(await run()).toContain("OrderPayloadB");
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });
});
