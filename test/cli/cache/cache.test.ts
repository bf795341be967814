import * as nodeFs from "node:fs";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generateUnlessCurrent } from "../../../src/cli/cache/generate-unless-current.js";
import type { GenerateResult, ProjectOptions } from "../../../src/generate.js";
import { edits, makeProject } from "./edits.js";

let folder = "";
beforeEach(() => {
  folder = makeProject();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Generates, and says whether that took any work. */
async function run(options: ProjectOptions = {}): Promise<{
  readonly worked: boolean;
  readonly result: GenerateResult;
}> {
  let worked = false;
  const result = await generateUnlessCurrent(
    {
      cwd: join(folder, "app"),
      fs: nodeFs,
      onProgress: () => (worked = true),
      ...options,
    },
    join(folder, "tool/dist/main.js"),
  );
  return { worked, result };
}

const cache = (): string =>
  join(folder, "app/node_modules/.cache/cobalt-events");

test("a run after one that wrote everything takes no work, and comes to the same", async () => {
  const first = await run();
  expect(first).toMatchObject({ worked: true, result: { ok: true } });
  const second = await run();
  expect(second.worked).toBe(false);
  expect(second.result).toEqual({
    ...first.result,
    files: first.result.files.map(({ path }) => ({
      path,
      action: "unchanged",
    })),
  });
});

// Where the output is laid out by the project's own configuration, no run is ever skipped.
const followed = (name: string): boolean => name.startsWith("a prettier");

test.each(Object.entries(edits))(
  "work is done after %s",
  async (name, edit) => {
    await run();
    if (name === "what a tsconfig.json extends") edit(folder);
    await run();
    edit(folder);
    const changed = await run();
    expect(changed.worked).toBe(true);
    const again = await run();
    expect(again.worked).toBe(!changed.result.ok || followed(name));
  },
);

test.each<[what: string, edit: () => void]>([
  [
    "a file beside the manifest",
    () => writeFileSync(join(folder, "app/notes.md"), ""),
  ],
  ["another package", () => mkdirSync(join(folder, "app/node_modules/new"))],
  [
    "a file that nothing names among the schemas",
    () => writeFileSync(join(folder, "app/schemas/other.json"), ""),
  ],
])("no work is done after %s", async (_, edit) => {
  await run();
  edit();
  expect((await run()).worked).toBe(false);
});

test("warnings are told by every run", async () => {
  edits["a warning"]?.(folder);
  const { result } = await run();
  expect(result.diagnostics).toMatchObject([{ code: "CE220" }]);
  const again = await run();
  expect(again.worked).toBe(false);
  expect(again.result.diagnostics).toEqual(result.diagnostics);
});

test("an example that is read for the output, and a folder named like a file, keep no run from being noted", async () => {
  edits["examples from files"]?.(folder);
  mkdirSync(join(folder, "app/generated/events/own.ts"), { recursive: true });
  await run();
  expect((await run()).worked).toBe(false);
});

test("runs with other options know nothing of each other", async () => {
  await run();
  expect((await run({ output: "elsewhere" })).worked).toBe(true);
  expect((await run({ format: false })).worked).toBe(true);
  expect((await run({ output: "elsewhere" })).worked).toBe(false);
  expect((await run()).worked).toBe(false);
});

test("the manifest's own word on prettier counts, not only that there is a configuration", async () => {
  edits["no style of the project's"]?.(folder);
  edits["a prettier configuration"]?.(folder);
  await run();
  expect((await run()).worked).toBe(false);
});

test("a record keeps digests, and nothing that a sample holds", async () => {
  edits["a warning"]?.(folder);
  await run();
  const [name = ""] = readdirSync(cache());
  expect(readFileSync(join(cache(), name), "utf8")).not.toContain("hunter2");
});

test.each<[what: string, damage: (text: string) => string]>([
  ["cut off", (text) => text.slice(0, -9)],
  ["empty", () => ""],
  ["edited", (text) => text.replace("unchanged", "create")],
])("a record that is %s is not used, and replaced", async (_, damage) => {
  await run();
  const [name = ""] = readdirSync(cache());
  const file = join(cache(), name);
  writeFileSync(file, damage(readFileSync(file, "utf8")));
  expect((await run()).worked).toBe(true);
  expect((await run()).worked).toBe(false);
});

test("without node_modules nothing is kept, nor where it cannot be written", async () => {
  rmSync(join(folder, "app/node_modules"), { recursive: true });
  expect((await run()).result.ok).toBe(true);
  expect(existsSync(join(folder, "app/node_modules"))).toBe(false);
  writeFileSync(join(folder, "app/node_modules"), "no folder");
  expect(await run()).toMatchObject({ worked: true, result: { ok: true } });
});

test("a workspace's packages keep theirs in the node_modules that they share", async () => {
  rmSync(join(folder, "app/node_modules"), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  await run();
  expect((await run()).worked).toBe(false);
  expect(readdirSync(join(folder, "node_modules/.cache"))).toEqual([
    "cobalt-events",
  ]);
});

test("what changes while it is read is not taken for what was read", async () => {
  const sample = join(folder, "app/samples/sent.json");
  let reads = 0;
  const fs = {
    ...nodeFs,
    closeSync(file: number): void {
      nodeFs.closeSync(file);
      reads += 1;
      if (reads === 1) writeFileSync(sample, '{"id": "changed"}');
    },
  };
  await run({ fs });
  expect((await run()).worked).toBe(true);
});
