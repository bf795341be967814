// What is in samples stays in samples.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, onTestFinished, test } from "vitest";
import { generate } from "../../src/generate.js";
import {
  isObject,
  type Json,
  type JsonObject,
} from "../../src/base/json/json.js";
import { project } from "../cli/bin.js";
import { filesIn } from "./golden.js";
import { projectOf, recorded } from "./octokit.js";

let count = 0;

/** The same payload with values that stand nowhere else; what has a format keeps it. */
function marked(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(marked);
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, marked(item)]),
    );
  count += 1;
  if (typeof value === "number") return 7_770_000_000 + count;
  if (typeof value !== "string") return value;
  if (value.includes("@")) return `canary${count}@example.com`;
  return /^https?:/.test(value)
    ? `https://example.com/canary${count}`
    : `canary${count}`;
}

async function generateIn(files: Readonly<Record<string, string>>) {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  const result = await generate({ cwd: folder });
  expect(result.ok).toBe(true);
  return { folder, files: filesIn(join(folder, "out")) };
}

test("no value of a recorded payload gets into the output", async () => {
  const events = recorded.map(({ name, examples }) => ({
    name,
    examples: examples.map((example) => marked(example) as JsonObject),
  }));
  const { files } = await generateIn(projectOf(events));
  expect(count).toBeGreaterThan(40_000);
  expect(files.size).toBeGreaterThan(100);
  for (const [path, text] of files)
    expect([path, /canary\d|777\d{7}/.exec(text)?.[0]]).toEqual([
      path,
      undefined,
    ]);
});

describe('"examples": true', () => {
  const sample = { id: 7, mail: "ana@example.com", __x: [null, "*/"] };
  const manifest = (examples: boolean, more: object = {}) => ({
    "cobalt.events.json": JSON.stringify({
      output: "out",
      examples,
      ...more,
      events: { a: { samples: [sample, { id: 8 }] } },
    }),
  });

  test("shows the first sample in the schema, and nowhere else", async () => {
    const { files, folder } = await generateIn(manifest(true));
    const schema = JSON.parse(
      readFileSync(join(folder, "out/schemas/a.schema.json"), "utf8"),
    ) as JsonObject;
    expect(schema["examples"]).toEqual([sample]);
    expect(new Ajv({ formats: { email: true } }).validate(schema, sample)).toBe(
      true,
    );
    const shown = [...files].filter(([, text]) => text.includes("ana@"));
    expect(shown.map(([path]) => path)).toEqual(["schemas/a.schema.json"]);
  });

  test("changes no code, validators included", async () => {
    const validation = { validation: "standalone" };
    const { files } = await generateIn(manifest(true, validation));
    const { files: without } = await generateIn(manifest(false, validation));
    for (const [path, text] of without)
      if (path.endsWith(".ts")) expect(files.get(path)).toBe(text);
  });
});
