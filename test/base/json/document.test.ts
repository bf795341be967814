import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import {
  parseDocument,
  type ParseOptions,
} from "../../../src/base/json/document.js";
import type { JsonPath } from "../../../src/base/json/json.js";
import { maxDocumentDepth, scan } from "../../../src/base/json/scan.js";
import { runs } from "../../runs.js";

/** Parses a text and gives the value, and the problems as `code line:column+length message`. */
function parse(text: string, options?: ParseOptions) {
  const diagnostics = new Diagnostics();
  const document = parseDocument("/m.json", text, diagnostics, options);
  const problems = diagnostics.list.map(
    ({ code, place, message }) =>
      `${code} ${place?.line}:${place?.column}+${place?.length} ${message}`,
  );
  return { document, value: document?.value, problems };
}

describe("what is accepted", () => {
  const table: [name: string, text: string, want: unknown][] = [
    [
      "strict JSON",
      '{"a": [1, "x", null, true, -0.5e3]}',
      { a: [1, "x", null, true, -500] },
    ],
    ["a scalar", "null", null],
    ["a byte order mark", '\uFEFF{"a": 1}', { a: 1 }],
    ["CRLF", '{\r\n  "a": 1\r\n}\r\n', { a: 1 }],
    ["line comments", '// first\n{ // second\n  "a": 1 // third\n}', { a: 1 }],
    ["line comments that end in CR", '// first\r{"a": 1}', { a: 1 }],
    ["block comments", '/* { " */ {"a": /* : */ 1}', { a: 1 }],
    [
      "trailing commas",
      '{"a": [1, 2,], "b": {"c": 3,},}',
      { a: [1, 2], b: { c: 3 } },
    ],
    [
      "what looks like a comment in a string",
      '{"a": "http://x /* y */",}',
      { a: "http://x /* y */" },
    ],
    [
      "escaped quotes",
      '{"a\\"": "\\\\", "b": "\\\\\\""}',
      { 'a"': "\\", b: '\\"' },
    ],
    [
      "the same key in different objects",
      '{"a": {"k": 1}, "b": [{"k": 2}, {"k": 3}]}',
      { a: { k: 1 }, b: [{ k: 2 }, { k: 3 }] },
    ],
    ["keys that differ in case", '{"a": 1, "A": 2}', { a: 1, A: 2 }],
  ];
  it.each(table)("%s", (_name, text, want) => {
    expect(parse(text)).toMatchObject({ value: want, problems: [] });
  });

  it.each([
    ["strict", '{"__proto__": {"x": 1}, "constructor": 2}'],
    ["tolerant", '{"__proto__": {"x": 1}, "constructor": 2,}'],
  ])("__proto__ as a key like any other (%s)", (_mode, text) => {
    const { document, value } = parse(text);
    expect(Object.entries(value as object)).toEqual([
      ["__proto__", { x: 1 }],
      ["constructor", 2],
    ]);
    expect(document?.place(["__proto__", "x"])).toMatchObject({
      line: 1,
      column: 21,
    });
  });
});

describe("what is refused", () => {
  const table: [name: string, text: string, want: string[]][] = [
    ["nothing", "", ["CE103 1:1+1 The file is empty."]],
    ["only white space", " \n\t\r\n", ["CE103 1:1+1 The file is empty."]],
    [
      "only comments",
      "// nothing\n/* at all */",
      ["CE103 1:1+1 The file is empty."],
    ],
    [
      "a missing comma",
      '{\n  "a": 1\n  "b": 2\n}',
      ["CE104 3:3+3 This is not valid JSON: a comma is expected here."],
    ],
    [
      "two commas",
      "[1,,2]",
      ["CE104 1:4+1 This is not valid JSON: a value is expected here."],
    ],
    [
      "a missing colon",
      '{"a" 1}',
      ["CE104 1:6+1 This is not valid JSON: a colon is expected here."],
    ],
    [
      "a key without quotes",
      "{a: 1}",
      ["CE104 1:2+1 This is not valid JSON: this is no word of JSON."],
    ],
    [
      "an end too soon",
      '{"a": [1, 2]\n\n\n',
      [
        "CE104 1:13+1 This is not valid JSON: a closing brace is expected here.",
      ],
    ],
    [
      "two values",
      "{} {}",
      [
        "CE104 1:4+1 This is not valid JSON: nothing more is expected after the value.",
      ],
    ],
    [
      "an open string",
      '{"a": "x\n}',
      [
        "CE104 1:7+2 This is not valid JSON: the string does not end on its line.",
      ],
    ],
    [
      "an open comment",
      "/* [1]",
      ["CE104 1:1+6 This is not valid JSON: the comment does not end."],
    ],
    [
      "a wrong escape",
      '["\\x"]',
      [
        "CE104 1:2+4 This is not valid JSON: a backslash is followed by a character that JSON does not escape.",
      ],
    ],
    [
      "undefined",
      "undefined",
      ["CE104 1:1+9 This is not valid JSON: this is no word of JSON."],
    ],
    [
      "several mistakes: the first",
      "[1 2 3 x]",
      ["CE104 1:4+1 This is not valid JSON: a comma is expected here."],
    ],
    [
      "a mistake after a BOM",
      "\uFEFF[1 2]",
      ["CE104 1:5+1 This is not valid JSON: a comma is expected here."],
    ],
    [
      "a duplicate key",
      '{\n"a": 1,\n"a": 2}',
      ['CE105 3:1+3 The key "a" is there already, on line 2.'],
    ],
    [
      "three of a kind",
      '{"a":1,"a":2,"a":3}',
      [
        'CE105 1:8+3 The key "a" is there already, on line 1.',
        'CE105 1:14+3 The key "a" is there already, on line 1.',
      ],
    ],
    [
      "a duplicate key deep down",
      '{"a": [{"b": {"c": 1, "c": 1}}]}',
      ['CE105 1:23+3 The key "c" is there already, on line 1.'],
    ],
    [
      "a duplicate key spelt otherwise",
      '{"a": 1, "\\u0061": 2}',
      ['CE105 1:10+8 The key "a" is there already, on line 1.'],
    ],
    [
      "a duplicate __proto__",
      '{"__proto__": 1, "__proto__": 2}',
      ['CE105 1:18+11 The key "__proto__" is there already, on line 1.'],
    ],
    [
      "a duplicate key among comments",
      '{"a": 1, // one\n"a": 2,}',
      ['CE105 2:1+3 The key "a" is there already, on line 1.'],
    ],
  ];
  it.each(table)("%s", (_name, text, want) => {
    expect(parse(text)).toMatchObject({ value: undefined, problems: want });
  });

  it("finds duplicates by the hundred thousand", () => {
    expect(parse(`{${'"a":1,'.repeat(200_000)}"a":1}`).problems).toHaveLength(
      200_000,
    );
  });

  it.each([
    [
      "comments",
      '{"a": 1} // one',
      "CE104 1:10+6 This is not valid JSON: comments are not allowed here.",
    ],
    [
      "trailing commas",
      "[1,]",
      "CE104 1:4+1 This is not valid JSON: a value is expected here.",
    ],
  ])("%s, when it has to be strict", (_name, text, want) => {
    expect(parse(text, { strict: true })).toMatchObject({
      value: undefined,
      problems: [want],
    });
  });

  const nest = 100_000;
  const deep: [name: string, text: string, code: string][] = [
    ["brackets", "[".repeat(nest) + "]".repeat(nest), "CE106"],
    ["braces", '{"a":'.repeat(nest), "CE106"],
    ["brackets behind an open string", `["\n,${"[".repeat(nest)}`, "CE104"],
    ["brackets closed by braces", "[},".repeat(nest), "CE104"],
    [
      "brackets after too many closing ones",
      "]".repeat(nest) + "[".repeat(nest),
      "CE104",
    ],
  ];
  it.each(deep)(
    "%s without end, and the stack survives",
    (_name, text, code) => {
      expect(parse(text).problems).toEqual([
        expect.stringMatching(`^${code} `),
      ]);
    },
  );

  it("nesting exactly at the limit is fine, one more is not", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(parse(nested(maxDocumentDepth))).toMatchObject({
      problems: [],
      document: { depth: maxDocumentDepth },
    });
    expect(parse(nested(maxDocumentDepth + 1)).problems).toEqual([
      `CE106 1:${maxDocumentDepth + 1}+1 The JSON is nested deeper than ${maxDocumentDepth} levels.`,
    ]);
  });
});

describe("places", () => {
  const text =
    '// m\r\n{\r\n  "a": { "b.c": [10, { "d": "x" }] },\r\n  "": true\r\n}';
  const table: [
    path: JsonPath,
    part: "key" | "value",
    line: number,
    column: number,
    length: number,
  ][] = [
    [[], "value", 2, 1, 2],
    [["a"], "key", 3, 3, 3],
    [["a", "b.c"], "value", 3, 17, 18],
    [["a", "b.c", 0], "value", 3, 18, 2],
    [["a", "b.c", 1, "d"], "value", 3, 29, 3],
    [["a", "b.c", 1, "d"], "key", 3, 24, 3],
    [[""], "value", 4, 7, 4],
    [["a", "nowhere", "x"], "value", 3, 8, 29],
    [["a", "b.c", 7], "value", 3, 17, 18],
  ];
  it.each(table)("%j %s", (path, part, line, column, length) => {
    expect(parse(text).document?.place(path, part)).toEqual({
      file: "/m.json",
      line,
      column,
      length,
    });
  });

  it("count from where the text begins in its file", () => {
    const start = { line: 40, column: 9 };
    const { document } = parse("[1,\n2]", { start });
    expect(document?.place([0])).toMatchObject({ line: 40, column: 10 });
    expect(document?.place([1])).toMatchObject({ line: 41, column: 1 });
    expect(parse("[1\n2]", { start }).problems).toEqual([
      expect.stringMatching("^CE104 41:1"),
    ]);
  });
});

describe("laws", () => {
  /** Prints JSON with all the freedom there is: white space, comments, escapes, trailing commas. */
  function print(value: unknown, pick: () => number): string {
    const gap = () =>
      ["", " ", "\n", "\r\n\t", '/* { " */', "// [ :\n"][pick() % 6] ?? "";
    const string = (text: string) =>
      pick() % 2
        ? JSON.stringify(text)
        : `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("")}"`;
    const list = (parts: string[]) =>
      parts.join(`${gap()},`) + (parts.length > 0 && pick() % 2 ? "," : "");
    const inner = (): string => {
      if (typeof value === "string") return string(value);
      if (Array.isArray(value))
        return `[${list(value.map((item) => print(item, pick)))}${gap()}]`;
      if (typeof value !== "object" || value === null)
        return JSON.stringify(value);
      return `{${list(Object.entries(value).map(([key, item]) => `${gap()}${string(key)}${gap()}:${print(item, pick)}`))}${gap()}}`;
    };
    return gap() + inner() + gap();
  }
  const json = fc
    .jsonValue({ maxDepth: 4 })
    .map((value) => JSON.parse(JSON.stringify(value)) as unknown);

  it("any way to write a value gives the value", () => {
    fc.assert(
      fc.property(json, fc.infiniteStream(fc.nat(100)), (value, stream) => {
        const text = print(value, () => Number(stream.next().value));
        const { value: parsed, problems } = parse(text);
        expect(problems).toEqual([]);
        expect(JSON.stringify(parsed)).toBe(JSON.stringify(value));
      }),
    );
  });

  it("strict parsing accepts exactly what JSON.parse does", () => {
    const slip = fc.tuple(
      fc.nat(),
      fc.constantFrom(
        "",
        ",",
        "]",
        "{",
        '"',
        "\\",
        "0",
        "-",
        ".",
        "e",
        "\u0001",
        "\u00A0",
        "/*",
        "//",
        "t",
      ),
    );
    fc.assert(
      fc.property(json, fc.array(slip, { maxLength: 2 }), (value, slips) => {
        let text = JSON.stringify(value);
        for (const [at, put] of slips)
          text =
            text.slice(0, at % text.length) +
            put +
            text.slice((at % text.length) + 1);
        let want: string | undefined;
        try {
          want = JSON.stringify(JSON.parse(text));
        } catch {
          want = undefined;
        }
        const { value: parsed, problems } = parse(text, { strict: true });
        // A slip may also make two keys of one.
        if (problems.some((problem) => problem.startsWith("CE105"))) return;
        expect(parsed === undefined ? undefined : JSON.stringify(parsed)).toBe(
          want,
        );
        expect(problems.length === 0).toBe(want !== undefined);
      }),
      { numRuns: runs(2000) },
    );
  });

  it("every value is found at its own place", () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value, null, 1);
        const { document } = parse(text);
        const visit = (part: unknown, path: JsonPath): void => {
          const place = document?.place(path);
          const line = text.split("\n")[(place?.line ?? 0) - 1] ?? "";
          const shown = line.slice((place?.column ?? 0) - 1);
          if (typeof part !== "object" || part === null)
            expect(shown.slice(0, place?.length)).toBe(JSON.stringify(part));
          else if (Array.isArray(part))
            part.forEach((item, index) => visit(item, [...path, index]));
          else
            for (const [key, item] of Object.entries(part))
              visit(item, [...path, key]);
        };
        visit(value, []);
      }),
    );
  });
});

describe("scan", () => {
  const table: [text: string, keys: number, depth: number][] = [
    ["1", 0, 0],
    ["{}", 0, 1],
    ['{"a": {"b": [[1]]}, "c": ":"}', 3, 4],
    ['[{"a:": "{["}, {"\\"": 1}] // : {', 2, 2],
    ['/* "a": 1 */ [[], []]', 0, 2],
  ];
  it.each(table)("%s", (text, keys, depth) => {
    expect(scan(text)).toEqual({
      keys,
      depth,
      tooDeepAt: undefined,
      blank: false,
    });
  });
});
