import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { declareTypes } from "../../src/output/print/declared-types.js";
import { isAlwaysObject } from "../../src/type/values.js";
import { readType } from "../../src/json-schema/read/read-type.js";
import { Diagnostics } from "../../src/base/diagnostics/diagnostic.js";
import type { JsonObject } from "../../src/base/json/json.js";
import {
  checkAll,
  loadSound,
  modelFrom,
} from "../json-schema/load-in-memory.js";
import { typeErrors } from "../json-schema/type-check.js";

const require = createRequire(import.meta.url);
const schemas = readFileSync(
  require.resolve("@octokit/webhooks-schemas/schema.json"),
  "utf8",
);
const { definitions } = JSON.parse(schemas) as {
  readonly definitions: JsonObject;
};
const webhooks = (
  require("@octokit/webhooks-examples/api.github.com/index.json") as readonly {
    readonly name: string;
    readonly examples: readonly JsonObject[];
  }[]
).filter(({ name }) => Object.hasOwn(definitions, `${name}_event`));

/** What the whole document says, before anything is taken out of it: many examples are older than their schemas. */
const whole = new Ajv({ strict: false, logger: false });
addFormats.default(whole);
whole.addSchema(JSON.parse(schemas) as object, "github");
function isValid(name: string, payload: JsonObject): boolean {
  return whole.validate<unknown>(`github#/definitions/${name}_event`, payload);
}

it("finds the examples that do not match", async () => {
  const [checkRun] = webhooks.filter(({ name }) => name === "check_run");
  const examples = checkRun?.examples ?? [];
  const bundle = loadSound(
    { $ref: "github.json#/definitions/check_run_event" },
    { "/app/github.json": schemas },
  );
  const diagnostics = new Diagnostics();
  await checkAll(
    bundle,
    examples.map((payload, index) => ({
      payload,
      place: () => ({
        file: "/app/x.ndjson",
        line: index + 1,
        column: 1,
        length: 1,
      }),
    })),
    diagnostics,
  );
  const wrong = examples.filter((example) => !isValid("check_run", example));
  expect(wrong.length).toBeGreaterThan(0);
  expect(diagnostics.list.map(({ place }) => place?.line)).toEqual(
    wrong.map((example) => examples.indexOf(example) + 1),
  );
});

it(
  "takes over the schemas of GitHub's webhooks as they are, and writes types that matching examples are of",
  { timeout: 120_000 },
  async () => {
    const sources: Record<string, string> = {};
    for (const { name, examples } of webhooks) {
      const bundle = loadSound(
        { $ref: `github.json#/definitions/${name}_event` },
        { "/app/github.json": schemas },
      );
      expect(isAlwaysObject(readType(bundle))).toBe(true);
      const matching = examples.filter((example) => isValid(name, example));
      const diagnostics = new Diagnostics();
      const samples = matching.map((payload) => ({
        payload,
        place: bundle.place,
      }));
      expect(await checkAll(bundle, samples, diagnostics)).toBe(true);
      expect(diagnostics.list).toEqual([]);
      const types = await declareTypes(modelFrom(bundle));
      expect(types.replace(/\/\*\*[^]*?\*\//g, "")).not.toMatch(/\bany\b/);
      sources[name] =
        types +
        matching
          .map(
            (example, index) =>
              `export const example${index}: OrderPayload = ${JSON.stringify(example)};\n`,
          )
          .join("");
    }
    expect(Object.keys(sources).length).toBeGreaterThan(40);
    expect(
      Object.values(sources)
        .join("")
        .match(/^export const/gm)?.length,
    ).toBeGreaterThan(50);
    expect(typeErrors(sources)).toEqual([]);
  },
);
