import { setImmediate } from "node:timers/promises";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import {
  readBlocks,
  type RecordSource,
} from "../../input/records/read-blocks.js";
import type { RecordBlock } from "../../input/records/record-block.js";
import { addSourceError } from "../../input/records/source-error.js";
import { mergeInto } from "../shape/merge.js";
import {
  maxReported,
  nothingObserved,
  type Observed,
  type ObserveOptions,
  observeRecords,
} from "./observe-records.js";
import type { PartialShape } from "./partial.js";
import type { BlockMessage } from "./messages.js";
import type { Threads } from "./threads.js";

/** Records, and what they are called in messages. */
export interface NamedSource {
  /** Absolute path, or `-`. */
  readonly file: string;
  readonly open: () => RecordSource;
}

/** A block of records, and which of the sources it is of. */
export interface InferMessage extends BlockMessage {
  readonly source: number;
}

/** Threads that infer, each from its share of the records. */
export type InferThreads = Threads<
  InferMessage,
  "done",
  ReadonlyMap<number, Observed>
>;

/** How records are read. */
export interface InferRecordsOptions extends ObserveOptions {
  /** Threads that share the work; they cannot prepare values. */
  readonly threads?: InferThreads | undefined;
  /** Called with the number of bytes read so far. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  /** Where the sources are; for "did you mean". */
  readonly fs?: FileSystem | undefined;
}

/**
 * Infers the shape of all records of some sources. Records that cannot be read are reported and left out.
 */
export async function inferRecords(
  sources: readonly NamedSource[],
  diagnostics: Diagnostics,
  { threads, onProgress, fs, ...options }: InferRecordsOptions = {},
): Promise<PartialShape> {
  const observed = sources.map(nothingObserved);
  let bytes = 0;

  const add = async (source: number, block: RecordBlock): Promise<void> => {
    bytes += block.bytes.length;
    onProgress?.(bytes);
    const taken = threads?.offer({ source, block });
    // Whoever awaits the results gets the error.
    taken?.catch(() => undefined);
    if (taken) return;
    observeRecords(observed[source] ?? nothingObserved(), block, options);
    // Messages of threads arrive only between two turns of the event loop.
    if (threads) await setImmediate();
  };

  for (const [source, { file, open }] of sources.entries()) {
    try {
      for await (const block of readBlocks(open())) await add(source, block);
    } catch (error) {
      addSourceError(file, error, diagnostics, { fs });
    }
  }
  for (const parts of (await threads?.finish()) ?? [])
    for (const [source, part] of parts)
      join((observed[source] ??= nothingObserved()), part);
  sources.forEach(({ file }, source) => {
    const own = observed[source];
    if (own) report(file, own, diagnostics);
  });
  const whole = nothingObserved();
  for (const part of observed) join(whole, part);
  return whole;
}

function join(into: Observed, part: Observed): void {
  mergeInto(into.shape, part.shape);
  into.records += part.records;
  into.bad.push(...part.bad);
  into.badCount += part.badCount;
  into.tooDeep ??= part.tooDeep;
}

function report(
  file: string,
  { bad, badCount, records, tooDeep }: Observed,
  diagnostics: Diagnostics,
): void {
  if (tooDeep) {
    const message = "A record is nested deeper than 200 levels.";
    diagnostics.add("CE106", message, { file, ...tooDeep, length: 1 });
    return;
  }
  const [first, ...others] = bad.toSorted(
    (a, b) => a.position.line - b.position.line,
  );
  if (!first) return;
  if (records === 0 && badCount > 1) {
    const message = `None of the ${badCount} records of the file can be read; the first ${first.reason}.`;
    const place = { file, ...first.position, length: 1 };
    diagnostics.add("CE209", message, place, noRecordsHelp);
    return;
  }
  const told = [first, ...others].slice(0, maxReported);
  for (const { position, reason } of told) {
    diagnostics.add("CE209", `This record ${reason}; it is left out.`, {
      file,
      ...position,
      length: 1,
    });
  }
  if (badCount > told.length) {
    const message = `${badCount - told.length} more records of the file are left out.`;
    diagnostics.add("CE209", message);
  }
}

const noRecordsHelp =
  "Check that this is the file you meant: records are JSON, one a line or as an array.";
