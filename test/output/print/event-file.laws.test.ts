import fc from "fast-check";
import { format, util } from "prettier";
import { expect, it } from "vitest";
import {
  eventImports,
  printEvent,
} from "../../../src/output/print/event-file.js";
import { header } from "../../../src/output/print/header.js";
import { isSettled } from "../../../src/output/print/output-file.js";
import { printSchema } from "../../../src/output/print/schema-file.js";
import { eventModel } from "./arbitraries.js";
import { payloadOf } from "./models.js";
import { runs } from "../../runs.js";

it("prints any event as prettier would", async () => {
  await fc.assert(
    fc.asyncProperty(eventModel, async (event) => {
      const printed = `${header}${eventImports(event, ".js")}\n${await printEvent(event)}`;
      fc.pre(isSettled("a.ts", printed));
      expect(await format(printed, { parser: "typescript" })).toBe(printed);
    }),
    { numRuns: runs(400) },
  );
});

it("knows what prettier would lay out otherwise", async () => {
  const unit = fc.constantFrom(
    ...["a", "ä", "—", "“", "日", "\u0301", "한", "😀", "©", "™", "👩‍👧"],
    ...["\u200d", "\u3000", "\u00a0", "ﬀ", "\t"],
  );
  const any = fc.string({ unit, maxLength: 60 });
  const schema = fc.dictionary(any, fc.oneof(any, fc.array(any)));
  await fc.assert(
    fc.asyncProperty(
      eventModel,
      any,
      any,
      schema,
      async (event, slug, key, json) => {
        const properties = [
          { key, type: { kind: "string" }, optional: false } as const,
        ];
        const model = {
          ...event,
          slug,
          ...payloadOf({ kind: "object", properties }),
        };
        const printed = `${header}${eventImports(model, ".js")}\n${await printEvent(model)}`;
        if (isSettled("a.ts", printed))
          expect(await format(printed, { parser: "babel-ts" })).toBe(printed);
        const text = printSchema(json);
        if (isSettled("a.json", text))
          expect(await format(text, { parser: "json" })).toBe(text);
      },
    ),
    { numRuns: runs(400) },
  );
});

it.each<[string, string, boolean]>([
  ["a.ts", 'export const größe = "„Größe“ — 5 €…";\n', true],
  ["a.ts", "export type Событие = { η: number };\n", true],
  ["a.ts", "/** 従業員 👋 */\nexport type A = string;\n", true],
  ["a.ts", 'export type A = "従業員";\n', false],
  ["a.ts", 'export type A = "e\u0301";\n', false],
  ["a.ts", 'export type A = {\n  "größe": number;\n};\n', false],
  ["a.json", '{\n  "description": "従業員 👋"\n}\n', true],
  ["a.json", '{\n  "enum": ["従業員"]\n}\n', false],
])("of %s, %s needs no prettier: %s", (path, text, settled) => {
  expect(isSettled(path, text)).toBe(settled);
});

it("takes no letter for one column wide that prettier does not", () => {
  const letters = Array.from({ length: 0x3000 }, (_, code) => code + 0x80)
    .map((code) => String.fromCodePoint(code))
    .filter((letter) => isSettled("a.ts", letter));
  expect(letters.length).toBeGreaterThan(1_000);
  expect(letters.filter((each) => util.getStringWidth(each) !== 1)).toEqual([]);
});
