import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { checkSchema } from "../../src/handwritten/check.js";
import { compileTypes } from "../../src/handwritten/compile.js";
import { toPayloadType } from "../../src/handwritten/payload-type.js";
import { Diagnostics } from "../../src/diagnostics/diagnostic.js";
import type { JsonObject } from "../../src/json/json.js";
import { loadSound, names } from "./load-in-memory.js";
import { typeErrors } from "./type-check.js";

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
  return whole.validate(
    `github#/definitions/${name}_event`,
    payload,
  ) as boolean;
}

it("has examples that match, and others", () => {
  const verdicts = webhooks.flatMap(({ name, examples }) =>
    examples.map((example) => isValid(name, example)),
  );
  expect(new Set(verdicts).size).toBe(2);
  expect(verdicts.filter(Boolean).length).toBeGreaterThan(50);
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
      expect(["object", "union"]).toContain(toPayloadType(bundle).kind);
      const matching = examples.filter((example) => isValid(name, example));
      for (const payload of examples) {
        const diagnostics = new Diagnostics();
        await checkSchema(
          bundle,
          [{ payload, place: bundle.place }],
          diagnostics,
        );
        expect(diagnostics.hasErrors).toBe(!matching.includes(payload));
      }
      const types = await compileTypes(bundle, names);
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
    expect(typeErrors(sources)).toEqual([]);
  },
);
