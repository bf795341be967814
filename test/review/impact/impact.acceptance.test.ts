// `diff --impact`: the workflows and the calls that a change hurts, over planted ones.
import { cpSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { diff, type DiffOptions } from "../../../src/index.js";
import { project } from "../../cli/bin.js";
import { leaving, onboarding, sales } from "./workflows.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const compilers = ["typescript-5.9", "typescript", "typescript-7"].map((name) =>
  join(root, "node_modules", name),
);

/** What is found, as `event path change: file:line template` and `…: file:line TSnnnn`. */
async function impactOf(options: DiffOptions, folder: string) {
  const result = await diff(options);
  const placeOf = (file = "", line = 0) =>
    `${relative(folder, file).replaceAll("\\", "/")}:${line}`;
  const found = result.changes.flatMap(({ event, path, change, impact }) => {
    const { workflows = [], calls = [] } = impact ?? {};
    const what = [event, path, change].filter(Boolean).join(" ");
    return [
      ...workflows.map(
        ({ file, line, workflow, node, template = "starts" }) =>
          `${what}: ${placeOf(file, line)} ${workflow}/${node} ${template}`,
      ),
      ...calls.map(({ file, line }) => `${what}: ${placeOf(file, line)}`),
    ];
  });
  return { ...result, found: found.toSorted() };
}

/** Names of what this package left in the folder for temporary files. */
function leftOver(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) =>
    /^cobalt-events-(?:impact|revision)-/.test(name),
  );
}

/** The examples in a folder of their own, under another manifest. */
function examplesWith(manifest: string): string {
  const { folder, remove } = project({
    "cobalt.events.json": manifest,
    "flows/onboarding.json": JSON.stringify(onboarding, null, 2),
    "flows/sales.json": JSON.stringify(sales, null, 2),
    "flows/leaving.json": JSON.stringify(leaving, null, 2),
  });
  onTestFinished(remove);
  cpSync(join(root, "examples"), join(folder, "examples"), {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

describe("the mixed backend", () => {
  const manifest = readFileSync(join(root, "cobalt.events.json"), "utf8");
  const changed = manifest
    .replace('"pincode": 560103', '"pincode": "560103"')
    .replace('"first_name": "Mark",', "")
    .replace('{ "sku": "SEAT-M", ', "{ ")
    .replace('{ "sku": "ONBOARD", ', "{ ")
    .replace(
      /"employee-left": \{\s*"name": "Employee Left"/,
      '"left": { "name": "Employee Left"',
    );

  test("is told exactly what is planted, whoever compiles", async () => {
    const folder = examplesWith(changed);
    const find = (tsc?: string) =>
      impactOf(
        {
          base: join(root, "cobalt.events.json"),
          cwd: folder,
          impact: {
            workflows: ["flows/*.json"],
            project: "examples/mixed-backend",
            tsc,
          },
        },
        folder,
      );
    const own = await find();
    console.log(
      own.found.join("\n"),
      own.diagnostics,
      JSON.stringify(
        own.changes.map((c) => c.impact?.calls),
        null,
        1,
      ),
    );
    for (const compiler of compilers.slice(2)) {
      const theirs = await find(compiler);

      expect(theirs.found).toEqual(own.found);
    }
    expect(leftOver()).toEqual([]);
  });
});
