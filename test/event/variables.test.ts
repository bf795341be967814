import { describe, expect, it } from "vitest";
import type { Json } from "../../src/base/json/json.js";
import { type Variable, variablesOf } from "../../src/event/variables.js";
import { readType } from "../../src/json-schema/read/read-type.js";
import { typeLine } from "../../src/type/type-line.js";
import { writePath } from "../../src/type/variable-path.js";
import { loadSound } from "../json-schema/load-in-memory.js";

/** The variables of payloads that a schema describes, each as `path: type`. */
function variables(schema: Json): readonly string[] {
  return below(variablesOf(readType(loadSound(schema))).root);
}

function below({ properties, item, entry }: Variable): readonly string[] {
  const all = [...properties.values(), item, entry];
  return all
    .filter((each) => each !== undefined)
    .flatMap((each) => [
      `${writePath(each.segments)}${each.optional ? "?" : ""}: ${typeLine([each.type])}`,
      ...below(each),
    ]);
}

describe("variables of a hand-written schema", () => {
  const table: [name: string, schema: Json, want: readonly string[]][] = [
    [
      "references are gone through, and keep their names",
      {
        properties: { to: { $ref: "#/$defs/address" } },
        $defs: { address: { properties: { zip: { type: "string" } } } },
      },
      ["to?: #/$defs/address", "to.zip?: string"],
    ],
    [
      "parts of an intersection are joined",
      {
        properties: {
          a: {
            allOf: [
              { properties: { b: { type: ["string", "null"] } } },
              { properties: { b: { type: "string" } }, required: ["b"] },
            ],
          },
        },
      },
      ["a?: object & object", "a.b: string | null & string"],
    ],
    [
      "alternatives have the properties of each",
      {
        properties: {
          a: {
            oneOf: [
              { properties: { b: { type: "string" } }, required: ["b"] },
              { properties: { b: { type: "null" }, c: { type: "number" } } },
            ],
          },
        },
      },
      ["a?: object", "a.b?: string | null", "a.c?: number"],
    ],
    [
      "a tuple's items are one",
      {
        properties: {
          a: {
            prefixItems: [
              { type: "string" },
              { properties: { b: { type: "number" } } },
            ],
            items: false,
          },
        },
      },
      ["a?: [string, object]", "a.*: string | object", "a.*.b?: number"],
    ],
    [
      "what may follow a tuple's own items is of any type",
      { properties: { a: { prefixItems: [{ type: "string" }] } } },
      ["a?: [string]", "a.*: unknown"],
    ],
    [
      "a type that refers to itself is gone into twice",
      {
        properties: { a: { $ref: "#/$defs/line" } },
        $defs: {
          line: {
            properties: {
              name: { type: "string" },
              next: { $ref: "#/$defs/line" },
            },
          },
        },
      },
      [
        "a?: #/$defs/line",
        "a.name?: string",
        "a.next?: #/$defs/line",
        "a.next.name?: string",
        "a.next.next?: #/$defs/line",
      ],
    ],
    [
      "so is the payload itself",
      { properties: { lines: { items: { $ref: "#" } } } },
      [
        "lines?: #[]",
        "lines.*: #",
        "lines.*.lines?: #[]",
        "lines.*.lines.*: #",
      ],
    ],
  ];
  it.each(table)("%s", (_name, schema, want) => {
    expect(variables(schema)).toEqual(want);
  });

  it("end where references of references would double them without end", () => {
    const definitions: Record<string, Json> = { d30: { type: "string" } };
    for (let level = 0; level < 30; level += 1) {
      const next = { $ref: `#/definitions/d${level + 1}` };
      definitions[`d${level}`] = { properties: { a: next, b: next } };
    }
    const { root } = variablesOf(
      readType(loadSound({ $ref: "#/definitions/d0", definitions })),
    );
    const paths = below(root);
    expect(paths.length).toBeGreaterThan(4_000);
    expect(paths.length).toBeLessThan(10_000);
    // They end at a variable that says what it is all the same.
    expect(paths.at(-1)).toMatch(/^b(?:\.b)+\?: #\/definitions\/d\d+$/);
  });
});
