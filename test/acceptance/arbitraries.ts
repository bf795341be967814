import fc from "fast-check";
import type { Json, JsonObject } from "../../src/base/json/json.js";

const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "b", "c", "id", "name") },
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "$path",
    "$at",
    "$key",
    "$ref",
    "",
    "a.b",
    "*",
    "0",
    "1e3",
    "`${a}`",
    "it's",
    '"',
    "\\",
    "*/",
    "</script>",
    "\n\u2028",
    "default",
  ),
);

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(2 ** 53, 1e300, -0, 0.1),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom(
    "2026-01-31",
    "2026-01-31T10:00:00Z",
    "a@example.com",
    "https://example.com/a",
    "6f1c1bd2-8c1b-4b4e-9a52-0d0f1a1f9b11",
    "221",
  ),
);

function objectOf(value: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(key, value), {
      selector: ([name]) => name,
      maxLength: 5,
    })
    .map((entries) => Object.fromEntries(entries));
}

const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    objectOf(tie("value")),
  ),
})).value;

/** The samples of one event: a few payloads, which often share keys. */
export const samples: fc.Arbitrary<readonly JsonObject[]> = fc.array(
  objectOf(value),
  { minLength: 1, maxLength: 4 },
);
