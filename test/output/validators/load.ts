import type { Draft } from "../../../src/type/payload.js";
import type { JsonObject } from "../../../src/base/json/json.js";
import {
  compileToCode,
  type SchemaCode,
} from "../../../src/output/validators/compile-validator.js";
import {
  type PayloadValidator,
  validatorOf,
} from "../../../templates/runtime.js";
import * as support from "../../../templates/validator-support.js";

/** The code of a schema that ajv can compile. */
export async function codeOf(
  schema: JsonObject,
  draft: Draft = "draft-07",
): Promise<SchemaCode> {
  const code = await compileToCode(schema, draft);
  if (typeof code === "string") throw new Error(code);
  return code;
}

/** The validator that a schema comes to, as the generated file of an event has it. */
export async function validatorFor(
  schema: JsonObject,
  draft?: Draft,
): Promise<PayloadValidator> {
  return run(await codeOf(schema, draft));
}

/** Runs the code in a scope that has what it imports, and nothing else of this file's. */
export function run({ code, validate, imports }: SchemaCode): PayloadValidator {
  const needed = [...imports.values()].map(
    (name) => (support as Readonly<Record<string, unknown>>)[name],
  );
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is the code that is tested
  const compile = new Function(
    ...imports.keys(),
    `"use strict";\n${code}\nreturn ${validate};`,
  ) as (...needed: unknown[]) => ReturnType<Parameters<typeof validatorOf>[1]>;
  return validatorOf("order-placed", () => compile(...needed));
}
