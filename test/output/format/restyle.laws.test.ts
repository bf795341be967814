import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import fc from "fast-check";
import { format, type Options } from "prettier";
import { expect, it } from "vitest";
import { restyle } from "../../../src/output/format/restyle.js";
import {
  eventImports,
  printEvent,
} from "../../../src/output/print/event-file.js";
import { isSettled } from "../../../src/output/print/output-file.js";
import { printSchema } from "../../../src/output/print/schema-file.js";
import type { PayloadType, Property } from "../../../src/type/payload-type.js";
import { runs } from "../../runs.js";
import { eventModel } from "../print/arbitraries.js";
import { payloadOf } from "../print/models.js";

const parsers: Readonly<Record<string, string>> = {
  ".json": "json",
  ".js": "babel",
  ".mjs": "babel",
  ".cjs": "babel",
  ".ts": "typescript",
};

const golden = join(import.meta.dirname, "../../golden");

/** All that was ever expected, and is in prettier's default style. */
const files: readonly { path: string; text: string }[] = (
  await Promise.all(
    readdirSync(golden, { recursive: true, encoding: "utf8" })
      .filter((path) =>
        /(?:^|\/expected\/.*)[\w-]+\.(?:[cm]?js|ts|json)$/.test(path),
      )
      .map(async (path) => {
        const text = readFileSync(join(golden, path), "utf8");
        const isDefault = (await asPrettier(path, text, {})) === text;
        return isDefault ? [{ path, text }] : [];
      }),
  )
).flat();

type Style = Required<Options>;

const style: fc.Arbitrary<Options> = fc.record(
  {
    useTabs: fc.boolean(),
    tabWidth: fc.constantFrom(2, 3, 4, 8),
    singleQuote: fc.boolean(),
    trailingComma: fc.constantFrom<Style["trailingComma"]>(
      "all",
      "es5",
      "none",
    ),
    semi: fc.boolean(),
    arrowParens: fc.constantFrom<Style["arrowParens"]>("always", "avoid"),
    bracketSpacing: fc.boolean(),
    quoteProps: fc.constantFrom<Style["quoteProps"]>("as-needed", "preserve"),
    jsxSingleQuote: fc.boolean(),
    bracketSameLine: fc.boolean(),
    proseWrap: fc.constantFrom<Style["proseWrap"]>("always", "never"),
    embeddedLanguageFormatting: fc.constantFrom<
      Style["embeddedLanguageFormatting"]
    >("auto", "off"),
  },
  { requiredKeys: [] },
);

async function asPrettier(
  path: string,
  text: string,
  options: Options,
): Promise<string> {
  return format(text, { ...options, parser: parsers[extname(path)] ?? "" });
}

/** Says whether the text was taken at all. */
async function judge(
  path: string,
  text: string,
  options: Options,
): Promise<boolean> {
  const restyled = restyle(path, text, options);
  if (restyled === undefined) return false;
  expect(restyled).toBe(await asPrettier(path, text, options));
  return true;
}

it("brings whatever is generated into any style as prettier would", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      style,
      async ({ path, text }, options) => {
        await judge(path, text, options);
      },
    ),
    { numRuns: runs(3000) },
  );
});

it("brings any event into any style as prettier would", async () => {
  await fc.assert(
    fc.asyncProperty(eventModel, style, async (event, options) => {
      const text = `${eventImports(event, ".js")}\n${await printEvent(event)}`;
      fc.pre(isSettled("a.ts", text));
      await judge("a.ts", text, options);
    }),
    { numRuns: runs(1000) },
  );
});

it("brings an event of any width into a style without semicolons as prettier would", async () => {
  const item = { kind: "object", properties: [property("sku")] } as const;
  const type: PayloadType = {
    kind: "object",
    properties: [property("items", { kind: "array", items: item })],
  };
  for (let width = 1; width < 50; width += 1) {
    const base = "a".repeat(width);
    const names = {
      file: "file",
      payload: `${base}Payload`,
      variables: `${base}Variables`,
      variableTypes: `${base}VariableTypes`,
      variablePath: `${base}VariablePath`,
      trigger: `trigger${base}`,
      validator: `${base}Validator`,
    };
    const event = { slug: base, name: base, filled: [], names };
    const text = await printEvent({ ...event, ...payloadOf(type) });
    await judge("a.ts", text, { semi: false, trailingComma: "none" });
  }
});

function property(
  key: string,
  type: PayloadType = { kind: "string" },
): Property {
  return { key, type, optional: false };
}

it("brings any schema into any style as prettier would", async () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  const list = fc.array(scalar);
  const value = fc.oneof(scalar, list, fc.dictionary(fc.string(), list));
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string(), value),
      style,
      async (schema, options) => {
        const text = printSchema(schema);
        fc.pre((await asPrettier("a.json", text, {})) === text);
        await judge("a.json", text, options);
      },
    ),
    { numRuns: runs(300) },
  );
});

it.each<[Options, number]>([
  [{ useTabs: true }, 1],
  [{ singleQuote: true, trailingComma: "all" }, 1],
  [{ tabWidth: 4 }, 0.4],
  [{ useTabs: true, tabWidth: 4 }, 0.4],
  [{ trailingComma: "es5" }, 0.95],
  [{ semi: false, singleQuote: true, trailingComma: "none" }, 0.95],
  [{ arrowParens: "avoid" }, 0.7],
  [{ bracketSpacing: false }, 0.6],
])("%j needs no prettier for most files", (options, least) => {
  const taken = files.filter(
    ({ path, text }) => restyle(path, text, options) !== undefined,
  );
  expect(taken.length / files.length).toBeGreaterThanOrEqual(least);
});

it.each<Options>([
  { printWidth: 100 },
  { tabWidth: 1 },
  { objectWrap: "collapse" },
  { quoteProps: "consistent" },
  { experimentalTernaries: true },
  { plugins: ["prettier-plugin-organize-imports"] },
  { requirePragma: true },
])("leaves %j to prettier", (options) => {
  expect(restyle("a.ts", "export {};\n", options)).toBeUndefined();
});
