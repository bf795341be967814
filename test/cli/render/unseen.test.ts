import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { visible } from "../../../src/cli/render/text.js";
import { project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

/** CSI of one byte, right to left, zero width, BOM, separator, filler, selector, and a tag. */
const unseen = "\u009b\u202e\u200b\ufeff\u2028\u3164\ufe0f\u{e0041}";
const escaped = String.raw`\u009b\u202e\u200b\ufeff\u2028\u3164\ufe0f\udb40\udc41`;

test.each([
  [unseen, escaped],
  ["\u001b[2J\r\n\t\u007f", String.raw`\u001b[2J\u000d\u000a\u0009\u007f`],
  ["\ud800\u2069\u180e", String.raw`\ud800\u2069\u180e`],
  ["größe 従業員 👨 é", "größe 従業員 👨 é"],
])("%j is shown as %s", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

/** What a command prints to stdout, in a folder with recordings and a manifest that hold unseen characters. */
async function printed(argv: readonly string[]): Promise<string> {
  const { folder, remove } = project({});
  onTestFinished(remove);
  const payload = { [`key${unseen}`]: "m@acme.io", text: unseen };
  const text = JSON.stringify(payload);
  writeFileSync(join(folder, "a.ndjson"), `\ufeff${text}\n${text}\n`);
  writeFileSync(
    join(folder, "cobalt.events.json"),
    JSON.stringify({ events: { a: { sample: payload, [unseen]: 1 } } }),
  );
  const io = fakeIo(false, { cwd: folder });
  await run(argv, io);
  expect(visible(io.err()).replaceAll("\\u000a", "\n")).toBe(io.err());
  return io.out();
}

test.each([
  { argv: ["check", "--json"] },
  { argv: ["infer", "a.ndjson"] },
  { argv: ["infer", "a.ndjson", "--partial"] },
  { argv: ["explain", "a", "--json"] },
  { argv: ["redact", "a.ndjson"] },
  { argv: ["redact", "a.ndjson", "--check", "--json"] },
])("$argv prints JSON that holds nothing unseen", async ({ argv }) => {
  const out = await printed(argv);
  expect(out).toContain(escaped);
  expect(visible(out).replaceAll("\\u000a", "\n")).toBe(out);
  const [document = ""] = out.split(/\n(?=\{)/);
  expect(JSON.stringify(JSON.parse(document))).toContain(unseen);
});
