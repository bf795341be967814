import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/main/run.js";
import { fakeIo } from "../cli/fake-io.js";

const page = readFileSync(
  new URL("../../docs/inference.md", import.meta.url),
  "utf8",
);

interface Row {
  readonly what: string;
  readonly records: string;
  readonly type: string;
}

const rows = page
  .split("\n")
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .filter((cells) => cells.length === 5 && cells[2]?.startsWith("`{"))
  .map(([, what = "", records = "", type = ""]): Row => ({
    what,
    records: records.slice(1, -1).split("` `").join("\n"),
    type: type.replaceAll("\\|", "|").replaceAll("`", ""),
  }));

/** The type as the page has it: of `v` alone, on one line. */
function shown(printed: string): string {
  const [, optional = "", type = ""] =
    /\bv(\??): ([^]*);\n\};\n$/.exec(printed) ?? [];
  const line = type
    .replace(/;\s*\}/g, " }")
    .replace(/\s+/g, " ")
    .trim();
  return optional === "" ? line : `${line}, optional`;
}

describe("the page about inference", () => {
  test("has its table", () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  test.each(rows)("$what", async ({ records, type }) => {
    const io = fakeIo(false, {
      stdin: () => Readable.from([Buffer.from(records)]),
    });
    expect(await run(["infer", "-", "--types"], io)).toBe(0);
    expect(shown(io.out())).toBe(type);
  });
});
