import { expect, test } from "vitest";
import { compareTypes } from "../../src/type/difference.js";
import { describeShape } from "../../src/infer/describe/describe.js";
import type { PayloadType } from "../../src/type/payload-type.js";
import { observe } from "../../src/infer/shape/observe.js";
import { emptyShape } from "../../src/infer/shape/shape.js";
import type { Json } from "../../src/base/json/json.js";

function typeOf(...samples: readonly Json[]): PayloadType {
  const shape = emptyShape();
  for (const sample of samples) observe(shape, sample);
  return describeShape(shape).type;
}

test.each<[first: Json, second: Json, changes: readonly string[]]>([
  [{ a: 1 }, { a: 2 }, []],
  [{ a: 1 }, { a: 1, b: "x" }, ["b added: null -> string"]],
  [{ a: 1, b: 2 }, { a: 1 }, ["b optional: integer -> integer"]],
  [{ a: 1 }, { a: 1.5 }, ["a type: integer -> number"]],
  [{ a: 1 }, { a: null }, ["a type: integer -> integer | null"]],
  [{ a: 1 }, { a: "x" }, ["a type: integer -> integer | string"]],
  [{ a: null }, { a: true }, ["a type: unknown -> boolean | null"]],
  [
    { a: ["2026-12-23", "2026-12-24"] },
    { a: ["soon"] },
    ["a.* type: string (date) -> string"],
  ],
  [
    { a: { b: [{ c: 1 }] } },
    { a: { b: [{ c: 1, d: [] }] } },
    ["a.b.*.d added: null -> array"],
  ],
  [{ a: [] }, { a: [1] }, ["a.* type: unknown -> integer"]],
  [{ a: {} }, { a: { b: 1 } }, ["a.b added: null -> integer"]],
  [{ a: 1 }, { a: { b: 1 } }, ["a type: integer -> integer | object"]],
])("%j and %j", (first, second, changes) => {
  const found = compareTypes(typeOf(first), typeOf(first, second));
  expect(
    found.map(
      ({ path, kind, before, after }) =>
        `${path} ${kind}: ${before ?? "null"} -> ${after ?? "null"}`,
    ),
  ).toEqual(changes);
});

test("what is gone is told, too", () => {
  expect(
    compareTypes(typeOf({ a: 1, b: 2 }, { a: 1 }), typeOf({ b: 2 })),
  ).toEqual([
    { path: "b", kind: "required", before: "integer", after: "integer" },
    { path: "a", kind: "removed", before: "integer", after: null },
  ]);
});
