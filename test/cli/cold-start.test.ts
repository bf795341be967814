import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { assertBuilt, call } from "./bin.js";

const trace = fileURLToPath(new URL("trace-loads.js", import.meta.url));

/** The files that a call loads, and the modules of Node's own that only few programs need. */
function loadsOf(argv: readonly string[]): readonly string[] {
  assertBuilt();
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-cold-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const manifest = new URL("../golden/simple/", import.meta.url);
  copyFileSync(
    fileURLToPath(new URL("cobalt.events.json", manifest)),
    join(folder, "cobalt.events.json"),
  );
  const { stderr } = call(folder, argv, { NODE_OPTIONS: `--import ${trace}` });
  return stderr
    .split("\n")
    .filter((line) => line.startsWith("loads "))
    .map((line) => line.slice("loads ".length))
    .toSorted();
}

test.each([[["generate"]], [["check"]]])(
  "a cold %j loads two files, and nothing heavy of Node's",
  (argv) => {
    expect(loadsOf(argv)).toEqual(["dist/cli.js", "dist/cli/main/main.js"]);
  },
);

test("the trace sees what other commands load", () => {
  const loads = loadsOf(["doctor"]);
  expect(loads).toContain("dist/cli/main/main.js");
  expect(loads.length).toBeGreaterThan(5);
});
