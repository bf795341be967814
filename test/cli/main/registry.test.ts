import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../../../src/cli/main/registry.js";

const folder = new URL("../../../src/cli/commands/", import.meta.url);
const names = readdirSync(folder);

/** What the file that every call loads holds with all its work, because it is called most. */
const everyday = ["generate", "check", "lint"];

test("each folder is a command", () => {
  expect([...commands.keys()].sort()).toEqual(names);
});

test.each(names.filter((name) => !everyday.includes(name)))(
  "%s loads nothing of its work before it is called",
  (name) => {
    const text = readFileSync(new URL(`${name}/command.ts`, folder), "utf8");
    const loaded = [...text.matchAll(/^import [^]*? from "([^"]+)";$/gm)].map(
      ([, module = ""]) => module,
    );
    expect(loaded).toContain("../../main/define-command.js");
    for (const module of loaded)
      expect(module).toMatch(
        /^(?:node:path|\.\.\/\.\.\/main\/[\w-]+\.js|\.\.\/\.\.\/render\/(?:report|text)\.js)$/,
      );
  },
);
