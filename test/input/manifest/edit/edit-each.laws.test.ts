import fc from "fast-check";
import { expect, test } from "vitest";
import { editEach } from "../../../../src/input/manifest/edit/edit-each.js";
import { insertJson } from "../../../../src/input/manifest/edit/insert.js";
import {
  removeProperty,
  replaceValue,
} from "../../../../src/input/manifest/edit/replace-value.js";
import { runs } from "../../../runs.js";

const value = fc.oneof(fc.integer(), fc.constant({}), fc.constant([{ a: 1 }]));
const event = fc.record(
  { name: fc.string(), sample: value, samples: fc.array(value) },
  { requiredKeys: ["sample"] },
);

/** Manifests in many layouts. */
const texts = fc
  .record({
    events: fc.dictionary(fc.string(), event, { minKeys: 1, maxKeys: 4 }),
    indent: fc.constantFrom(0, 2, 3, "\t"),
    eol: fc.constantFrom("\n", "\r\n"),
    start: fc.constantFrom("", "\uFEFF", "// events\n", "\n"),
    end: fc.constantFrom("", "\n"),
    commented: fc.boolean(),
  })
  .map(({ events, indent, eol, start, end, commented }) => {
    const json = JSON.stringify({ output: "x", events }, null, indent);
    const text = commented
      ? json.replace(/\{\n/g, "{ // what is here\n").replace(/\n +\}/g, ",$&")
      : json;
    return {
      slugs: Object.keys(events),
      text: ((indent === 0 ? "" : start) + text + end).replace(/\n/g, eol),
    };
  })
  // A comma alone is no JSON.
  .filter(({ text }) => !/\{[^"{}]*,/.test(text));

const edits: readonly ((text: string, slug: string) => string)[] = [
  (text, slug) =>
    insertJson(text, {
      ...{ into: ["events", slug], key: "new", value: '{"a":[1]}' },
      comment: "why",
    }),
  (text, slug) => replaceValue(text, ["events", slug, "sample"], '{"b":2}'),
  (text, slug) => removeProperty(text, ["events", slug, "sample"]),
];

test("edits of many properties give the text that one after the other gives", () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.constantFrom(...edits), { minLength: 4, maxLength: 4 }),
      ({ slugs, text }, chosen) => {
        const each = slugs.map((slug, index) => {
          const edit = chosen[index] ?? ((same: string) => same);
          return [slug, (own: string) => edit(own, slug)] as const;
        });
        const together = editEach(text, ["events"], new Map(each));
        const oneByOne = each.reduce((whole, [, edit]) => edit(whole), text);
        expect(together).toBe(oneByOne);
      },
    ),
    { numRuns: runs(1_000) },
  );
});
