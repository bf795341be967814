// Events of any samples at all.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { generate } from "../../src/generate.js";
import type { JsonObject } from "../../src/base/json/json.js";
import { samples } from "./arbitraries.js";
import { compile } from "./compile.js";

test("events of any samples compile, take their samples, and are generated again without a change", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-any-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const events = fc.sample(
    fc.record({
      samples,
      name: fc
        .string({ unit: "binary", minLength: 1 })
        .map((text) => `n${text}`),
      description: fc.string({ unit: "binary", maxLength: 20 }),
    }),
    { numRuns: 200, seed: 7 },
  );
  const named = events.map(
    (event, index) => [`event-${index}`, event] as const,
  );
  writeFileSync(
    join(folder, "cobalt.events.json"),
    JSON.stringify({ output: "out", events: Object.fromEntries(named) }),
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const calls = named
    .filter(([, event]) => !inherited.test(JSON.stringify(event)))
    .flatMap(([slug, event]) =>
      event.samples.map(
        (sample) =>
          `accept<CobaltEventPayloads["${slug}"]>(${literal(sample)});\n`,
      ),
    );
  expect(calls.length).toBeGreaterThan(100);
  writeFileSync(
    join(folder, "calls.ts"),
    `import type { CobaltEventPayloads } from "./out/index.js";\n` +
      `function accept<T>(_: T): void {}\n${calls.join("")}`,
  );

  const { diagnostics } = await generate({ cwd: folder });
  expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
  const { files } = await generate({ cwd: folder });
  expect(files.filter((file) => file.action !== "unchanged")).toEqual([]);
  expect(
    await compile({
      version: "7.0",
      resolution: "nodenext",
      include: [join(folder, "calls.ts"), join(folder, "out")],
    }),
  ).toEqual([]);
});

/** To TypeScript every object has these, so an object without them is none where they are optional and no methods. */
const inherited = /"(?:constructor|toString|hasOwnProperty)":/;

/** A payload as a TypeScript literal, in which a bare `__proto__` would be the prototype. */
function literal(sample: JsonObject): string {
  return JSON.stringify(sample)
    .replaceAll('"__proto__":', '["__proto__"]:')
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
