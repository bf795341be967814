import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/base/json/json.js";
import { exportEvents, type ExportFormat } from "../../src/index.js";
import { projectOf as projectIn } from "../learn/project.js";
import { cases, golden } from "./golden.js";
import { projectOf, recorded } from "./octokit.js";

/** The schema of AsyncAPI's makers for documents of 3.0.0. */
const asyncapi = new Ajv({
  strict: false,
  logger: false,
  meta: false,
  validateSchema: false,
});
addFormats.default(asyncapi);
const isAsyncapi = asyncapi.compile(
  JSON.parse(
    readFileSync(
      createRequire(import.meta.url).resolve(
        "@asyncapi/specs/schemas/3.0.0.json",
      ),
      "utf8",
    ),
  ) as JsonObject,
);

const root = fileURLToPath(new URL("../../", import.meta.url));
const manifests = [root, ...cases.map((name) => join(golden, name))];

/** Every set of events, by what it is called: how to export it. */
const sets = [
  ...manifests.map(
    (folder) => [folder.slice(root.length), { cwd: folder }] as const,
  ),
  ["of GitHub", projectIn(projectOf(recorded)).options] as const,
];

async function exported(
  format: ExportFormat,
  options: Parameters<typeof exportEvents>[1],
): Promise<JsonObject> {
  const { ok, document, diagnostics } = await exportEvents(format, options);
  expect(ok, JSON.stringify(diagnostics)).toBe(true);
  if (!document) throw new Error("There is no document.");
  return document;
}

describe.each(sets)("the events of %j", (_, options) => {
  test("are OpenAPI, as a validator of it says", async () => {
    const document = await exported("openapi", options);
    const validator = new Validator();
    const { valid, errors } = await validator.validate({ ...document });
    expect([valid, errors]).toEqual([true, undefined]);
  });

  test("are AsyncAPI, as the schema of its makers says", async () => {
    const isValid = isAsyncapi(await exported("asyncapi", options));
    expect([isValid, isAsyncapi.errors]).toEqual([true, null]);
  });

  test("are one JSON Schema of 2020-12, which compiles", async () => {
    const ajv = new Ajv2020({ strict: false, logger: false });
    addFormats.default(ajv);
    const schema = await exported("json-schema", options);
    expect(() => ajv.compile({ ...schema })).not.toThrow();
  });
});
