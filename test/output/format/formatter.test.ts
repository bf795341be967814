import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import * as nodeFs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  clearConfigCache,
  format as prettierFormat,
  resolveConfig,
} from "prettier";
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

describe("files of one folder", () => {
  const tabs = { useTabs: true };
  const override = (files: string): string =>
    JSON.stringify({ overrides: [{ files, options: tabs }] });
  const editor = (section: string): string =>
    `root = true\n[${section}]\nindent_style = tab\n`;

  it.each([
    [".prettierrc", override("b.ts")],
    [".prettierrc", override("src/events/?.ts")],
    [".prettierrc", override("*.ts")],
    [
      ".prettierrc",
      "overrides:\n  - files: b.*\n    options: {useTabs: true}\n",
    ],
    [
      ".prettierrc.toml",
      "[[overrides]]\nfiles = 'b.ts'\n[overrides.options]\nuseTabs = true",
    ],
    ["package.json", `{"prettier":${override("b.ts")}}`],
    ["package.json", '{"prettier":"./shared.json"}'],
    [".prettierrc", '"./shared.json"'],
    [".prettierrc", "./shared.json"],
    ["prettier.config.mjs", `export default ${override("b.ts")}`],
    [".editorconfig", editor("b.ts")],
    [".editorconfig", editor("*.ts")],
    [".editorconfig", editor("*.{js,ts}")],
    [".editorconfig", editor("[ab].ts")],
    [".editorconfig", editor("src/**")],
    [".editorconfig", `${editor("*")}[**/b.*]\nindent_size = 8\n`],
    ["src/events/.prettierrc", override("b.ts")],
    [".prettierrc.json", '{ "useTabs": true, "tabWidth": 4 }'],
    [".prettierrc.yaml", "# ours\nuseTabs: true\n"],
  ])("look as prettier says of each: %s %s", async (name, text) => {
    mkdirSync(join(folder, "src/events"));
    writeFileSync(join(folder, "package.json"), "{}");
    writeFileSync(join(folder, ".prettierrc"), "{}");
    writeFileSync(join(folder, "shared.json"), override("b.ts"));
    writeFileSync(join(folder, name), text);
    const paths = ["events/a.ts", "events/b.ts", "events/b.json", "b.ts"];
    const diagnostics = new Diagnostics();
    const format = createFormatter({
      folder: join(folder, "src"),
      follow: true,
      fs: nodeFs,
      diagnostics,
    });
    for (const path of paths) {
      const isTypeScript = path.endsWith(".ts");
      const own = isTypeScript ? source : '{ "a": [1, 2] }\n';
      const file = await format({ path, text: own, settled: false });
      const filepath = join(folder, "src", path);
      const style = await resolveConfig(filepath, { editorconfig: true });
      expect(file.text).toBe(await prettierFormat(own, { ...style, filepath }));
    }
    expect(diagnostics.list).toEqual([]);
  });

  it("have the style of the last edit", async () => {
    writeFileSync(join(folder, ".prettierrc"), JSON.stringify(style));
    expect(await formatted()).toMatchObject({ text: tabbed });
    writeFileSync(join(folder, ".prettierrc"), "{}");
    expect(await formatted()).toMatchObject({ text: source });
  });

  it("are asked for once where their names make no difference", async () => {
    writeFileSync(join(folder, ".prettierrc"), JSON.stringify(style));
    const format = createFormatter({
      folder: join(folder, "src"),
      follow: true,
      fs: nodeFs,
      diagnostics: new Diagnostics(),
    });
    const textOf = async (path: string): Promise<string> =>
      (await format({ path, text: source, settled: true })).text;
    expect(await textOf("events/a.ts")).toBe(tabbed);
    // Whoever asked again would see that.
    await clearConfigCache();
    writeFileSync(join(folder, ".prettierrc"), "{}");
    expect(await textOf("events/b.ts")).toBe(tabbed);
    expect(await textOf("other/b.ts")).toBe(source);
  });
});

it("brings what could not be laid out into the default style", async () => {
  const loose = `${header}\nexport type A = {"größe": string,\n}\n`;
  expect(await formatted(loose, false)).toEqual({
    text: `${header}\nexport type A = { größe: string };\n`,
    codes: [],
  });
});
