import { setImmediate } from "node:timers/promises";
import { assertFile } from "../../base/file-system.js";
import type { BuildContext } from "../../input/context.js";
import type { ManifestEvent } from "../../input/manifest/manifest.js";
import { fileSource, readBlocksSync } from "../../input/records/read-blocks.js";
import type { RecordBlock } from "../../input/records/record-block.js";
import { addSourceError } from "../../input/records/source-error.js";
import { RecordReader } from "../../input/samples/read-records.js";
import { isByRecord } from "../../input/samples/read-samples.js";
import type { FileSource, SampleSource } from "../../input/samples/sample.js";
import type { SampleObserver } from "../observe-samples.js";
import { mergeInto } from "../shape/merge.js";
import type { Shape } from "../shape/shape.js";
import {
  type BlockReport,
  canShare,
  type SampleMessage,
  SampleReader,
} from "./sample-reader.js";
import { startThreads, type Threads } from "./threads.js";
import { Turns } from "./turns.js";

/** Threads that read samples. */
export type SampleThreads = Threads<SampleMessage, BlockReport, Shape>;

/** Blocks that may wait for the one before them: it bounds the memory in use. */
const mostWaiting = 32;

/**
 * Adds the samples of an event to what observes them, by several threads where there are. What there is to say of them is
 * the same as if they were read one by one, at the same places; and so is the order of properties.
 */
export async function observeInThreads(
  observer: SampleObserver,
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: BuildContext,
): Promise<void> {
  const { overrides } = event;
  const threads: SampleThreads | undefined = canShare(overrides)
    ? startThreads("samples-worker.js", context.fs, overrides)
    : undefined;
  if (!threads) {
    observer.addAll(sources, context);
    return;
  }
  try {
    const own = new SampleReader(overrides);
    await shareSamples({ observer, own, threads }, sources, context);
  } finally {
    await threads.close();
  }
}

/** Those who read samples. */
export interface Readers {
  /** Reads in order what the others set aside. */
  readonly observer: SampleObserver;
  /** The reader of this thread, for blocks that no other has time for. */
  readonly own: SampleReader;
  readonly threads: Pick<SampleThreads, "offer" | "finish">;
}

/** Observes samples by several readers. */
export async function shareSamples(
  readers: Readers,
  sources: readonly SampleSource[],
  context: BuildContext,
): Promise<void> {
  const { observer, own, threads } = readers;
  const turns = new Turns();
  for (const source of sources) {
    if (isByRecord(source, context.fs))
      await shareFile(readers, source, turns, context);
    else turns.take(() => observer.addAll([source], context));
  }
  await turns.done();
  for (const shape of [own.shape, ...(await threads.finish())])
    mergeInto(observer.shape, shape);
}

async function shareFile(
  readers: Readers,
  { file, kind, namedAt }: FileSource,
  turns: Turns,
  { fs, diagnostics, onRead }: BuildContext,
): Promise<void> {
  const { observer } = readers;
  const records = new RecordReader(file, kind, diagnostics);
  try {
    assertFile(file, fs);
    const { chunks } = fileSource(file, fs, onRead);
    for (const block of readBlocksSync({ chunks, kind })) {
      const report = readBlock(readers, block);
      turns.take(async () => {
        const { digests, setAside } = await report;
        records.count(digests.length);
        for (const { start, ...record } of setAside) {
          const sample = records.read({ ...record, start: () => start });
          if (sample) observer.add(sample);
        }
      });
      // Answers of threads arrive only between two turns of the event loop.
      await setImmediate();
      if (turns.waiting > mostWaiting) await turns.done();
    }
    turns.take(() => records.finish());
  } catch (error) {
    await turns.done();
    addSourceError(file, error, diagnostics, { namedAt });
  }
}

/** Has a block read, by another thread if one has time. */
async function readBlock(
  { observer: { marks }, own, threads }: Readers,
  block: RecordBlock,
): Promise<BlockReport> {
  const marksOf = ({ digests }: BlockReport) =>
    // Which of equal samples is marked does not matter, and so neither does when they come.
    digests.map((digest) => marks.ofDigest(digest));
  const handled = threads.offer({ block });
  if (!handled) {
    const report = own.read(block);
    own.observe(marksOf(report));
    return report;
  }
  const { answer, send } = await handled;
  send({ marks: marksOf(answer) });
  return answer;
}
