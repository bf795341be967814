// What is exported accepts exactly what the event's own schema does, whatever its draft.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import {
  attempt,
  compileSchema,
} from "../../../src/json-schema/check/validator.js";
import { newAjv } from "../../../src/json-schema/check/ajv.js";
import { checkSchema } from "../../../src/json-schema/check/check-schema.js";
import type { Draft } from "../../../src/type/payload.js";
import { exportDocument } from "../../../src/output/export/export-document.js";
import { load, modelFrom } from "../../json-schema/load-in-memory.js";
import { runs } from "../../runs.js";

const uris: Readonly<Record<Draft, string>> = {
  "draft-04": "http://json-schema.org/draft-04/schema#",
  "draft-06": "http://json-schema.org/draft-06/schema#",
  "draft-07": "http://json-schema.org/draft-07/schema#",
  "2019-09": "https://json-schema.org/draft/2019-09/schema",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
};
const drafts = Object.keys(uris) as Draft[];

const keys = ["a", "b", "$ref", "__proto__", "a/b~c%"];
const key = fc.constantFrom(...keys);
// ajv passes over `__proto__` in `dependencies`.
const depending = fc.constantFrom(...keys.filter((key) => key !== "__proto__"));

/** Payloads that what is below may accept or not. */
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(null, 1, 2, 3, "x", "", true),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 3 }).map(objectOf),
  ),
})).value;
const payload = fc.array(fc.tuple(key, value), { maxLength: 4 }).map(objectOf);

function objectOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries(entries);
}

/** Schemas of a draft, of every keyword that is another in the next; few at a time, so that most accept something. */
function schemaOf(draft: Draft): fc.Arbitrary<Json> {
  return fc.letrec<{ schema: Json }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3 },
      draft === "draft-04" ? fc.constant({}) : fc.boolean(),
      fc
        .array(fc.oneof(...keywordsOf(draft, tie("schema"))), { maxLength: 4 })
        .map(objectOf),
    ),
  })).schema;
}

function keywordsOf(
  draft: Draft,
  inner: fc.Arbitrary<Json>,
): fc.Arbitrary<readonly [string, Json]>[] {
  const named = fc.array(fc.tuple(key, inner), { maxLength: 3 }).map(objectOf);
  const names = fc.uniqueArray(key, { minLength: 1, maxLength: 2 });
  const list = fc.array(inner, { minLength: 1, maxLength: 2 });
  const keywords: Record<string, fc.Arbitrary<Json>> = {
    type: fc.constantFrom("object", "array", "string", "integer"),
    nullable: fc.boolean(),
    properties: named,
    required: names,
    additionalProperties: inner,
    items: draft === "2020-12" ? inner : fc.oneof(list, inner),
    additionalItems: inner,
    dependencies: fc
      .array(fc.tuple(depending, fc.oneof(names, inner)), { maxLength: 2 })
      .map(objectOf),
    minimum: fc.constant(2),
    exclusiveMinimum: draft === "draft-04" ? fc.boolean() : fc.constant(1),
    not: inner,
    allOf: list,
    $ref: fc.constantFrom(
      "#/definitions/d",
      "#/$defs/e~1f",
      "#/$defs/g/properties/$ref",
    ),
    title: fc.constant("T"),
    contains: inner,
    prefixItems: list,
    dependentRequired: fc.dictionary(depending, names),
    dependentSchemas: fc.dictionary(depending, inner, { maxKeys: 3 }),
    minContains: fc.constantFrom(0, 1, 2),
    maxContains: fc.constantFrom(1, 2),
    unevaluatedProperties: fc.constant(false),
    default: fc.constant({ $ref: "#/nowhere" }),
  };
  return Object.entries(keywords).map(([keyword, values]) =>
    values.map((value) => [keyword, value] as const),
  );
}

const document = fc.constantFrom(...drafts).chain((draft) => {
  const schema = schemaOf(draft);
  return fc
    .record({ root: schema, d: schema, e: schema, g: schema })
    .map(({ root, d, e, g }): { draft: Draft; schema: JsonObject } => ({
      draft,
      schema: {
        $schema: uris[draft],
        allOf: [root],
        definitions: { d },
        $defs: { "e/f": e, g: { properties: { $ref: g } } },
      },
    }));
});

/** Where ajv decides while it runs which properties are evaluated, it takes for one of them what every object inherits. */
function isPassedOver(schema: JsonObject, payload: JsonObject): boolean {
  return (
    JSON.stringify(schema).includes("unevaluatedProperties") &&
    JSON.stringify(payload).includes("__proto__")
  );
}

test.each([
  { format: "json-schema", draft: "2020-12", at: "#/$defs/order" },
  { format: "openapi", draft: "2020-12", at: "#/components/schemas/order" },
  { format: "asyncapi", draft: "draft-07", at: "#/components/schemas/order" },
] as const)("$format", async ({ format, draft, at }) => {
  const verdicts = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      document,
      fc.array(payload, { minLength: 5, maxLength: 10 }),
      async ({ schema }, payloads) => {
        const { bundle, diagnostics } = load(schema);
        fc.pre(bundle !== undefined);
        fc.pre((await checkSchema(bundle, diagnostics)) !== undefined);
        const lost = new Diagnostics();
        const exported = exportDocument([modelFrom(bundle)], format, lost);
        fc.pre(lost.count === 0);
        const ajv = await newAjv(bundle.draft);
        const own = attempt(() =>
          compileSchema(bundle.schema, bundle.draft, ajv),
        );
        if (typeof own === "string") return;
        const its = (await newAjv(draft)).compile({ ...exported, $ref: at });
        for (const each of payloads) {
          if (isPassedOver(schema, each)) continue;
          const fits = own(each).length === 0;
          verdicts[fits ? "accepted" : "refused"] += 1;
          expect(its(each), JSON.stringify([exported, each])).toBe(fits);
        }
      },
    ),
    { numRuns: runs(1_000) },
  );
  expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(
    runs(100),
  );
});
