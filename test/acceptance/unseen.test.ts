import fc from "fast-check";
import { memfs } from "memfs";
import { expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import { runs } from "../runs.js";

/** Of each kind that is not seen, or turns what is: fillers, selectors, tags, formats, controls, separators. */
const kinds = [
  ...[0x115f, 0x1160, 0x3164, 0xffa0, 0x34f, 0x17b4, 0x180b, 0x180e],
  ...[0xfe00, 0xfe0f, 0xe0100, 0xe01ef, 0xe0001, 0xe0041, 0xe007f, 0xe0fff],
  ...[0xad, 0x61c, 0x600, 0x200b, 0x200d, 0x202e, 0x2060, 0x2065, 0x2069],
  ...[0xfeff, 0xfff9, 0x1d173, 0x7f, 0x9b, 0x2028, 0x2029, 0x1f, 0x1b],
];
const unseen = kinds.map((code) => String.fromCodePoint(code));

const text = fc.string({
  unit: fc.constantFrom(
    ...unseen,
    "a",
    "B",
    "-",
    "é",
    "\u{1f468}",
    '"',
    "*/",
    "\n",
  ),
  maxLength: 8,
});
const payload = fc.dictionary(
  text,
  fc.oneof(text, fc.array(text), fc.dictionary(text, text)),
);
const event = fc.record(
  {
    name: text.map((name) => `n${name}`),
    description: text,
    deprecated: text.map((reason) => `n${reason}`),
    sample: payload,
    overrides: text.map((value) => ({ kind: { enum: [value, "other"] } })),
  },
  { requiredKeys: ["sample"] },
);
const slug = text.map(
  (text) => `a${text.replace(/[\p{Cc}\u2028\u2029]/gu, "")}`,
);

test.each([
  { output: "out", validation: "standalone" },
  { output: "out", language: "javascript" },
  { output: "out/one.ts" },
])("generated code holds nothing unseen: %j", async (options) => {
  await fc.assert(
    fc.asyncProperty(slug, event, async (slug, event) => {
      const sample = { ...event.sample, kind: "other" };
      const manifest = {
        ...options,
        events: { [slug]: { ...event, sample } },
      };
      const { fs, vol } = memfs({
        "/app/cobalt.events.json": JSON.stringify(manifest),
      });
      // memfs declares the same functions with types of its own.
      const result = await generate({ cwd: "/app", fs: fs as never });
      expect(result.diagnostics.filter(isError)).toEqual([]);
      const files = Object.entries(vol.toJSON("/app/out"));
      expect(files.length).toBeGreaterThan(0);
      for (const [path, text] of files)
        for (const character of unseen) {
          expect(path).not.toContain(character);
          expect(text).not.toContain(character);
        }
    }),
    { numRuns: runs(60) },
  );
});

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === "error";
}
