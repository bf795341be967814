import { basename } from "node:path";
import type { FileSystem } from "../../base/file-system.js";
import { createDecompressor } from "./decompress.js";
import { readChunks } from "./read-chunks.js";
import type { RecordBlock } from "./record-block.js";
import { createSniffingSplitter } from "./sniff.js";
import { createSplitter, type RecordKind } from "./split.js";
import type { Stage } from "./stage.js";

/** Where records come from, in pieces of any size, compressed with gzip or not. */
export interface RecordSource<
  Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
> {
  readonly chunks: Chunks;
  /** How it holds them; by default, the first bytes decide. */
  readonly kind?: RecordKind | undefined;
}

/** How a file holds records, by the ending of its name; undefined if that is not a known one. */
export function kindOfFile(file: string): RecordKind | undefined {
  const [, ending = ""] =
    /\.(json|jsonl|ndjson)(?:\.gz)?$/i.exec(basename(file)) ?? [];
  if (ending === "") return undefined;
  return ending.toLowerCase() === "json" ? "values" : "lines";
}

/** The records of a file. */
export function fileSource(
  file: string,
  fs: FileSystem,
  onRead?: (bytes: number) => void,
): RecordSource<Generator<Buffer>> {
  return { chunks: readChunks(file, fs, onRead), kind: kindOfFile(file) };
}

/**
 * Reads the records of a source, in blocks of about half a MiB; none is kept, so that the source may be of any size.
 *
 * @throws a `SourceError` where the source is damaged, and what the source itself throws
 */
export async function* readBlocks(
  source: RecordSource,
): AsyncGenerator<RecordBlock, void, undefined> {
  const reader = createReader(source.kind);
  try {
    for await (const chunk of source.chunks)
      yield* reader.push(asBuffer(chunk));
    yield* reader.finish();
  } finally {
    reader.close();
  }
}

/** As {@link readBlocks}, for sources that need no waiting. */
export function* readBlocksSync(
  source: RecordSource<Iterable<Uint8Array>>,
): Generator<RecordBlock, void, undefined> {
  const reader = createReader(source.kind);
  try {
    for (const chunk of source.chunks) yield* reader.push(asBuffer(chunk));
    yield* reader.finish();
  } finally {
    reader.close();
  }
}

/** The bytes of a file or stream, decompressed. */
export function* decompress(
  chunks: Iterable<Buffer>,
): Generator<Buffer, void, undefined> {
  const decompressor = createDecompressor();
  try {
    for (const chunk of chunks) yield* decompressor.push(chunk);
    yield* decompressor.finish();
  } finally {
    decompressor.close();
  }
}

function createReader(kind: RecordKind | undefined): Stage<RecordBlock> {
  const decompressor = createDecompressor();
  const splitter =
    kind === undefined ? createSniffingSplitter() : createSplitter(kind);
  return {
    *push(chunk) {
      for (const bytes of decompressor.push(chunk)) yield* splitter.push(bytes);
    },
    *finish() {
      for (const bytes of decompressor.finish()) yield* splitter.push(bytes);
      yield* splitter.finish();
    },
    close: decompressor.close,
  };
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
