import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { FileSystem } from "../file-system.js";
import type { Json } from "../json/json.js";
import { readDocument } from "../json/read.js";
import { readLinesFile } from "./read-lines-file.js";
import {
  type FileSource,
  type Sample,
  type SampleSource,
  toSample,
} from "./sample.js";

/**
 * Reads samples one by one, in the order of their sources; none is kept. What is not a payload is reported
 * and left out.
 */
export function* readSamples(
  sources: readonly SampleSource[],
  fs: FileSystem,
  diagnostics: Diagnostics,
): Generator<Sample, void, undefined> {
  for (const source of sources) {
    if (source.kind === "inline") {
      const sample = toSample(source, diagnostics);
      if (sample) yield sample;
    } else if (source.kind === "json")
      yield* readJsonFile(source, fs, diagnostics);
    else yield* readLinesFile(source, fs, diagnostics);
  }
}

function* readJsonFile(
  { file, namedAt }: FileSource,
  fs: FileSystem,
  diagnostics: Diagnostics,
): Generator<Sample, void, undefined> {
  const document = readDocument(file, fs, diagnostics, namedAt);
  if (!document) return;
  const { value, depth, place } = document;
  if (!Array.isArray(value)) {
    const sample = toSample(document, diagnostics);
    if (sample) yield sample;
    return;
  }
  if (value.length === 0)
    diagnostics.add("CE205", "The array holds no payload.", place([]));
  for (const [index, item] of (value as readonly Json[]).entries()) {
    const sample = toSample(
      { value: item, depth, place: (path) => place([index, ...path]) },
      diagnostics,
    );
    if (sample) yield sample;
  }
}
