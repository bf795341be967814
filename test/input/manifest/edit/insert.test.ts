import fc from "fast-check";
import { parse } from "jsonc-parser";
import { expect, test } from "vitest";
import {
  type Insertion,
  insertJson,
} from "../../../../src/input/manifest/edit/insert.js";

const event: Insertion = { into: ["e"], key: "b", value: '{"n": 1.50}' };
const sample: Insertion = { into: ["s"], value: "{ }" };

const lines = (...text: string[]): string => `${text.join("\n")}\n`;

test.each<{ name: string; source: string; insertion: Insertion; want: string }>(
  [
    {
      name: "behind the last, with its comment",
      source: lines("{", '  "e": {', '    "a": 1 // of a', "  }", "}"),
      insertion: event,
      want: lines(
        "{",
        '  "e": {',
        '    "a": 1, // of a',
        '    "b": {',
        '      "n": 1.50',
        "    }",
        "  }",
        "}",
      ),
    },
    {
      name: "with trailing commas and comments below",
      source: lines(
        "{",
        '\t"e": {',
        '\t\t"a": 1, /* of a */',
        "\t\t// the end",
        "\t},",
        "}",
      ),
      insertion: event,
      want: lines(
        "{",
        '\t"e": {',
        '\t\t"a": 1, /* of a */',
        '\t\t"b": {',
        '\t\t\t"n": 1.50',
        "\t\t},",
        "\t\t// the end",
        "\t},",
        "}",
      ),
    },
    {
      name: "into nothing",
      source: lines("{", '  "e": {}', "}"),
      insertion: event,
      want: lines(
        "{",
        '  "e": {',
        '    "b": {',
        '      "n": 1.50',
        "    }",
        "  }",
        "}",
      ),
    },
    {
      name: "into a comment",
      source: lines("{", '  "e": {', "    // none yet", "  }", "}"),
      insertion: event,
      want: lines(
        "{",
        '  "e": {',
        "    // none yet",
        '    "b": {',
        '      "n": 1.50',
        "    }",
        "  }",
        "}",
      ),
    },
    {
      name: "a text of one line",
      source: '{"e":{"a":1}}',
      insertion: event,
      want: '{"e":{"a":1, "b": {"n":1.50}}}',
    },
    {
      name: "an empty one in a text of one line",
      source: '{ "e": {} }\n',
      insertion: event,
      want: '{ "e": { "b": {"n":1.50} } }\n',
    },
    {
      name: "a list of one line",
      source: lines("{", '  "s": ["a,b", "c"] // x', "}"),
      insertion: sample,
      want: lines("{", '  "s": ["a,b", "c",', "    {}", "  ] // x", "}"),
    },
    {
      name: "behind a property",
      source: lines("{", '  "s": 1, // one', '  "t": 2', "}"),
      insertion: { into: [], key: "b", value: "[{}]", behind: "s" },
      want: lines(
        "{",
        '  "s": 1, // one',
        '  "b": [',
        "    {}",
        "  ],",
        '  "t": 2',
        "}",
      ),
    },
    {
      name: "line ends and a byte order mark",
      source: '\uFEFF{\r\n  "e": {\r\n    "a": 1\r\n  }\r\n}\r\n',
      insertion: event,
      want: '\uFEFF{\r\n  "e": {\r\n    "a": 1,\r\n    "b": {\r\n      "n": 1.50\r\n    }\r\n  }\r\n}\r\n',
    },
    {
      name: "numbers, escapes and order as they are written, without comments",
      source: lines("{", '  "s": [', "  ]", "}"),
      insertion: {
        into: ["s"],
        value:
          '{"2": 12345678901234567890, /* x */ "1": "caf\\u00e9", "__proto__": 1e3,}',
      },
      want: lines(
        "{",
        '  "s": [',
        "    {",
        '      "2": 12345678901234567890,',
        '      "1": "caf\\u00e9",',
        '      "__proto__": 1e3',
        "    }",
        "  ]",
        "}",
      ),
    },
  ],
)("$name", ({ source, insertion, want }) => {
  expect(insertJson(source, insertion)).toBe(want);
});

test("whatever there is, it stays, and the value is behind it", () => {
  const key = fc.constantFrom("a", "__proto__", "constructor", 'x"y', "\u0000");
  const document = fc.record({
    e: fc.dictionary(key, fc.jsonValue({ maxDepth: 2 })),
  });
  fc.assert(
    fc.property(
      document,
      fc.jsonValue(),
      fc.constantFrom(0, 2, "\t"),
      (value, added, indent) => {
        const source = JSON.stringify(value, null, indent);
        const insertion = {
          into: ["e"],
          key: "new",
          value: JSON.stringify(added),
        };
        const text = insertJson(source, insertion);
        const read = JSON.parse(text) as typeof value;
        expect(JSON.stringify(read)).toBe(
          JSON.stringify({
            e: Object.fromEntries([...Object.entries(value.e), ["new", added]]),
          }),
        );
        expect(parse(text)).toBeDefined();
      },
    ),
  );
});
