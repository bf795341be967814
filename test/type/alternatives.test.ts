import { expect, it } from "vitest";
import { alternativesOf } from "../../src/type/alternatives.js";
import { intersectionOf } from "../../src/type/intersection.js";
import type { Definitions, PayloadType } from "../../src/type/payload-type.js";
import { unionOf } from "../../src/type/union.js";

const text: PayloadType = { kind: "string" };
const date: PayloadType = { kind: "string", format: "date" };
const number: PayloadType = { kind: "number" };
const integer: PayloadType = { kind: "integer" };
const none: PayloadType = { kind: "null" };
const never: PayloadType = { kind: "never" };
const unknown: PayloadType = { kind: "unknown" };
const anyObject: PayloadType = { kind: "map", values: unknown };
const reference = (name: string): PayloadType => ({ kind: "reference", name });
const values = (...values: string[]): PayloadType => ({ kind: "enum", values });
const object = (key: string, type: PayloadType): PayloadType => ({
  kind: "object",
  properties: [{ key, type, optional: true }],
});

it.each<[name: string, types: PayloadType[], want: PayloadType]>([
  ["nothing", [], unknown],
  ["one", [never], never],
  ["never is left out", [never, text], text],
  ["never alone", [never, never], never],
  ["unknown wins", [text, unknown], unknown],
  ["null comes last", [none, text], { kind: "union", members: [text, none] }],
  ["what comes twice", [reference("a"), reference("a")], reference("a")],
])("a union: %s", (_name, types, want) => {
  expect(unionOf(types)).toEqual(want);
});

it.each<[name: string, types: PayloadType[], want: PayloadType]>([
  ["nothing", [], unknown],
  ["unknown is left out", [unknown, text], text],
  ["never wins", [text, never], never],
  ["scalars are decided", [number, integer], integer],
  ["scalars that exclude each other", [text, none], never],
  ["a format is more than none", [text, date], date],
  ["constants are held against the type", [values("x"), text], values("x")],
  ["constants of two lists", [values("x", "y"), values("y")], values("y")],
  ["no constant is left", [values("x"), number], never],
  ["what comes twice", [reference("a"), reference("a")], reference("a")],
  [
    "objects stay apart",
    [object("a", text), object("b", text)],
    { kind: "intersection", parts: [object("a", text), object("b", text)] },
  ],
])("an intersection: %s", (_name, types, want) => {
  expect(intersectionOf(types)).toEqual(want);
});

it.each<[name: string, type: PayloadType, want: readonly PayloadType[]]>([
  ["never", never, []],
  ["a reference", reference("a"), [text, none]],
  [
    "an intersection of unions",
    intersectionOf([
      unionOf([object("a", text), text, none]),
      unionOf([object("b", text), none]),
    ]),
    [
      {
        kind: "object",
        properties: [
          { key: "a", type: text, optional: true },
          { key: "b", type: text, optional: true },
        ],
      },
      none,
    ],
  ],
  [
    "one property in two parts",
    intersectionOf([object("a", number), object("a", integer)]),
    [object("a", integer)],
  ],
  [
    "any object beside one",
    intersectionOf([object("a", text), anyObject]),
    [object("a", text)],
  ],
])("the alternatives of %s", (_name, type, want) => {
  const definitions: Definitions = new Map([
    ["a", { type: unionOf([text, none]) }],
  ]);
  expect(alternativesOf(type, definitions)).toEqual(want);
});

it("works out a definition once, however often it is referred to", () => {
  const definitions = new Map([["d40", { type: object("a", text) }]]);
  for (let level = 39; level >= 0; level -= 1) {
    const next = reference(`d${level + 1}`);
    definitions.set(`d${level}`, {
      type: intersectionOf([unionOf([next, none]), unionOf([none, next])]),
    });
  }
  expect(alternativesOf(reference("d0"), definitions).length).toBeLessThan(101);
});
