import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import * as nodeFs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { createFormatter } from "../../../src/output/format/formatter.js";
import { header } from "../../../src/output/print/header.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobalt-events-format-"));
  mkdirSync(join(folder, "src"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const source = `${header}\nexport type A = {\n  a: "x";\n};\n`;
const tabbed = `${header}\nexport type A = {\n\ta: 'x'\n}\n`;

async function formatted(
  text = source,
  settled = true,
  follow = true,
): Promise<{ text: string; codes: string[] }> {
  const diagnostics = new Diagnostics();
  const format = createFormatter({
    folder: join(folder, "src"),
    follow,
    fs: nodeFs,
    diagnostics,
  });
  const file = await format({ path: "events/a.ts", text, settled });
  return { text: file.text, codes: diagnostics.list.map(({ code }) => code) };
}

const style = { useTabs: true, semi: false, singleQuote: true };

describe("the project's prettier configuration", () => {
  it.each<[string, Record<string, string>, string]>([
    ["none", {}, source],
    [".prettierrc", { ".prettierrc": JSON.stringify(style) }, tabbed],
    [
      ".prettierrc.yaml",
      { ".prettierrc.yaml": "useTabs: true\nsemi: false\nsingleQuote: true\n" },
      tabbed,
    ],
    [
      "prettier.config.mjs",
      { "prettier.config.mjs": `export default ${JSON.stringify(style)};` },
      tabbed,
    ],
    [
      "package.json",
      { "package.json": JSON.stringify({ prettier: style }, null, 2) },
      tabbed,
    ],
    [
      "a package.json on one line",
      { "package.json": JSON.stringify({ name: "x", prettier: style }) },
      tabbed,
    ],
    [
      "a package.json that only depends on it",
      {
        "package.json": JSON.stringify(
          { devDependencies: { prettier: "3" } },
          null,
          2,
        ),
      },
      source,
    ],
    [
      ".editorconfig",
      { ".editorconfig": "root = true\n[*]\nindent_style = tab\n" },
      source.replace("  a", "\ta"),
    ],
    [
      "line ends only",
      { ".prettierrc": '{"endOfLine":"crlf"}' },
      source.replaceAll("\n", "\r\n"),
    ],
    [
      "line ends of .editorconfig, with a style",
      {
        ".editorconfig":
          "root = true\n[*]\nend_of_line = crlf\nindent_style = tab\n",
        ".prettierrc": '{"semi":false,"singleQuote":true}',
      },
      tabbed.replaceAll("\n", "\r\n"),
    ],
    [
      "line ends as they are",
      { ".prettierrc": '{"endOfLine":"auto"}' },
      source,
    ],
    [
      "the defaults, written out",
      { ".prettierrc": '{"printWidth":80,"semi":true}' },
      source,
    ],
    [
      "an override for the file",
      {
        ".prettierrc": JSON.stringify({
          overrides: [{ files: "src/**", options: style }],
        }),
      },
      tabbed,
    ],
    [
      "a pragma to insert",
      { ".prettierrc": JSON.stringify({ ...style, insertPragma: true }) },
      tabbed,
    ],
    [
      "an ignored file",
      { ".prettierrc": JSON.stringify(style), ".prettierignore": "src/\n" },
      source,
    ],
  ])("%s", async (_, files, want) => {
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, name), text);
    expect(await formatted()).toEqual({ text: want, codes: [] });
  });

  it("is not followed where the manifest says so", async () => {
    writeFileSync(join(folder, ".prettierrc"), JSON.stringify(style));
    expect(await formatted(source, true, false)).toEqual({
      text: source,
      codes: [],
    });
  });

  it.each([
    ["is no configuration", ".prettierrc", "{ broken"],
    [
      "names a plugin that is not there",
      ".prettierrc",
      '{"plugins":["prettier-plugin-not-there"]}',
    ],
  ])("is told of where it %s", async (_, name, text) => {
    writeFileSync(join(folder, name), text);
    expect((await formatted()).codes).toEqual(["CE604"]);
  });
});

it("brings what could not be laid out into the default style", async () => {
  const loose = `${header}\nexport type A = {"größe": string,\n}\n`;
  expect(await formatted(loose, false)).toEqual({
    text: `${header}\nexport type A = { größe: string };\n`,
    codes: [],
  });
});
