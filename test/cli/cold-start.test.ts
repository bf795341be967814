import { isAscii } from "node:buffer";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { assertBuilt, call } from "./bin.js";

const files = new URL("trace-loads.js", import.meta.url);
const builtins = new URL("trace-builtins.js", import.meta.url);

/** What a call loads, as a trace tells it. */
function loadsOf(argv: readonly string[], trace: URL): readonly string[] {
  assertBuilt();
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-cold-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const manifest = new URL("../golden/simple/", import.meta.url);
  copyFileSync(
    fileURLToPath(new URL("cobalt.events.json", manifest)),
    join(folder, "cobalt.events.json"),
  );
  const { stderr } = call(folder, argv, {
    NODE_OPTIONS: `--import ${fileURLToPath(trace)}`,
  });
  return stderr
    .split("\n")
    .filter((line) => line.startsWith("loads "))
    .map((line) => line.slice("loads ".length))
    .toSorted();
}

describe.each([[["generate"]], [["check"]]])("a cold %j", (argv) => {
  test("loads two files", () => {
    expect(loadsOf(argv, files)).toEqual([
      "dist/cli.js",
      "dist/cli/main/main.js",
    ]);
  });

  test("loads nothing heavy of Node's own", () => {
    expect(loadsOf(argv, builtins)).toEqual([]);
  });
});

test("what it loads is ASCII: with any other letter it would take twice the memory, and longer to compile", () => {
  assertBuilt();
  const main = new URL("../../dist/cli/main/main.js", import.meta.url);
  expect(isAscii(readFileSync(main))).toBe(true);
});

test("the traces see what other commands load", () => {
  const loads = loadsOf(["doctor"], files);
  expect(loads).toContain("dist/cli/main/main.js");
  expect(loads.length).toBeGreaterThan(5);
  expect(loadsOf(["diff"], builtins)).toContain("NativeModule child_process");
});
