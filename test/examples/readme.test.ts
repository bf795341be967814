import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { assertBuilt } from "../cli/bin.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "cobalt-events-readme-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the problem in the README is told as the command tells it", () => {
  assertBuilt();
  const manifest = `{
  "events": {
    "employee-created": {
      "sample": { "first_name": "Mark" },
      "overides": { "first_name": { "optional": true } }
    }
  }
}
`;
  writeFileSync(join(folder, "cobalt.events.json"), manifest);
  const { stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/cli.js"), "generate"],
    { cwd: folder, encoding: "utf8" },
  );
  expect(read("README.md")).toContain(`\`\`\`\n${stderr}\`\`\`\n`);
});

test("the manifest in the README generates where there is nothing else", async () => {
  const [, manifest = ""] =
    /## The manifest\n\n```jsonc\n([^]*?)```/.exec(read("README.md")) ?? [];
  const empty = mkdtempSync(join(folder, "empty-"));
  writeFileSync(join(empty, "cobalt.events.json"), manifest);
  const { ok, events, diagnostics } = await generate({ cwd: empty });
  expect({ ok, events, diagnostics }).toEqual({
    ok: true,
    events: 2,
    diagnostics: [],
  });
});

test("every figure in the README was measured", () => {
  const figures = /\d[\d,]*(?:\.\d+)? (?:ms|MB|bytes|%)/g;
  const measured = ["accuracy", "benchmarks", "inference"]
    .map((name) => read(`docs/${name}.md`))
    .join();
  const quoted = read("README.md").match(figures);
  expect(quoted).not.toBeNull();
  for (const figure of quoted ?? []) expect(measured).toContain(figure);
});

function read(document: string): string {
  return readFileSync(join(root, document), "utf8");
}
