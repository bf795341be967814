import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { assertFile, type FileSystem, sizeOf } from "../../base/file-system.js";
import { isList } from "../../base/json/json.js";
import { parseBytes } from "../../base/json/read-document.js";
import { decompress, fileSource } from "../records/read-blocks.js";
import { addSourceError } from "../records/source-error.js";
import { readRecords } from "./read-records.js";
import {
  type FileSource,
  type Sample,
  type SampleSource,
  toSample,
} from "./sample.js";

/** Files of JSON up to this size are parsed whole, comments and all; larger ones are read item by item. */
const wholeSize = 8 * 1024 * 1024;

/**
 * Reads samples one by one, in the order of their sources; none is kept. What is not a payload is reported
 * and left out.
 *
 * @param onRead called with the length of each piece of a file
 */
export function* readSamples(
  sources: readonly SampleSource[],
  fs: FileSystem,
  diagnostics: Diagnostics,
  onRead?: (bytes: number) => void,
): Generator<Sample, void, undefined> {
  for (const source of sources) {
    if (source.kind === "inline") {
      const sample = toSample(source, diagnostics);
      if (sample) yield sample;
    } else if (source.kind !== "missing")
      yield* readFile(source, fs, diagnostics, onRead);
  }
}

/** The size of a file that is read record by record; zero of what is read as a whole. */
export function sizeByRecord(source: SampleSource, fs: FileSystem): number {
  if (source.kind !== "lines" && source.kind !== "values") return 0;
  const size = sizeOf(source.file, fs);
  return source.kind === "lines" || size > wholeSize ? size : 0;
}

/** Whether a source is a file that is read record by record. */
export function isByRecord(
  source: SampleSource,
  fs: FileSystem,
): source is FileSource {
  return sizeByRecord(source, fs) > 0;
}

function* readFile(
  { kind, file, namedAt }: FileSource,
  fs: FileSystem,
  diagnostics: Diagnostics,
  onRead?: (bytes: number) => void,
): Generator<Sample, void, undefined> {
  const { chunks } = fileSource(file, fs, onRead);
  try {
    assertFile(file, fs);
    if (kind === "lines") {
      yield* readRecords(file, { chunks, kind }, diagnostics);
      return;
    }
    const bytes = decompress(chunks);
    const { head, isWhole } = takeHead(bytes);
    if (isWhole) yield* readWhole(file, Buffer.concat(head), diagnostics);
    else {
      const all = chain(head, bytes);
      yield* readRecords(file, { chunks: all, kind }, diagnostics);
    }
  } catch (error) {
    addSourceError(file, error, diagnostics, { namedAt });
  }
}

/** Takes the first bytes, and says whether they are all. */
function takeHead(bytes: Iterator<Buffer, void>): {
  readonly head: Buffer[];
  readonly isWhole: boolean;
} {
  const head: Buffer[] = [];
  let size = 0;
  while (size <= wholeSize) {
    const next = bytes.next();
    if (next.done === true) return { head, isWhole: true };
    head.push(Buffer.from(next.value));
    size += next.value.length;
  }
  return { head, isWhole: false };
}

/** The head and then the rest; each piece of the head is released as it is passed on. */
function* chain(
  head: Buffer[],
  rest: Generator<Buffer, void, undefined>,
): Generator<Buffer, void, undefined> {
  try {
    for (let piece = head.shift(); piece; piece = head.shift()) yield piece;
    yield* rest;
  } finally {
    rest.return();
  }
}

function* readWhole(
  file: string,
  bytes: Buffer,
  diagnostics: Diagnostics,
): Generator<Sample, void, undefined> {
  const document = parseBytes(file, bytes, diagnostics);
  if (!document) return;
  const { value, depth, place } = document;
  if (!isList(value)) {
    const sample = toSample(document, diagnostics);
    if (sample) yield sample;
    return;
  }
  if (value.length === 0)
    diagnostics.add("CE205", "The array holds no payload.", place([]));
  for (const [index, item] of value.entries()) {
    const sample = toSample(
      { value: item, depth, place: (path) => place([index, ...path]) },
      diagnostics,
    );
    if (sample) yield sample;
  }
}
