import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Position } from "../../../src/base/json/locate.js";
import { readBlocksSync } from "../../../src/input/records/read-blocks.js";
import { createPlacer } from "../../../src/input/records/record-block.js";
import type { RecordKind } from "../../../src/input/records/split.js";
import { cut, placesOf, textsOf, told } from "./blocks.js";

const mark = "\uFEFF";

describe("records", () => {
  test.each<{
    name: string;
    kind?: RecordKind;
    text: string;
    want: string[];
  }>([
    { name: "lines", kind: "lines", text: "1\n2\n", want: ["1:1 1", "2:1 2"] },
    {
      name: "lines that end as on Windows, and blank ones",
      kind: "lines",
      text: '{"a":1}\r\n\r\n \t\r\n  {"b":2} \r\n',
      want: ['1:1 {"a":1}', '4:3 {"b":2}'],
    },
    {
      name: "a last line without an end, and cut off",
      kind: "lines",
      text: '{"a":1}\n{"a":',
      want: ['1:1 {"a":1}', '2:1 {"a":'],
    },
    {
      name: "byte order marks at the beginning of lines",
      kind: "lines",
      text: `${mark}{}\n${mark}${mark}{"a":1}\n ${mark}\n`,
      want: ["1:2 {}", '2:3 {"a":1}'],
    },
    { name: "no byte", kind: "lines", text: "", want: [] },
    { name: "no byte of values", kind: "values", text: "", want: [] },
    { name: "only white space", text: " \r\n\t\n", want: [] },
    {
      name: "only white space of values",
      kind: "values",
      text: " \n",
      want: [],
    },
    {
      name: "the items of an array",
      kind: "values",
      text: '[{"a":1}, {"b":\n[2,{}]}\n,\n\n {} ]',
      want: ['1:2 {"a":1}', '1:11 {"b":\n[2,{}]}', "5:2 {}"],
    },
    { name: "an array without items", kind: "values", text: " [ ] ", want: [] },
    {
      name: "items that are no objects",
      kind: "values",
      text: '[1,"]",null , [[]],true]',
      want: ["1:2 1", '1:4 "]"', "1:8 null", "1:15 [[]]", "1:20 true"],
    },
    {
      name: "strings that hold brackets, escapes and line ends",
      kind: "values",
      text: '[{"a":"}]\\"},\\\\"},{"\\\\":"[\\n"},"\\\\"]',
      want: ['1:2 {"a":"}]\\"},\\\\"}', '1:19 {"\\\\":"[\\n"}', '1:32 "\\\\"'],
    },
    {
      name: "characters of several bytes",
      kind: "values",
      text: '[{"é😀":1},{"a":2}]',
      want: ['1:2 {"é😀":1}', '1:12 {"a":2}'],
    },
    {
      name: "a trailing comma",
      kind: "values",
      text: "[{},]",
      want: ["1:2 {}"],
    },
    {
      name: "items that are missing",
      kind: "values",
      text: "[,{}, ,{}]",
      want: ["1:2 ", "1:3 {}", "1:7 ", "1:8 {}"],
    },
    {
      name: "an array that is cut off in an item",
      kind: "values",
      text: '[{},{"a":"',
      want: ["1:2 {}", '1:5 {"a":"'],
    },
    {
      name: "an array that is cut off behind an item",
      kind: "values",
      text: "[{}",
      want: ["1:2 {}", "1:4 "],
    },
    {
      name: "a value over several lines",
      kind: "values",
      text: '{\n  "a": 1\n}\n',
      want: ['1:1 {\n  "a": 1\n}'],
    },
    {
      name: "values and arrays, one behind the other",
      kind: "values",
      text: `{}{"a":1} 3\n[{}]${mark}[4] "x y"`,
      want: [
        "1:1 {}",
        '1:3 {"a":1}',
        "1:11 3",
        "2:2 {}",
        "2:7 4",
        '2:10 "x y"',
      ],
    },
    {
      name: "brackets that do not match",
      kind: "values",
      text: "[1}, 2] } [3]",
      want: ["1:2 1}", "1:6 2", "1:9 }", "1:12 3"],
    },
    {
      name: "of unknown kind: an array",
      text: ` ${mark}\n[{}\n]`,
      want: ["2:2 {}"],
    },
    {
      name: "of unknown kind: a value over several lines",
      text: '{\n"a": 1\n}\n{\n}\n',
      want: ['1:1 {\n"a": 1\n}', "4:1 {\n}"],
    },
    {
      name: "of unknown kind: lines, one of them broken",
      text: '{"a":1}\n{"a":[\n{}',
      want: ['1:1 {"a":1}', '2:1 {"a":[', "3:1 {}"],
    },
    { name: "of unknown kind: one line", text: "{}", want: ["1:1 {}"] },
  ])("$name", ({ kind, text, want }) => {
    for (const size of [1, 2, 3, 4, 5, 6, 7, 1000]) {
      const chunks = cut(text, size);
      expect(told(readBlocksSync({ chunks, kind }))).toEqual(want);
    }
  });

  test("are what JSON.parse finds, wherever the source is cut", () => {
    const values = fc.array(fc.jsonValue({ stringUnit: "binary" }));
    const indents = fc.constantFrom(undefined, 1, "\t");
    const sizes = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(values, indents, sizes, (given, indent, size) => {
        const array = JSON.stringify(given, null, indent);
        const want = given.map((value) => JSON.stringify(value));
        const lines = want.map((line) => `${line}\r\n`).join("");
        for (const [kind, text] of [
          ["values", array],
          ["lines", lines],
        ] as const) {
          const chunks = cut(text, size);
          const found = [...textsOf(readBlocksSync({ chunks, kind }))];
          expect(found.map((one) => JSON.stringify(JSON.parse(one)))).toEqual(
            want,
          );
        }
      }),
    );
  });

  test("are the same wherever a source is cut, though it be no JSON", () => {
    const text = fc
      .array(
        fc.constantFrom(...'[ ] { } , : " \\ 1 é'.split(" "), " ", "\n", mark),
      )
      .map((pieces) => pieces.join(""));
    const kinds = fc.constantFrom("lines", "values");
    const sizes = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(text, kinds, sizes, (given, kind, size) => {
        const whole = readBlocksSync({ chunks: [Buffer.from(given)], kind });
        const inPieces = readBlocksSync({ chunks: cut(given, size), kind });
        expect(told(inPieces)).toEqual(told(whole));
      }),
    );
  });
});

describe("blocks", () => {
  const record = `{"text":"${"é".repeat(50_000)}"}`;
  const records = Array<string>(100).fill(record);

  test.each([
    { kind: "lines", text: records.join("\n"), last: [100, 1] },
    {
      kind: "values",
      text: `[${records.join(",")}]`,
      last: [1, 2 + 99 * (record.length + 1)],
    },
  ] as const)("of $kind are of about half a MiB", ({ kind, text, last }) => {
    const chunks = [Buffer.from(text)];
    const sizes: number[] = [];
    const texts: string[] = [];
    let place: Position | undefined;
    for (const block of readBlocksSync({ chunks, kind })) {
      sizes.push(block.bytes.length);
      texts.push(...textsOf([block]));
      place = placesOf([block]).at(-1);
    }
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(1024 * 1024);
    expect(texts).toEqual(records);
    expect([place?.line, place?.column]).toEqual(last);
  });

  test("a record that is larger is in a block of its own size", () => {
    const large = `{"a":"${"x".repeat(5_000_000)}"}`;
    const chunks = cut(`{}\n${large}\n{}\n`, 300_000);
    const blocks = readBlocksSync({ chunks, kind: "lines" });
    expect([...textsOf(blocks)]).toEqual(["{}", large, "{}"]);
  });

  test.each(["lines", "values"] as const)(
    "a record that does not end is given up: %s",
    (kind) => {
      const chunks = (function* () {
        yield Buffer.from('{}\n{"a":"');
        for (;;) yield Buffer.alloc(1_000_000, "x");
      })();
      expect(() => [...readBlocksSync({ chunks, kind })]).toThrow(
        expect.objectContaining({
          code: "CE208",
          position: { line: 2, column: 1 },
        }),
      );
    },
  );

  test("places are found in any order", () => {
    const chunks = [Buffer.from("{}\n{}\n\n {}")];
    const [block] = readBlocksSync({ chunks, kind: "lines" });
    if (!block) throw new Error("There is no block.");
    const placeOf = createPlacer(block);
    expect([2, 0, 1].map(placeOf)).toEqual([
      { line: 4, column: 2 },
      { line: 1, column: 1 },
      { line: 2, column: 1 },
    ]);
  });
});
