// What can be renamed, what cannot, and where the mistake is said to be.
import { describe, expect, it, test } from "vitest";
import type { JsonObject } from "../../../src/base/json/json.js";
import { infer, listOf, type Says } from "./overridden.js";

const order = {
  postcode: "10115",
  customer: { name: "Ana", mail: "ana@example.com" },
  items: [{ code: "A-1" }],
  lines: [{ code: "A-1" }],
  prices: { EUR: { net: 1 } },
  method: { type: "card", lastFour: "4242" },
  zip: 10115,
};

function mistakes(overrides: Record<string, Says>, sample: JsonObject = order) {
  return infer([sample], listOf(overrides)).mistakes.map(
    ({ override, code, field, message, help }) =>
      [override.variable, field ?? "", code, message, help ?? ""].join(" | "),
  );
}

describe("a rename that is an error", () => {
  it.each<[string, Record<string, Says>, string[]]>([
    [
      "to a path that is not there",
      { old: { renamedTo: "postcod" } },
      [
        'old | renamedTo | CE311 | "old" is renamed to "postcod", which no sample has; did you mean "postcode"? | ',
      ],
    ],
    [
      "to itself",
      { postcode: { renamedTo: "postcode" } },
      [
        'postcode | renamedTo | CE312 | "postcode" is renamed to itself. | Name the path that it has now.',
      ],
    ],
    [
      "to what is in it",
      { customer: { renamedTo: "customer.name" } },
      [
        'customer | renamedTo | CE312 | "customer" is renamed to "customer.name", though one of them is in the other. | Name the path that it has now.',
      ],
    ],
    [
      "to what is renamed in turn",
      { a: { renamedTo: "b" }, b: { renamedTo: "postcode" } },
      [
        'a | renamedTo | CE312 | "a" is renamed to "b", but "b" is renamed itself. | Name where it is now: "postcode".',
      ],
    ],
    [
      "in a circle",
      { a: { renamedTo: "b" }, b: { renamedTo: "a" } },
      [
        'a | renamedTo | CE312 | "a" is renamed to "b", but "b" is renamed itself. | Remove one of them: they lead in a circle.',
        'b | renamedTo | CE312 | "b" is renamed to "a", but "a" is renamed itself. | Remove one of them: they lead in a circle.',
      ],
    ],
    [
      "of what lies in another one",
      {
        buyer: { renamedTo: "customer" },
        "buyer.n": { renamedTo: "postcode" },
      },
      [
        'buyer |  | CE312 | "buyer" and "buyer.n" are both renamed, though one of them is in the other. | Rename path by path what is in it, and not the object as a whole.',
        'buyer.n |  | CE312 | "buyer.n" and "buyer" are both renamed, though one of them is in the other. | Rename path by path what is in it, and not the object as a whole.',
      ],
    ],
    [
      "in the items of another list",
      { "items.*.sku": { renamedTo: "lines.*.code" } },
      [
        'items.*.sku | renamedTo | CE313 | "items.*.sku" and "lines.*.code" are not in the same list, so that no item of one belongs to an item of the other. | Rename within the items of one list, or the list as a whole.',
      ],
    ],
    [
      "of an item",
      { "old.*": { renamedTo: "postcode" } },
      [
        'old.* | renamedTo | CE313 | "old.*" and "postcode" are not in the same list, so that no item of one belongs to an item of the other. | Rename within the items of one list, or the list as a whole.',
      ],
    ],
    [
      "in a map",
      {
        prices: { map: true },
        "prices.*.gross": { renamedTo: "prices.*.net" },
      },
      [
        'prices.*.gross |  | CE313 | "prices.*.gross" cannot be kept: its path leads through a map, whose keys are data. | Remove it: only what has a name of its own can be renamed.',
      ],
    ],
    [
      "of what would be in a text",
      { "postcode.old": { renamedTo: "customer.name" } },
      [
        'postcode.old |  | CE313 | "postcode.old" cannot be kept: no object there has both paths. | Remove it, or rename what it is in.',
      ],
    ],
    [
      "of which more is said",
      { old: { renamedTo: "postcode", nullable: true } },
      [
        'old |  | CE313 | "old" is renamed, so that nothing but "write", "description" and "deprecated" can be said of it. | Remove "nullable", or say it of "postcode".',
      ],
    ],
    [
      "that cannot be filled with what the samples have there",
      { zip: { renamedTo: "postcode", write: "both" } },
      [
        'zip |  | CE313 | "zip" cannot be kept: it is integer in the samples, which cannot be filled from "postcode": string. | Take the samples out that still have it, or remove "write".',
      ],
    ],
  ])("%s", (_, overrides, want) => {
    expect(mistakes(overrides)).toEqual(want);
  });
});

describe("a rename that is none", () => {
  it.each<[string, Record<string, Says>]>([
    ["of what the samples still have", { zip: { renamedTo: "postcode" } }],
    ["into another object", { mail: { renamedTo: "customer.mail" } }],
    ["out of one that is gone", { "buyer.at.zip": { renamedTo: "postcode" } }],
    ["of a list", { positions: { renamedTo: "items", write: "both" } }],
    [
      "of two names to one",
      { old: { renamedTo: "postcode" }, older: { renamedTo: "postcode" } },
    ],
  ])("%s", (_, overrides) => {
    expect(mistakes(overrides)).toEqual([]);
    expect(infer([order], listOf(overrides)).wrong.size).toBe(0);
  });
});

test("one kind of object that has the new path gets the old one, and no other", () => {
  const { schema, mistakes } = infer(
    [{ by: { type: "card", lastFour: "1" } }, { by: { type: "cash" } }],
    listOf({
      by: { discriminator: "type" },
      "by.last4": { renamedTo: "by.lastFour" },
    }),
  );
  expect(mistakes).toEqual([]);
  expect(JSON.stringify(schema).split('"last4"')).toHaveLength(2);
});

test("several kinds of objects at the new path could not be told apart at the old one", () => {
  const { mistakes } = infer(
    [
      { by: { type: "card", owner: { name: "Ana" } } },
      { by: { type: "iban", owner: { vat: "DE1" } } },
    ],
    listOf({
      by: { discriminator: "type" },
      payer: { renamedTo: "by.owner" },
    }),
  );
  expect(mistakes).toMatchObject([
    { code: "CE313", help: "Rename path by path what is in them." },
  ]);
});
