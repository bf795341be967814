import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { ManifestOptions } from "../../input/manifest/manifest.js";
import type { EventHead, EventModel } from "../../event/event.js";
import type { SchemaCode } from "../validators/compile-validator.js";
import { eventImports, printEvent } from "./event-file.js";
import { header } from "./header.js";
import { indexImports, printIndex } from "./index-file.js";
import type { Output } from "./output.js";
import { isSettled, type OutputFile } from "./output-file.js";
import { readRuntime, readValidatorSupport } from "./runtime-file.js";
import { printSchema } from "./schema-file.js";
import { printValidator, printValidators } from "./validator-file.js";

/** Prints events one by one, so that no more than their heads have to be kept. */
export interface Printer {
  /** The files that are an event's own. */
  event(event: EventModel): Promise<readonly OutputFile[]>;
  /** The files that stand for all the events printed so far. */
  finish(): readonly OutputFile[];
}

/** Makes the printer for the layout that the output has. */
export function createPrinter(
  options: ManifestOptions,
  output: Output,
  diagnostics: Diagnostics,
): Printer {
  return output.file === undefined
    ? folderPrinter(options, diagnostics)
    : singlePrinter(options, output.file);
}

function folderPrinter(
  options: ManifestOptions,
  diagnostics: Diagnostics,
): Printer {
  const { importExtension, validation } = options;
  const heads: EventHead[] = [];
  const validatorOf = async (
    event: EventModel,
  ): Promise<readonly OutputFile[]> => {
    const code = await compileValidator(event, diagnostics);
    if (!code) return [];
    const text = printValidator(event, code, importExtension);
    return [typeScript(`validators/${event.names.file}.ts`, [text], true)];
  };
  return {
    async event(event) {
      const { slug, name, app, filled, names, payload } = event;
      heads.push({
        slug,
        name,
        filled,
        names,
        ...(app !== undefined && { app }),
      });
      const inferred = !payload.isHandwritten;
      const schema = printSchema(payload.schema);
      const schemaPath = `schemas/${names.file}.schema.json`;
      return [
        typeScript(
          `events/${names.file}.ts`,
          [eventImports(event, importExtension), await printEvent(event)],
          inferred,
        ),
        {
          path: schemaPath,
          text: schema,
          settled: inferred && isSettled(schemaPath, schema),
        },
        ...(validation === "standalone" ? await validatorOf(event) : []),
      ];
    },
    finish: () => [
      typeScript("runtime.ts", [readRuntime()], true),
      typeScript(
        "index.ts",
        [
          indexImports(heads, importExtension),
          printIndex(heads, options, importExtension),
        ],
        true,
      ),
      ...(validation === "standalone"
        ? [
            typeScript(
              "validators.ts",
              [printValidators(heads, importExtension)],
              true,
            ),
            typeScript("validator-support.ts", [readValidatorSupport()], true),
          ]
        : []),
    ],
  };
}

/** The schema as code; why there can be none is in the diagnostics. */
async function compileValidator(
  { payload: { schema, draft, place } }: EventModel,
  diagnostics: Diagnostics,
): Promise<SchemaCode | undefined> {
  const { compileToCode } = await import("../validators/compile-validator.js");
  const code = await compileToCode(schema, draft);
  if (typeof code !== "string") return code;
  const message = `No validator can be made of the schema: ${code}.`;
  diagnostics.add("CE407", message, place());
  return undefined;
}

/** Everything in one file, which needs no import. */
function singlePrinter(options: ManifestOptions, path: string): Printer {
  const heads: EventHead[] = [];
  const parts = [readRuntime()];
  let inferred = true;
  return {
    async event(event) {
      heads.push(event);
      parts.push(await printEvent(event));
      inferred &&= !event.payload.isHandwritten;
      return [];
    },
    finish: () => [
      typeScript(path, [...parts, printIndex(heads, options)], inferred),
    ],
  };
}

/** @param settled whether all that was printed here is in prettier's style, as far as its layout can tell */
function typeScript(
  path: string,
  parts: readonly string[],
  settled: boolean,
): OutputFile {
  const text = `${header}\n${parts.join("\n")}`;
  return { path, text, settled: settled && isSettled(path, text) };
}
