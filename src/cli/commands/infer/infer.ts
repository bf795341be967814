import { resolve } from "node:path";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import {
  inferRecords,
  type InferRecordsOptions,
  type NamedSource,
} from "../../../infer/parallel/infer-records.js";
import {
  fromJson,
  type PartialShape,
} from "../../../infer/parallel/partial.js";
import { readDocument } from "../../../base/json/read-document.js";
import { fileSource } from "../../../input/records/read-blocks.js";
import { merge } from "../../../infer/shape/merge.js";
import { nothing } from "../../../infer/shape/shape.js";
import type { Invocation } from "../../main/commands.js";
import type { Io } from "../../main/io.js";

/** What came of the records. */
export interface InferOutcome extends PartialShape {
  readonly diagnostics: Diagnostics;
}

/** Infers the shape of the records of files, or joins the shapes of partials. */
export async function infer(
  { arguments: names, merge: isMerge }: Invocation,
  io: Io,
  options: InferRecordsOptions,
): Promise<InferOutcome> {
  const diagnostics = new Diagnostics();
  const files = [...new Set(names)];
  const outcome = isMerge
    ? joinPartials(files, io, diagnostics)
    : await inferRecords(
        files.map((name) => sourceOf(name, io)),
        diagnostics,
        options,
      );
  if (outcome.records === 0 && !diagnostics.hasErrors)
    diagnostics.add("CE205", "There is no record to infer anything from.");
  return { ...outcome, diagnostics };
}

function sourceOf(name: string, io: Io): NamedSource {
  if (name === "-") {
    return {
      file: name,
      open: () => ({ chunks: io.stdinChunks() }),
    };
  }
  const file = resolve(io.cwd, name);
  return { file, open: () => fileSource(file, io.fs) };
}

function joinPartials(
  names: readonly string[],
  io: Io,
  diagnostics: Diagnostics,
): PartialShape {
  let joined: PartialShape = { shape: nothing, records: 0 };
  for (const name of names) {
    const document = readDocument(resolve(io.cwd, name), io.fs, diagnostics);
    if (!document) continue;
    const part = fromJson(document.value);
    if (!part) {
      const message = `${JSON.stringify(name)} is not what --partial prints.`;
      diagnostics.add("CE109", message, document.place([]));
      continue;
    }
    joined = {
      shape: merge(joined.shape, part.shape),
      records: joined.records + part.records,
    };
  }
  return joined;
}
