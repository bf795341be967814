import type { Ajv, ValidateFunction } from "ajv";
import type { Json, JsonObject } from "../json/json.js";
import { ajvFor } from "./ajv.js";
import type { SchemaBundle } from "./bundle.js";
import { explain, type Failure } from "./explain.js";
import { toAjv } from "./to-ajv.js";

/** Says what is wrong with a value by a schema: nothing, where it fits. */
export type Validator = (value: Json) => readonly Failure[];

/**
 * Makes the validator of a schema, which is known to be one. Compiling takes long, so that it waits for the first
 * value.
 */
export async function createValidator({
  schema,
  draft,
}: Pick<SchemaBundle, "draft"> & {
  readonly schema: () => JsonObject;
}): Promise<Validator> {
  const ajv = await ajvFor(draft);
  let validate: ValidateFunction | undefined;
  return (value) => {
    const errors = attempt(() => {
      validate ??= compileSchema(schema(), ajv);
      return validate(value) ? [] : (validate.errors ?? []);
    });
    return typeof errors === "string"
      ? [{ path: [], reason: `cannot be checked: ${errors}` }]
      : explain(errors, value);
  };
}

/** Compiles a schema for ajv. */
export function compileSchema(schema: JsonObject, ajv: Ajv): ValidateFunction {
  const ready = toAjv(schema);
  try {
    return ajv.compile(ready);
  } finally {
    ajv.removeSchema(ready); // it would be kept for as long as the process runs
  }
}

/** What the work comes to, or in words why ajv gave up. */
export function attempt<T extends object>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return "it refers to itself without end";
    return error instanceof Error ? error.message : String(error);
  }
}
