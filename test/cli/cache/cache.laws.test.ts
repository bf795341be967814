import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import * as nodeFs from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { generateUnlessCurrent } from "../../../src/cli/cache/generate-unless-current.js";
import { generate, type ProjectOptions } from "../../../src/generate.js";
import { runs } from "../../runs.js";
import { edits, filesIn, makeProject } from "./edits.js";

const step = fc.record({
  // Half of the runs follow no edit: what they answer comes from the record of the run before.
  edits: fc.oneof(
    fc.constant([]),
    fc.array(fc.constantFrom(...Object.keys(edits)), { maxLength: 3 }),
  ),
  options: fc.constantFrom<ProjectOptions>(
    {},
    {},
    {},
    { format: false },
    { output: "generated/inside" },
  ),
});

test("after any edits, a run that may use the record of the last does what one without does", async () => {
  let skipped = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 8 }),
      async (steps) => {
        const folder = makeProject();
        try {
          for (const { edits: names, options } of steps) {
            for (const name of names) edits[name]?.(folder);
            skipped += await compare(folder, options);
          }
        } finally {
          rmSync(folder, { recursive: true });
        }
      },
    ),
    { numRuns: runs(40) },
  );
  expect(skipped).toBeGreaterThan(0);
});

/** Runs both ways from the same state of the disk. @returns 1 where the first did no work */
async function compare(
  folder: string,
  options: ProjectOptions,
): Promise<number> {
  const app = join(folder, "app");
  const before = filesIn(join(app, "generated"));
  const work: unknown[] = [];
  const onProgress: ProjectOptions["onProgress"] = (done) => work.push(done);
  const cached = await generateUnlessCurrent(
    { cwd: app, fs: nodeFs, onProgress, ...options },
    join(folder, "tool/dist/main.js"),
  );
  const made = filesIn(join(app, "generated"));
  restore(join(app, "generated"), made, before);
  const full = await generate({ cwd: app, ...options });
  expect(cached).toEqual(full);
  expect(made).toEqual(filesIn(join(app, "generated")));
  return work.length === 0 ? 1 : 0;
}

function restore(
  folder: string,
  now: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
): void {
  for (const file of Object.keys(now)) if (!(file in before)) rmSync(file);
  if (Object.keys(before).length > 0) mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(before)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, "latin1");
  }
}
