import type { ManifestOptions } from "../manifest/manifest.js";
import type { EventModel } from "../model/event-model.js";
import { eventImports, printEvent } from "./event-file.js";
import { header } from "./header.js";
import { indexImports, printIndex } from "./index-file.js";
import type { Output } from "./output.js";
import { isSettled, type OutputFile } from "./output-file.js";
import { readRuntime } from "./runtime-file.js";
import { printSchema } from "./schema-file.js";

/** Prints every file of the output, its runtime included. */
export function printFiles(
  events: readonly EventModel[],
  options: ManifestOptions,
  output: Output,
): OutputFile[] {
  const runtime = readRuntime();
  return output.file === undefined
    ? printFolder(events, options, runtime)
    : [printSingle(output.file, events, options, runtime)];
}

function printFolder(
  events: readonly EventModel[],
  options: ManifestOptions,
  runtime: string,
): OutputFile[] {
  const { importExtension } = options;
  const imports = eventImports(importExtension);
  const files: OutputFile[] = [];
  for (const event of events) {
    const { names, payload } = event;
    const schema = printSchema(payload.schema);
    files.push(
      typeScript(
        `events/${names.file}.ts`,
        [imports, printEvent(event)],
        [event],
      ),
    );
    files.push({
      path: `schemas/${names.file}.schema.json`,
      text: schema,
      settled: payload.declarations === undefined && isSettled(schema),
    });
  }
  files.push(typeScript("runtime.ts", [runtime], []));
  files.push(
    typeScript(
      "index.ts",
      [indexImports(events, importExtension), printIndex(events, options)],
      [],
    ),
  );
  return files;
}

/** Everything in one file, which needs no import. */
function printSingle(
  path: string,
  events: readonly EventModel[],
  options: ManifestOptions,
  runtime: string,
): OutputFile {
  return typeScript(
    path,
    [runtime, ...events.map(printEvent), printIndex(events, options)],
    events,
  );
}

function typeScript(
  path: string,
  parts: readonly string[],
  events: readonly EventModel[],
): OutputFile {
  const text = `${header}\n${parts.join("\n")}`;
  const handwritten = events.some(
    ({ payload }) => payload.declarations !== undefined,
  );
  return { path, text, settled: !handwritten && isSettled(text) };
}
