import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  catalogue,
  type CatalogueEntry,
} from "../../../src/base/diagnostics/catalogue.js";
import { check } from "../../../src/index.js";
import { memoryFs } from "../../memory-fs.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const page = readFileSync(join(root, "docs/diagnostics.md"), "utf8");
const entries: readonly (readonly [string, CatalogueEntry])[] =
  Object.entries(catalogue);
const sections = page.split(/^#{2,3} /m).filter((text) => /^CE\d/.test(text));

test("the page has a section for every code, in the catalogue's order", () => {
  const documented = sections.map((text) => text.slice(0, text.indexOf(":")));
  expect(documented).toEqual(entries.map(([code]) => code));
});

test.each(entries)("%s is told as in the catalogue", (code, entry) => {
  const severity = entry.severity === "error" ? "Error" : "Warning";
  const said = [
    `${code}: ${entry.title}`,
    `**${severity}.** ${entry.cause}`,
    `**Fix:** ${entry.fix}`,
  ];
  expect(sectionOf(code).split("\n\n").slice(0, 3).map(trim)).toEqual(said);
});

describe("the example of", () => {
  const examples = entries.flatMap(([code]) => {
    const [, manifest] = /```json\n(.*?)```/s.exec(sectionOf(code)) ?? [];
    return manifest === undefined ? [] : [[code, manifest] as const];
  });

  test.each(examples)(
    "%s brings it about, and nothing else",
    async (code, manifest) => {
      const fs = memoryFs({
        "/project/cobalt.events.json": manifest,
      });
      const { diagnostics } = await check({ cwd: "/project", fs });
      expect(new Set(diagnostics.map((each) => each.code))).toEqual(
        new Set([code]),
      );
    },
  );
});

test("every code is in use", () => {
  const folder = join(root, "src");
  const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith("catalogue.ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("");
  expect(entries.filter(([code]) => !source.includes(`"${code}"`))).toEqual([]);
});

function sectionOf(code: string): string {
  return sections.find((text) => text.startsWith(`${code}:`)) ?? "";
}

function trim(text: string): string {
  return text.trim();
}
