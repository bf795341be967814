import { gzipSync } from "node:zlib";
import { memfs } from "memfs";
import { describe, expect, test } from "vitest";
import {
  type Diagnostic,
  Diagnostics,
} from "../../../src/base/diagnostics/diagnostic.js";
import { styleOf } from "../../../src/cli/main/io.js";
import { renderDiagnostics } from "../../../src/cli/render/render-diagnostics.js";

const plain = styleOf({ write: () => undefined }, {});

async function render(
  source: string | Buffer,
  line: number,
  column: number,
  length = 1,
  style = plain,
): Promise<string> {
  const place = { file: "/app/a.json", line, column, length };
  return await renderAll([problem("It is wrong.", place)], source, style);
}

function problem(message: string, place?: Diagnostic["place"]): Diagnostic {
  const diagnostics = new Diagnostics();
  diagnostics.add("CE108", message, place, "Mend it.");
  const [diagnostic] = diagnostics.list;
  if (!diagnostic) throw new Error("nothing was recorded");
  return diagnostic;
}

async function renderAll(
  diagnostics: readonly Diagnostic[],
  source: string | Buffer,
  style = plain,
): Promise<string> {
  const { fs } = memfs({ "/app/a.json": source });
  // memfs declares the same functions with types of its own.
  return await renderDiagnostics(diagnostics, {
    cwd: "/app",
    fs: fs as never,
    style,
  });
}

test("a problem has its code, place, message, frame and help", async () => {
  expect(
    await render(
      '{\n  "events": {\n    "a": { "smaple": 1 }\n  }\n}\n',
      3,
      12,
      8,
    ),
  ).toBe(
    `error CE108 a.json:3:12
  It is wrong.

    1 | {
    2 |   "events": {
  > 3 |     "a": { "smaple": 1 }
      |            ^^^^^^^^
    4 |   }
    5 | }

  help: Mend it.

1 error
`,
  );
});

describe("frames", () => {
  /** The line with the problem and what the marker below it covers. */
  function marked(text: string): {
    readonly line: string;
    readonly covered: string;
  } {
    const lines = text.split("\n");
    const at = lines.findIndex((line) => /^\s+\|\s+\^/.test(line));
    const line = lines[at - 1] ?? "";
    const marker = lines[at] ?? "";
    return {
      line,
      covered: line.slice(marker.indexOf("^"), marker.lastIndexOf("^") + 1),
    };
  }

  test.each([
    {
      name: "in a minified file, in the middle",
      source: `[${"1,".repeat(5000)}"here",${"2,".repeat(5000)}3]`,
      want: '"here"',
    },
    {
      name: "in a minified file, at the start",
      source: `["here",${"2,".repeat(5000)}3]`,
      want: '"here"',
    },
    {
      name: "in a minified file, at the end",
      source: `[${"1,".repeat(5000)}"here"]`,
      want: '"here"',
    },
    { name: "after CRLF", source: '{\r\n  "here": 1\r\n}\r\n', want: '"here"' },
    { name: "after tabs", source: '{\n\t\t"here": 1\n}', want: '"here"' },
    {
      name: "after a byte order mark",
      source: '\uFEFF{"here": 1}',
      want: '"here"',
    },
    {
      name: "after control characters",
      source: '{"\u001B[31m\u202E": "here"}',
      want: '"here"',
    },
    {
      name: "after a line separator",
      source: '{"\u2028": "here"}',
      want: '"here"',
    },
    { name: "without a final newline", source: '{\n"here"', want: '"here"' },
  ])("$name", async ({ source, want }) => {
    const before = source.slice(0, source.indexOf(want));
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    const text = await render(source, line, column, want.length);
    expect(marked(text).covered).toBe(want);
    expect(marked(text).line.length).toBeLessThan(120);
  });

  test("a value longer than the line is shown from its start", async () => {
    const long = `"${"x".repeat(5000)}"`;
    const { line, covered } = marked(
      await render(`{"k": ${long}}`, 1, 7, long.length),
    );
    expect(covered).toMatch(/^"xxx/);
    expect(line).toMatch(/…$/);
  });

  test("a pair of surrogates that the crop cuts through is not shown as an escape", async () => {
    const text = await render(
      `["${"😀".repeat(1000)}", 1, "${"😀".repeat(1000)}"]`,
      1,
      2006,
    );
    expect(text).not.toContain("\\u");
    const shifted = await render(
      `["x${"😀".repeat(1000)}", 1, "${"😀".repeat(1000)}"]`,
      1,
      2007,
    );
    expect(shifted).not.toContain("\\u");
  });

  test.each([
    {
      name: "a file that is gone",
      place: { file: "/app/gone.json", line: 1, column: 1, length: 1 },
    },
    {
      name: "a line that is gone",
      place: { file: "/app/a.json", line: 99, column: 1, length: 1 },
    },
  ])("$name has none", async ({ place }) => {
    const text = await renderAll([problem("It is wrong.", place)], "{}");
    expect(text).toContain(
      `:${place.line}:1\n  It is wrong.\n  help: Mend it.\n`,
    );
  });
});

test("nothing from a file or a user drives the terminal", async () => {
  const nasty = "\u001B[2J\u202E\u0007\r\u009B31m\u2066";
  const place = {
    file: `/app/${nasty}\n.json`,
    line: 1,
    column: 1,
    length: 1,
  };
  const text = await renderAll(
    [
      problem(`Bad ${nasty}.`, place),
      problem("x", { ...place, file: "/app/a.json" }),
    ],
    nasty,
  );
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  expect(text).toContain("\\u001b[2J\\u202e\\u0007");
});

test("a message of several lines stays indented", async () => {
  expect(await renderAll([problem("One\ntwo")], "")).toContain(
    "error CE108\n  One\n  two\n  help:",
  );
});

test.each([
  { name: "that are compressed", source: gzipSync('{"name": "Mark"}') },
  { name: "of more than 8 MiB", source: `{}${"\n".repeat(9_000_000)}` },
])("no line is shown of files $name", async ({ source }) => {
  expect(await render(source, 1, 1)).toBe(
    "error CE108 a.json:1:1\n  It is wrong.\n  help: Mend it.\n\n1 error\n",
  );
});

test("errors are shown before warnings, and all of them where warnings are cut short", async () => {
  const diagnostics = new Diagnostics();
  const file = "/app/a.json";
  for (let line = 1; line <= 60; line += 1)
    for (const code of ["CE308", "CE101"] as const)
      diagnostics.add(code, "", { file, line, column: 1, length: 1 });
  const text = await renderAll(diagnostics.list, "");
  const shown = [...text.matchAll(/^(error|warning) .*:(\d+):/gm)];
  expect(shown.map(([, severity, line]) => `${severity} ${line}`)).toEqual([
    ...Array.from({ length: 60 }, (_, index) => `error ${index + 1}`),
    ...Array.from({ length: 50 }, (_, index) => `warning ${index + 1}`),
  ]);
  expect(text).toMatch(
    /… and 10 warnings more; `--json` lists all of them\.\n\n60 errors, 60 warnings\n$/,
  );
});

test("a flood of errors is cut short, and counted", async () => {
  const text = await renderAll(
    Array.from({ length: 1001 }, (_, index) => problem(`Problem ${index}.`)),
    "",
  );
  expect(text.match(/Problem \d+/g)).toHaveLength(1000);
  expect(text).toMatch(
    /… and 1 error more; `--json` lists all of them\.\n\n1001 errors\n$/,
  );
});

test("errors and warnings are counted apart, and no problem is no text", async () => {
  const diagnostics = new Diagnostics();
  diagnostics.add("CE308", "W");
  diagnostics.add("CE101", "E");
  diagnostics.add("CE102", "E");
  expect(await renderAll(diagnostics.list, "")).toMatch(
    /\n2 errors, 1 warning\n$/,
  );
  expect(await renderAll([], "")).toBe("");
});

describe("colour", () => {
  const stream = { isTTY: true, columns: 80, write: () => undefined };
  test.each([
    { name: "on a terminal", style: styleOf(stream, {}), want: true },
    {
      name: "with an empty NO_COLOR",
      style: styleOf(stream, { NO_COLOR: "" }),
      want: true,
    },
    {
      name: "with NO_COLOR",
      style: styleOf(stream, { NO_COLOR: "1" }),
      want: false,
    },
    {
      name: "on a dumb terminal",
      style: styleOf(stream, { TERM: "dumb" }),
      want: false,
    },
    { name: "in a pipe", style: plain, want: false },
    {
      name: "in a pipe, though FORCE_COLOR is set",
      style: styleOf({ write: () => undefined }, { FORCE_COLOR: "1" }),
      want: false,
    },
  ])("$name", async ({ style, want }) => {
    const text = await render('{\n  "events": 1\n}', 2, 3, 8, style);
    expect(text.includes("\u001B[")).toBe(want);
  });
});
