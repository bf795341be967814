import * as disk from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { maxPayloadDepth } from "../../../src/input/samples/depth.js";
import { readSamples } from "../../../src/input/samples/read-samples.js";
import { problemsOf } from "../manifest/problems.js";
import { project, read, resolve } from "./samples.js";

describe("readSamples", () => {
  const table: [
    name: string,
    files: Record<string, string | Buffer>,
    samples: unknown[],
    want: unknown[],
  ][] = [
    ["inline payloads", {}, [{ a: 1 }, {}], [{ a: 1 }, {}]],
    ["a payload", { "p.json": '{"a": 1}' }, ["p.json"], [{ a: 1 }]],
    [
      "an array of payloads",
      { "p.json": '[{"a": 1}, {"a": 2}]' },
      ["p.json"],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      "comments and trailing commas in .json",
      { "p.json": '// one\n[{"a": 1},]' },
      ["p.json"],
      [{ a: 1 }],
    ],
    [
      "a payload a line",
      { "p.ndjson": '{"a": 1}\n{"a": 2}\n' },
      ["p.ndjson"],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      "no newline at the end",
      { "p.jsonl": '{"a": 1}\n{"a": 2}' },
      ["p.jsonl"],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      "CRLF, a BOM and blank lines",
      { "p.jsonl": '\uFEFF{"a": 1}\r\n\r\n \t\r\n{"a": "é😀"}\r\n\r\n' },
      ["p.jsonl"],
      [{ a: 1 }, { a: "é😀" }],
    ],
    [
      "a file that was compressed",
      { "p.ndjson.gz": gzipSync('{"a": 1}\n{"a": 2}\n') },
      ["p.ndjson.gz"],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      "an array that was compressed, comments and all",
      { "p.JSON.GZ": gzipSync('[{"a": 1}, /* 2 */]') },
      ["p.JSON.GZ"],
      [{ a: 1 }],
    ],
    [
      "compressed files of which the name says nothing, and others of which it lies",
      { "p.jsonl": gzipSync('{"a": 1}'), "q.json.gz": '{"a": 2}' },
      ["p.jsonl", "q.json.gz"],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      "byte order marks where files were put together",
      { "p.jsonl": '\uFEFF{"a": 1}\n\uFEFF{"a": 2}\n' },
      ["p.jsonl"],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      "all in order",
      { "p.jsonl": '{"a": 2}', "q.json": '{"a": 3}' },
      [{ a: 1 }, "p.jsonl", "q.json", { a: 4 }],
      [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }],
    ],
  ];
  it.each(table)("%s", async (_name, files, samples, want) => {
    const absolute = Object.fromEntries(
      Object.entries(files).map(([file, text]) => [`/app/${file}`, text]),
    );
    const { payloads, diagnostics } = await read(project(absolute, samples));
    expect(problemsOf(diagnostics)).toEqual([]);
    expect(payloads).toEqual(want);
  });

  const good = '{"ok": 1}';
  const refused: [
    name: string,
    file: string,
    text: string | Buffer,
    want: string[],
  ][] = [
    ["nothing in .json", "p.json", "", ["CE103 1:1 The file is empty."]],
    [
      "an empty array",
      "p.json",
      " []",
      ["CE205 1:2 The array holds no payload."],
    ],
    [
      "a scalar",
      "p.json",
      "3",
      ["CE203 1:1 A payload must be an object, not a number."],
    ],
    [
      "items that are no payloads",
      "p.json",
      `[1,\n ${good}, null, [${good}]]`,
      [
        "CE203 1:2 A payload must be an object, not a number.",
        "CE203 2:13 A payload must be an object, not null.",
        "CE203 2:19 A payload must be an object, not an array.",
      ],
    ],
    [
      "JSON that is none",
      "p.json",
      "{",
      ["CE104 1:2 This is not valid JSON: a closing brace is expected here."],
    ],
    [
      "a key twice",
      "p.json",
      '{"a": 1, "a": 1}',
      ['CE105 1:10 The key "a" is there already, on line 1.'],
    ],
    [
      "nothing in .ndjson",
      "p.ndjson",
      "\n \r\n\n",
      ["CE205 1:1 The file holds no payload."],
    ],
    [
      "no byte in .ndjson",
      "p.ndjson",
      "",
      ["CE205 1:1 The file holds no payload."],
    ],
    [
      "bad lines, each at its place",
      "p.ndjson",
      `${good}\n[]\n{"a": x}\n{"a":1, "a":2}\n${good} ${good}\n${good}`,
      [
        "CE203 2:1 A payload must be an object, not an array.",
        "CE104 3:7 This is not valid JSON: this is no word of JSON.",
        'CE105 4:9 The key "a" is there already, on line 4.',
        "CE104 5:11 This is not valid JSON: nothing more is expected after the value.",
      ],
    ],
    [
      "comments and trailing commas in .ndjson",
      "p.ndjson",
      `// x\n{"a": 1,}\n${good}`,
      [
        "CE104 1:1 This is not valid JSON: comments are not allowed here.",
        expect.stringMatching(/^CE104 2:9 /),
      ],
    ],
    [
      "a payload over several lines",
      "p.ndjson",
      `{"a":\n1}`,
      [
        expect.stringMatching(/^CE104 1:6 /),
        expect.stringMatching(/^CE104 2:2 /),
      ],
    ],
    [
      "a line that is not UTF-8",
      "p.ndjson",
      Buffer.concat([
        Buffer.from(`${good}\n{"a": "`),
        Buffer.from([0xe9]),
        Buffer.from(`"}\n${good}`),
      ]),
      ["CE104 2:8 This is not UTF-8 text, as JSON has to be."],
    ],
  ];
  it.each(refused)("%s", async (_name, file, text, want) => {
    const { payloads, diagnostics } = await read(
      project({ [`/app/${file}`]: text }, [file, { inline: true }]),
    );
    expect(problemsOf(diagnostics)).toEqual(want);
    expect(payloads.at(-1)).toEqual({ inline: true });
    for (const payload of payloads.slice(0, -1))
      expect(payload).toEqual({ ok: 1 });
  });

  const stored = gzipSync(`${good}\n`.repeat(200_000), { level: 0 });
  it.each([
    ["cut off", stored.subarray(0, -9), "ends in the middle of its"],
    ["damaged", Buffer.from(stored).fill(0xff, 1_500_000, 1_600_000), "holds"],
  ])("a compressed file that is %s", async (_name, bytes, reason) => {
    const { payloads, diagnostics } = await read(
      project({ "/app/p.ndjson.gz": bytes }, ["p.ndjson.gz"]),
    );
    expect(problemsOf(diagnostics)).toEqual([
      expect.stringMatching(`^CE207 1:28 "/app/p.ndjson.gz" ${reason} gzip`),
    ]);
    expect(payloads.length).toBeGreaterThan(1000);
  });

  it("inline samples that are no payloads", async () => {
    const { payloads, diagnostics } = await read(
      project({}, [[{ a: 1 }], null, 3, { a: 2 }]),
    );
    expect(problemsOf(diagnostics)).toEqual([
      "CE203 1:28 A payload must be an object, not an array.",
      "CE203 1:38 A payload must be an object, not null.",
      "CE203 1:43 A payload must be an object, not a number.",
    ]);
    expect(payloads).toEqual([{ a: 2 }]);
  });

  it("counts the bad lines after twenty", async () => {
    const given = project(
      { "/app/p.ndjson": `${"x\n".repeat(20)}{"a": 1}\n${"3\n".repeat(1000)}` },
      ["p.ndjson"],
    );
    const { payloads, diagnostics } = await read(given);
    expect(problemsOf(diagnostics)).toHaveLength(21);
    expect(problemsOf(diagnostics).at(-1)).toBe(
      "CE104 22:1 From here on, 1000 more lines of the file hold no payload.",
    );
    expect(payloads).toEqual([{ a: 1 }]);
  });

  it.each(["values", "lines"] as const)("%s that cannot be read", (kind) => {
    const folder = mkdtempSync(join(tmpdir(), "read-"));
    const namedAt = () => ({ file: "/m.json", line: 3, column: 4, length: 5 });
    const problems = (file: string) => {
      const diagnostics = new Diagnostics();
      const samples = readSamples([{ kind, file, namedAt }], disk, diagnostics);
      expect([...samples]).toEqual([]);
      return problemsOf(diagnostics);
    };
    try {
      const missing = join(folder, "x");
      expect(problems(missing)).toEqual([
        `CE102 3:4 ${JSON.stringify(missing)} does not exist any more.`,
      ]);
      expect(problems(folder)).toEqual([
        `CE102 3:4 ${JSON.stringify(folder)} is a folder, not a file.`,
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  describe("an array that is too large to be parsed whole", () => {
    const item = `{"text": "${"é, [".repeat(250_000)}"}`;
    const large = (...items: string[]) => {
      const all = [...Array<string>(9).fill(item), ...items];
      return `[\n${all.join(",\n  ")}\n]\n`;
    };

    it.each([
      ["p.json", (text: string) => Buffer.from(text)],
      ["p.json.gz", (text: string) => gzipSync(text)],
    ])("%s is read item by item", async (file, pack) => {
      const content = pack(large("[]", '{"b": 1}'));
      const given = project({ [`/app/${file}`]: content }, [file]);
      const { samples, diagnostics } = await read(given);
      expect(samples).toHaveLength(10);
      expect(problemsOf(diagnostics)).toEqual([
        "CE203 11:3 A payload must be an object, not an array.",
      ]);
      expect(samples[9]?.payload).toEqual({ b: 1 });
      expect(samples[9]?.place(["b"])).toEqual({
        file: `/app/${file}`,
        line: 12,
        column: 9,
        length: 1,
      });
    });

    it("only so many bad items are told", async () => {
      const text = large(...Array<string>(30).fill("1"));
      const given = project({ "/app/p.json": text }, ["p.json"]);
      const { diagnostics } = await read(given);
      expect(problemsOf(diagnostics)).toHaveLength(21);
      expect(problemsOf(diagnostics).at(-1)).toBe(
        "CE104 31:3 From here on, 10 more values of the file hold no payload.",
      );
    });
  });

  describe("depth", () => {
    const nested = (levels: number) =>
      '{"a":'.repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    const forms: [
      name: string,
      file: string,
      wrap: (payload: string) => string,
    ][] = [
      ["a payload", "p.json", (payload) => payload],
      ["a payload in an array", "p.json", (payload) => `[{}, ${payload}]`],
      ["a payload in a line", "p.ndjson", (payload) => `{}\n${payload}`],
    ];
    it.each(forms)(
      "%s may have 200 levels, and no more",
      async (_name, file, wrap) => {
        for (const [levels, codes] of [
          [maxPayloadDepth, []],
          [maxPayloadDepth + 1, ["CE106"]],
        ] as const) {
          const { diagnostics } = await read(
            project({ [`/app/${file}`]: wrap(nested(levels)) }, [file]),
          );
          expect(diagnostics.list.map(({ code }) => code)).toEqual(codes);
        }
      },
    );

    it("an inline payload may have 200 levels, and no more", async () => {
      const samples = [200, 201, 1].map(
        (levels) => JSON.parse(nested(levels)) as unknown,
      );
      const { payloads, diagnostics } = await read(project({}, samples));
      expect(
        diagnostics.list.map(({ code, message }) => [code, message]),
      ).toEqual([["CE106", "The payload is nested deeper than 200 levels."]]);
      expect(payloads).toEqual([samples[0], samples[2]]);
    });
  });

  it("says where each value stands", async () => {
    const given = project(
      {
        "/app/p.json": '[{},\n {"a": [1, 2]}]',
        "/app/q.ndjson": '{}\r\n\r\n{"a": [1, 2]}',
        "/app/r.json": '{"a": [1, 2]}',
      },
      ["p.json", "q.ndjson", "r.json", { a: [1, 2] }],
    );
    const { samples } = await read(given);
    const places = samples
      .filter(({ payload }) => "a" in payload)
      .map(({ place }) => place(["a", 1]));
    expect(places).toEqual([
      { file: "/app/p.json", line: 2, column: 12, length: 1 },
      { file: "/app/q.ndjson", line: 3, column: 11, length: 1 },
      { file: "/app/r.json", line: 1, column: 11, length: 1 },
      {
        file: "/app/cobalt.events.json",
        line: 1,
        column: expect.any(Number) as number,
        length: 1,
      },
    ]);
  });
});

it("closes the file, also when it is left early", async () => {
  const given = project({ "/app/p.ndjson": "{}\n".repeat(1e6) }, ["p.ndjson"]);
  const { sources } = await resolve(given);
  let open = 0;
  const fs = {
    ...given.fs,
    openSync: ((...args: Parameters<typeof disk.openSync>) => {
      open += 1;
      return given.fs.openSync(...args);
    }) as typeof disk.openSync,
    closeSync: (descriptor: number) => {
      open -= 1;
      given.fs.closeSync(descriptor);
    },
  };
  for (const sample of readSamples(sources, fs, new Diagnostics())) {
    expect(sample.payload).toEqual({});
    expect(open).toBe(1);
    break;
  }
  expect(open).toBe(0);
});
