import { setImmediate } from "node:timers/promises";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { Json } from "../../base/json/json.js";
import {
  readBlocks,
  type RecordSource,
} from "../../input/records/read-blocks.js";
import type { RecordBlock } from "../../input/records/record-block.js";
import { addSourceError } from "../../input/records/source-error.js";
import { merge } from "../shape/merge.js";
import {
  maxTold,
  nothingObserved,
  type Observed,
  observeRecords,
} from "./observe-records.js";
import type { PartialShape } from "./partial.js";
import type { Threads } from "./threads.js";

/** Records, and what they are called in messages. */
export interface NamedSource {
  /** Absolute path, or `-`. */
  readonly file: string;
  readonly open: () => RecordSource;
}

/** How to go about it. */
export interface InferRecordsOptions {
  /** Threads that share the work. */
  readonly threads?: Threads | undefined;
  /** Called with each value, what it returns is observed in its place. Threads cannot do that. */
  readonly prepare?: ((value: Json) => Json) | undefined;
  /** Told how many bytes have been read. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/**
 * Infers the shape of all records of some sources. Records that cannot be read are left out and told of.
 */
export async function inferRecords(
  sources: readonly NamedSource[],
  diagnostics: Diagnostics,
  { threads, prepare, onProgress }: InferRecordsOptions = {},
): Promise<PartialShape> {
  const observed = sources.map(nothingObserved);
  let bytes = 0;

  const add = async (source: number, block: RecordBlock): Promise<void> => {
    bytes += block.bytes.length;
    onProgress?.(bytes);
    if (threads?.offer(source, block)) return;
    observeRecords(observed[source] ?? nothingObserved(), block, prepare);
    // Only between two turns of the event loop do threads get to say that they are done.
    if (threads) await setImmediate();
  };

  for (const [source, { file, open }] of sources.entries()) {
    try {
      for await (const block of readBlocks(open())) await add(source, block);
    } catch (error) {
      addSourceError(file, error, diagnostics);
    }
  }
  for (const [source, part] of (await threads?.finish()) ?? [])
    observed[source] = join(observed[source] ?? nothingObserved(), part);
  sources.forEach(({ file }, source) => {
    const own = observed[source];
    if (own) report(file, own, diagnostics);
  });
  return observed.reduce(join, nothingObserved());
}

function join(a: Observed, b: Observed): Observed {
  return {
    shape: merge(a.shape, b.shape),
    records: a.records + b.records,
    bad: [...a.bad, ...b.bad],
    badCount: a.badCount + b.badCount,
    tooDeep: a.tooDeep ?? b.tooDeep,
  };
}

function report(
  file: string,
  { bad, badCount, tooDeep }: Observed,
  diagnostics: Diagnostics,
): void {
  if (tooDeep) {
    const message = "A record is nested deeper than 200 levels.";
    diagnostics.add("CE106", message, { file, ...tooDeep, length: 1 });
    return;
  }
  const told = bad
    .toSorted((a, b) => a.position.line - b.position.line)
    .slice(0, maxTold);
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
