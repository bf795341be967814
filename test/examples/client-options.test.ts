/** Holds `docs/client.md` and the runtime together: whatever may be said to the client is told there. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(`${root}docs/client.md`, "utf8");

/** What stands there as code within a sentence or a table. */
const told = new Set(
  page
    .replace(/^```[^]*?^```$/gm, "")
    .match(/`[^`\n]+`/g)
    ?.flatMap((code) => code.match(/\w+/g) ?? []),
);

test.each([
  { module: "options", least: 12 },
  { module: "request", least: 12 },
  { module: "retry", least: 5 },
  { module: "hooks", least: 10 },
  { module: "batch", least: 5 },
  { module: "rate-limiter", least: 3 },
])("$module: every member has its place", ({ module, least }) => {
  const source = readFileSync(`${root}templates/runtime/${module}.ts`, "utf8");
  const interfaces =
    source.match(/^(?:export interface|interface \w+Options\b)[^]*?^\}/gm) ??
    [];
  const members = interfaces.flatMap((text) =>
    [...text.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(
      ([, name = ""]) => name,
    ),
  );
  expect(members.length).toBeGreaterThanOrEqual(least);
  expect(members.filter((name) => !told.has(name))).toEqual([]);
});
