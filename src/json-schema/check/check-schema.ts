import type { Ajv } from "ajv";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { JsonPath } from "../../base/json/json.js";
import type { Sample } from "../../input/samples/sample.js";
import { ajvFor } from "./ajv.js";
import type { SchemaBundle } from "../load/bundle.js";
import { endlessReferences } from "./endless.js";
import { explain } from "./explain-failures.js";
import { brokenPatterns, patternsIn } from "./patterns.js";
import type { WholeType } from "../../type/payload-type.js";
import { canBeObject } from "../../type/values.js";
import { readType } from "../read/read-type.js";
import { runsAway } from "./runs-away.js";
import { attempt, type Check, compileSchema } from "./validator.js";

/** Failing samples that are told of: whoever has more has one mistake many times. */
const maxFailures = 20;

/**
 * Checks that a hand-written schema is one of its draft (CE405) and describes a payload (CE406).
 *
 * @returns the payload's type; undefined where the schema cannot be used
 */
export async function checkSchema(
  bundle: SchemaBundle,
  diagnostics: Diagnostics,
): Promise<WholeType | undefined> {
  const ajv = await ajvFor(bundle.draft);
  if (!isValidSchema(bundle, ajv, diagnostics)) return undefined;
  reportSlowPatterns(bundle, diagnostics);
  const type = readType(bundle);
  if (canBeObject(type)) return type;
  const path = Object.hasOwn(bundle.schema, "type") ? ["type"] : [];
  diagnostics.add(
    "CE406",
    "The schema allows no object, but a payload always is one.",
    bundle.place(path),
  );
  return undefined;
}

/**
 * Holds samples against a schema that is known to be one (CE206).
 *
 * @returns whether the schema could be used (CE405)
 */
export async function checkSamples(
  bundle: SchemaBundle,
  samples: Iterable<Sample>,
  diagnostics: Diagnostics,
): Promise<boolean> {
  const ajv = await ajvFor(bundle.draft);
  let validate: Check | undefined;
  let failures = 0;
  for (const { payload, place } of samples) {
    const errors = attempt(() => {
      // Compiling takes long, so that it waits for the first sample.
      validate ??= compileSchema(bundle.schema, bundle.draft, ajv);
      return validate(payload);
    });
    if (typeof errors === "string") {
      diagnostics.add(
        "CE405",
        `The schema cannot be used: ${errors}.`,
        bundle.place([]),
      );
      return false;
    }
    for (const { path, reason } of explain(errors, payload)) {
      if (failures === maxFailures) return true;
      failures += 1;
      diagnostics.add(
        "CE206",
        `${subject(path)} ${reason}, by the event's schema.`,
        place(path),
      );
    }
  }
  return true;
}

function subject(path: JsonPath): string {
  return path.length === 0 ? "The payload" : JSON.stringify(path.join("."));
}

function reportSlowPatterns(
  { schema, place }: SchemaBundle,
  diagnostics: Diagnostics,
): void {
  const slow = [...patternsIn(schema)].filter((each) => runsAway(each.pattern));
  for (const { pattern, path, part } of slow.slice(0, maxFailures)) {
    const message = `The pattern ${JSON.stringify(pattern)} can take time without end: a text that does not match it may match its beginning in very many ways.`;
    diagnostics.add("CE410", message, place(path, part));
  }
}

/** Holds the schema against the schema of its draft. */
function isValidSchema(
  bundle: SchemaBundle,
  ajv: Ajv,
  diagnostics: Diagnostics,
): boolean {
  // The draft is decided: what else `$schema` may say is not looked up.
  const entries = Object.entries(bundle.schema);
  const schema = Object.fromEntries(
    entries.filter(([key]) => key !== "$schema"),
  );
  const failures =
    ajv.validateSchema(schema) === true
      ? []
      : explain(ajv.errors ?? [], schema);
  for (const { path, reason } of failures.slice(0, maxFailures)) {
    const message = `This is no schema of ${bundle.draft}: ${JSON.stringify(path.at(-1) ?? "schema")} ${reason}.`;
    diagnostics.add("CE405", message, bundle.place(path));
  }
  const patterns = [...brokenPatterns(bundle.schema)].slice(0, maxFailures);
  for (const { path, part, reason } of patterns) {
    diagnostics.add("CE405", `${reason}.`, bundle.place(path, part));
  }
  const endless = [...endlessReferences(bundle)].slice(0, maxFailures);
  for (const path of endless) {
    const message =
      "The $ref leads back to itself, so that nothing can be checked by it.";
    diagnostics.add("CE405", message, bundle.place(path));
  }
  return [failures, patterns, endless].every(({ length }) => length === 0);
}
