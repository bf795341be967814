import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { inferSchema } from "../../../src/index.js";
import { findSensitive } from "../../../src/input/sensitive/find-sensitive.js";
import { recordSamples } from "../../../src/recording.js";
import { json } from "../../infer/shape/arbitraries.js";
import { runs } from "../../runs.js";
import { projectOf } from "../project.js";

const payloads = fc.array(fc.dictionary(fc.string(), json), { minLength: 1 });

/** What is recorded of these payloads. */
function recorded(all: readonly JsonObject[], redact: boolean): JsonObject[] {
  const { options, textOf } = projectOf({});
  const folder = "recorded";
  const hooks = recordSamples({ folder, redact, maxShapes: 1_000, ...options });
  for (const payload of all) hooks.onRequest({ slug: "e", payload });
  return textOf("recorded/e.ndjson")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as JsonObject);
}

/** The schema, without formats: they take two values to be believed. */
function typeOf(samples: readonly JsonObject[]): unknown {
  const sorted = (_: string, value: Json): Json =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([key, of]) => key !== "format" || typeof of !== "string")
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value;
  const { schema } = inferSchema(samples);
  return JSON.parse(JSON.stringify(schema, sorted)) as unknown;
}

test("what is recorded teaches what all payloads teach", () => {
  fc.assert(
    fc.property(payloads, (all) => {
      const sent = all.map(
        (payload) => JSON.parse(JSON.stringify(payload)) as JsonObject,
      );
      expect(typeOf(recorded(all, false))).toEqual(typeOf(sent));
    }),
    { numRuns: runs(300) },
  );
});

const sensitive = fc.oneof(
  fc.emailAddress(),
  fc.constantFrom(
    "4539 1488 0343 6467",
    "tk_4eC39HqLyjWDarjtT1zdp7dc",
    "+49 151 23456789",
  ),
);

test("nothing of it is what redact would find", () => {
  const values = fc.dictionary(
    fc.oneof(fc.constantFrom("password", "phone", "id"), sensitive),
    fc.oneof(sensitive, json, fc.dictionary(fc.string(), sensitive)),
    { minKeys: 1 },
  );
  fc.assert(
    fc.property(values, (payload) => {
      for (const line of recorded([{}, payload], true))
        expect(findSensitive(line)).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
});
