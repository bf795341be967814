import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const pictures = fileURLToPath(
  new URL("../../docs/pictures/", import.meta.url),
);

test.each([
  { picture: "squiggle.svg", script: "draw-squiggle.js" },
  { picture: "path.svg", script: "draw-path.js" },
])("$picture is what $script draws today", ({ picture, script }) => {
  const { stdout, stderr } = spawnSync(process.execPath, [script], {
    cwd: pictures,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout).toBe(readFileSync(pictures + picture, "utf8"));
});
