// `usages`, over a backend with planted call sites, and over projects with faults.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { usages } from "../../../src/index.js";

const example = fileURLToPath(
  new URL("../../../examples/mixed-backend/", import.meta.url),
);

/** What the comments say, as `file:line kind event path`. */
function planted(): readonly string[] {
  return readdirSync(example, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) =>
      readFileSync(join(example, file), "utf8")
        .split("\n")
        .flatMap((line, index) => {
          const [, what] = /^\s*\/\/ finds: (.+)$/.exec(line) ?? [];
          const place = `${file.replaceAll("\\", "/")}:${index + 2}`;
          return what === undefined ? [] : [`${place} ${what}`];
        }),
    )
    .sort();
}

async function foundIn(folder: string) {
  const result = await usages({ tsconfig: folder });
  const found = result.usages.map(({ kind, event = "-", path, file, line }) => {
    const place = `${relative(folder, file).replaceAll("\\", "/")}:${line}`;
    return [place, kind, event, path].filter(Boolean).join(" ");
  });
  return { ...result, found: found.toSorted() };
}

describe("the mixed backend", () => {
  test("has exactly the usages that its comments tell of", async () => {
    const { found, ok, diagnostics } = await foundIn(example);
    const all = planted();
    expect(diagnostics).toEqual([]);
    expect(found).toEqual(all);
    expect(all.length).toBeGreaterThan(45);
    expect(ok).toBe(false);
  });
});
