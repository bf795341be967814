import fc from "fast-check";
import { expect, test } from "vitest";
import { validatorOf } from "../acceptance/ajv.js";
import { misspellingsOf } from "../../src/type/misspelt-keys.js";
import { runs } from "../runs.js";

/** Whether the names are refused beside the keys. */
function refuses(keys: readonly string[]): (name: string) => boolean {
  const misspelt = misspellingsOf(keys);
  const accepts = validatorOf({
    type: "object",
    ...(misspelt && { propertyNames: { not: misspelt } }),
  });
  return (name) => !accepts(JSON.parse(`{${JSON.stringify(name)}:1}`));
}

test.each<[what: string, key: string, refused: string, others: string]>([
  ["a letter left out", "status", "tatus sttus stats", "stat stus"],
  [
    "a letter added",
    "status",
    "xstatus staatus statusx",
    "status_at prestatus",
  ],
  ["a letter changed", "name", "xame nome namx", "nxxe id"],
  ["letters swapped", "name", "anme nmae naem", "eman mane"],
  [
    "case and separators",
    "firstName",
    "first_name FirstName first-name firstname",
    "firstNames first name2",
  ],
  [
    "and the other way",
    "first_name",
    "firstName FirstName first-name firstname",
    "first_and_last",
  ],
  ["something at an edge", "name", "_name name_ -name nmae_", "my_name"],
  ["another number", "line1", "lime1 lin1 ilne1", "line2 line12 line"],
  ["a plural", "label", "labelx lable", "labels"],
  ["a singular", "labels", "labesl labelss", "label"],
  ["a short key", "uri", "uri_ uri-", "_uri url rui uris URI ur_"],
  ["a key of digits", "2024", "", "2025 _2024 2024_ _"],
  ["a short key of digits", "x1", "", "x1_ x2 x_"],
  ["what patterns mean", "a.*(b", "a.(b a.*(c", "aaaaab ab"],
])("%s", (_, key, refused, others) => {
  const isRefused = refuses(["id", key]);
  const words = (text: string) => text.split(" ").filter(Boolean);
  expect(words(refused).filter((name) => !isRefused(name))).toEqual([]);
  expect([key, ...words(others)].filter(isRefused)).toEqual([]);
});

test("keys that look like each other are all let in", () => {
  const keys = ["name", "nmae", "names", "first_name", "firstName", "_name"];
  expect(keys.filter(refuses(keys))).toEqual([]);
});

test("no key is refused, whatever it is made of, and one with two letters swapped is", () => {
  const key = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(...Array.from("ab.[]\\^$-/|(){}?*+🙂")),
      minLength: 4,
    }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 4 }), (keys) => {
      const isRefused = refuses(keys);
      expect(keys.filter(isRefused)).toEqual([]);
      for (const key of keys) {
        const [first = "", second = "", ...others] = Array.from(key);
        const swapped = [second, first, ...others].join("");
        const isLong = others.length > 1 && swapped.isWellFormed();
        if (isLong && !keys.includes(swapped))
          expect(isRefused(swapped)).toBe(true);
      }
    }),
    { numRuns: runs(200) },
  );
});

test("an object with very many keys goes without", () => {
  const keys = Array.from({ length: 100 }, (_, at) => `property${at}`);
  expect(misspellingsOf(keys)).toBeUndefined();
});
