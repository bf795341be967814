// Holds docs/use-with, docs/setups.md and the set-ups together; `npm run setups` tries them.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, "utf8");

const setUps = readdirSync(`${root}test/setups/projects`).map((file) => ({
  file,
  text: read(`test/setups/projects/${file}`),
}));
const followed = [
  ...setUps.map(({ text }) => text),
  read("test/setups/type-stripping.js"),
].join("");

test.each(
  readdirSync(`${root}docs/use-with`).filter((page) => page !== "README.md"),
)("what %s tells is tried in a project", (page) => {
  const own = read(`docs/use-with/${page}`)
    .split(/^## /m)
    .slice(1)
    .filter((section) => /^```sh$/m.test(section))
    .map((text) => text.split("\n", 1)[0]?.toLowerCase().replaceAll(" ", "-"));
  const addresses =
    own.length > 0 ? own.map((anchor) => `${page}#${anchor}`) : [page];
  for (const address of addresses) expect(followed).toContain(`"${address}"`);
});

test.each(setUps)("docs/setups.md has a row for $file", ({ text }) => {
  const [, title = "Node "] = /title: "(.*)"/.exec(text) ?? [];
  expect(read("docs/setups.md")).toContain(`| [${title}`);
});
