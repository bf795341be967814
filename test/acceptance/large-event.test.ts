// An event of more paths below lists and maps than the compiler could compare with each other.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "prettier";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generate } from "../../src/index.js";
import type { Json, JsonObject } from "../../src/base/json/json.js";
import { compile } from "./compile.js";

const folder = mkdtempSync(join(tmpdir(), "cobalt-events-large-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const fields: JsonObject = Object.fromEntries(
  Array.from({ length: 50 }, (_, index) => [`f${String(index)}`, index]),
);

beforeAll(async () => {
  const lists = Array.from({ length: 50 }, (_, index): [string, Json] => [
    `list${String(index)}`,
    [{ ...fields, by: { day: "2026-01-01" } }],
  ]);
  const rates = { eur: { value: 1, by: "x" }, usd: { value: 2, by: "y" } };
  const list = { sample: Object.fromEntries(lists.slice(0, 3)) };
  const event = {
    sample: { ...Object.fromEntries(lists), rates },
    overrides: { rates: { map: true } },
  };
  writeFileSync(
    join(folder, "cobalt.events.json"),
    JSON.stringify({ output: "out", events: { large: event, list } }),
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const { diagnostics } = await generate({ cwd: folder });
  expect(diagnostics).toEqual([]);
});

test.each(["5.9", "6.0", "7.0"] as const)(
  "compiles (TypeScript %s)",
  async (version) => {
    const use = `
import { type LargeVariablePath, type LargeVariableTypes, largeVariables, variableTemplate } from "./out/index.js";
const path: "list49.7.f1" = largeVariables.list49.$at(7).f1;
export const template: "{{event.body.list49.7.f1}}" = variableTemplate(path);
export const paths: LargeVariablePath[] = [path, "list0", "list0.3", "list0.3.by.day", "rates.eur.value"];
export const number: LargeVariableTypes[typeof path] = 1;
export const text: LargeVariableTypes["rates.eur.by"] = "x";
export const item: LargeVariableTypes["list0.12"]["by"]["day"] = "2026-01-02";
// @ts-expect-error
export const wrong: LargeVariablePath = "list0.3.f50";
// @ts-expect-error
export const other: LargeVariableTypes["list49.7.f1"] = "1";
`;
    const file = join(folder, `use-${version}.ts`);
    writeFileSync(file, use);
    expect(
      await compile({ version, resolution: "nodenext", include: [file] }),
    ).toEqual([]);
  },
);

test("is laid out as prettier would", async () => {
  const text = readFileSync(join(folder, "out/events/list.ts"), "utf8");
  expect(text).toContain("export type ListVariableTypes = {");
  expect(await format(text, { parser: "typescript" })).toBe(text);
});
