import { expect, test, vi } from "vitest";
import { generate } from "../../../src/generate.js";
import { join } from "node:path";
import { put, setManifest, temporaryFolder } from "./projects.js";

const loads = vi.hoisted(() => ({ count: 0 }));
// The one file that imports it, by test/architecture.test.ts.
vi.mock(
  "../../../src/output/languages/quicktype-classes.js",
  (importOriginal) => {
    loads.count += 1;
    return importOriginal();
  },
);

test("who asks for no further language does not load quicktype-core", async () => {
  const cwd = temporaryFolder();
  const events = { "order-placed": { sample: { id: 1 } } };
  put(join(cwd, "cobalt.events.json"), JSON.stringify({ events }));
  expect(await generate({ cwd })).toMatchObject({ ok: true });
  expect(loads.count).toBe(0);
  setManifest(cwd, { targets: [{ language: "python", output: "python" }] });
  expect(await generate({ cwd })).toMatchObject({ ok: true });
  expect(loads.count).toBe(1);
});
