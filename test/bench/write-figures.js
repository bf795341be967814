// @ts-check
// Puts what was measured into docs/benchmarks.md, between the comments that name a part.
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";

const docs = new URL("../../docs/", import.meta.url);
const page = new URL("benchmarks.md", docs);

/**
 * @param {string} part
 * @param {readonly string[]} lines
 * @throws where the page has no place for the part
 */
export async function writeFigures(part, lines) {
  const text = readFileSync(page, "utf8");
  const [start, end] = [`<!-- figures: ${part} -->\n`, "\n<!-- /figures -->"];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`docs/benchmarks.md has no ${start}`);
  const whole = `${text.slice(0, from + start.length)}\n${lines.join("\n")}\n${text.slice(to)}`;
  writeFileSync(page, await format(whole, { parser: "markdown" }));
}

/** @param {Readonly<Record<string, string>>} pictures by the names of their files */
export function writePictures(pictures) {
  for (const [name, picture] of Object.entries(pictures))
    writeFileSync(new URL(`pictures/${name}`, docs), picture);
}
