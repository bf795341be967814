import type { Ajv } from "ajv";
import { newAjv } from "../../json-schema/check/ajv.js";
import type { Draft } from "../../type/payload.js";
import { mapSubschemas, type Schema } from "../../json-schema/load/keywords.js";
import { compilePattern } from "../../json-schema/check/patterns.js";
import { toAjv } from "../../json-schema/check/to-ajv.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { get, type JsonObject } from "../../base/json/json.js";
import { foreignCode } from "../typescript/escape.js";
import { joinAlternatives } from "./join-alternatives.js";
import { addConstants, takeSchemas } from "./constants.js";
import { rewriteFindings } from "./findings.js";
import { helpers } from "./helpers.js";
import { tellKindsApart } from "./kinds.js";
import { shareEqual } from "./share.js";

/** A schema as code, which needs nothing but the helpers. */
export interface SchemaCode {
  /** JavaScript that declares the function {@link validate}, and what it needs. */
  readonly code: string;
  readonly validate: string;
  /** What the code needs of `validator-support.ts`: the name there by the name here. */
  readonly imports: ReadonlyMap<string, string>;
}

/**
 * Compiles a schema, which is known to be one, to code that accepts what ajv accepts.
 *
 * @returns in words why ajv gave up, if it did
 */
export async function compileToCode(
  schema: JsonObject,
  draft: Draft,
): Promise<SchemaCode | string> {
  // One each, because an ajv numbers the names in its code through all the schemas that it ever compiles.
  const ajv = await newAjv(draft, {
    meta: false,
    // A payload in memory may hold what JSON has not.
    strictNumbers: true,
    // A definition is a function, however often it is referred to.
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  const { default: standalone } = await import("ajv/dist/standalone/index.js");
  const prepare = (whole: JsonObject): JsonObject => {
    const known = toAjv(knownFormats(whole, ajv), draft);
    // Draft 04 knows no conditions.
    const told = draft === "draft-04" ? known : tellKindsApart(known);
    return shareEqual(joinAlternatives(told));
  };
  const compiled = attempt(() => ajv.compile(prepare(schema)));
  return typeof compiled === "string"
    ? compiled
    : fromAjv(standalone.default(ajv, compiled));
}

/** What the work comes to, or in words why ajv gave up. */
function attempt<Result extends object>(work: () => Result): Result | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return "it is nested too deeply";
    return error instanceof Error ? error.message : String(error);
  }
}

/** Takes away formats that ajv does not know; it takes `constructor` for one. */
function knownFormats(schema: JsonObject, ajv: Ajv): JsonObject {
  const inner = mapSubschemas(schema, (child): Schema =>
    typeof child === "boolean" ? child : knownFormats(child, ajv),
  );
  const format = get(inner, "format");
  if (typeof format !== "string" || Object.hasOwn(ajv.formats, format))
    return inner;
  return Object.fromEntries(
    Object.entries(inner).filter(([key]) => key !== "format"),
  );
}

const head =
  /^"use strict";\nexport const validate = (\w+);\nexport default \w+;/;
const requirement = /(?<=\n)const (\w+) = (require\(.*);\n/g;

const unicodePattern = /new RegExp\(("(?:[^"\\]|\\.)*"), "u"\)/g;

/** Whether the pattern in a string literal has the flag that ajv writes to all. */
function takesUnicode(literal: string): boolean {
  const pattern = parseStrict(literal);
  return typeof pattern !== "string" || compilePattern(pattern, "u").unicode;
}

/** Turns the module that ajv wrote into what it declares. */
function fromAjv(module: string): SchemaCode {
  const [start = "", validate = ""] = head.exec(module) ?? [];
  const imports = new Map<string, string>();
  const body = module
    .slice(start.length)
    .replace(unicodePattern, (whole, pattern: string) =>
      takesUnicode(pattern) ? whole : `new RegExp(${pattern}, "")`,
    )
    .replace(requirement, (_, name: string, source: string) => {
      const helper = helpers.get(source);
      if (helper === undefined)
        throw new Error(`Ajv's code needs ${source}, which is not known.`);
      imports.set(name, helper);
      return "";
    });
  const code = addConstants(rewriteFindings(takeSchemas(body)));
  return { code: foreignCode(code.trim()), validate, imports };
}
