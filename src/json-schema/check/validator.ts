import type { Ajv, ErrorObject } from "ajv";
import type { Json, JsonObject } from "../../base/json/json.js";
import { once } from "../../base/once.js";
import { ajvFor, hastyAjvFor } from "./ajv.js";
import type { SchemaBundle } from "../load/bundle.js";
import type { Draft } from "../../type/payload.js";
import { explain, type Failure } from "./explain-failures.js";
import { patternsIn } from "./patterns.js";
import { isPlain } from "./runs-away.js";
import { toAjv } from "./to-ajv.js";
import { withinTime } from "./within-time.js";

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
  let validate: Check | undefined;
  const quick = createQuickCheck(schema, draft);
  return (value) => {
    if (quick(value)) return [];
    const errors = attempt(() => {
      validate ??= compileSchema(schema(), draft, ajv);
      return validate(value);
    });
    if (typeof errors !== "string") return explain(errors, value);
    const reason = `cannot be checked: ${errors}`;
    return [{ path: [], reason, reasons: [reason] }];
  };
}

/**
 * Makes what tells whether values fit a schema, which is known to be one, where nobody asks for the reasons. What cannot
 * be checked does not fit.
 */
export async function createFitCheck({
  schema,
  draft,
}: Pick<SchemaBundle, "schema" | "draft">): Promise<(value: Json) => boolean> {
  const ajv = await hastyAjvFor(draft);
  const compiled = once(() => attempt(() => compileSchema(schema, draft, ajv)));
  return (value) => {
    const check = compiled();
    const errors =
      typeof check === "string" ? check : attempt(() => check(value));
    return typeof errors !== "string" && errors.length === 0;
  };
}

/** So many values are worth a second validator. */
const many = 200;

/**
 * Makes a check that only knows what surely fits. It stops at the first mistake, and with alternatives that is several
 * times as fast; but it has to be compiled, so that it begins to know anything after {@link many} values.
 */
function createQuickCheck(
  schema: () => JsonObject,
  draft: Draft,
): (value: Json) => boolean {
  let values = 0;
  let fits: ((value: Json) => boolean) | undefined;
  const compile = async (): Promise<void> => {
    fits = await createFitCheck({ schema: schema(), draft });
  };
  return (value) => {
    values += 1;
    if (values === many) void compile();
    return fits?.(value) ?? false;
  };
}

/** Says what ajv has against a value. */
export type Check = (value: Json) => readonly ErrorObject[];

/** Compiles a schema for ajv. What its patterns may take too long for is stopped: the check then throws. */
export function compileSchema(
  schema: JsonObject,
  draft: Draft,
  ajv: Ajv,
): Check {
  const ready = toAjv(schema, draft);
  try {
    const validate = ajv.compile(ready);
    const check: Check = (value) =>
      validate(value) ? [] : (validate.errors ?? []);
    const isQuick = [...patternsIn(schema)].every(({ pattern }) =>
      isPlain(pattern),
    );
    return isQuick ? check : (value) => withinTime(() => check(value));
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
