import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { FileSystem } from "../file-system.js";
import type { RecordBlock } from "../records/record-block.js";
import type { Answer, Work } from "./messages.js";
import type { Observed } from "./observe-records.js";

/** Threads that observe blocks. */
export interface Threads {
  /** Hands a block to a thread; waits while all have enough to do. The block's bytes are gone after that. */
  readonly observe: (source: number, block: RecordBlock) => Promise<void>;
  /** What all the blocks came to, by source, once for each thread. */
  readonly finish: () => Promise<readonly (readonly [number, Observed])[]>;
  readonly close: () => Promise<void>;
}

/** Blocks that wait at a thread, so that it never waits itself. */
const queued = 2;

/** More threads would wait for the one that reads. */
const mostThreads = 8;

interface Thread {
  readonly worker: Worker;
  waiting: number;
}

/** Starts a thread for each processor; undefined where the code of threads is not there, as before a build. */
export function startThreads(fs: FileSystem): Threads | undefined {
  const file = workerFile();
  if (!fs.existsSync(file)) return undefined;
  const count = Math.min(availableParallelism(), mostThreads);
  const threads = Array.from({ length: count }, (): Thread => ({
    worker: new Worker(file),
    waiting: 0,
  }));
  let wake = (): void => undefined;
  let fault: unknown;
  const answers: (readonly [number, Observed])[] = [];
  let finished = 0;
  for (const thread of threads) {
    thread.worker.on("message", (answer: Answer) => {
      if (answer === "done") thread.waiting -= 1;
      else {
        answers.push(...answer);
        finished += 1;
      }
      wake();
    });
    thread.worker.on("error", (error) => {
      fault = error;
      wake();
    });
  }
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) {
      if (fault !== undefined) throw fault as Error;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    async observe(source, block) {
      await until(() => threads.some(({ waiting }) => waiting < queued));
      const thread = threads.reduce((a, b) => (b.waiting < a.waiting ? b : a));
      thread.waiting += 1;
      post(thread.worker, workOf(source, block));
    },
    async finish() {
      for (const { worker } of threads) post(worker, "finish");
      await until(() => finished === count);
      return answers;
    },
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function post(worker: Worker, work: Work): void {
  const transfer =
    work === "finish" ? [] : [work.bytes.buffer, work.bounds.buffer];
  worker.postMessage(work, transfer);
}

function workOf(source: number, { bytes, bounds, start }: RecordBlock): Work {
  // Blocks have an `ArrayBuffer` of their own; where that is larger, the rest of it goes along.
  return {
    source,
    bytes: new Uint8Array(
      bytes.buffer as ArrayBuffer,
      bytes.byteOffset,
      bytes.byteLength,
    ),
    bounds: bounds as Uint32Array<ArrayBuffer>,
    start,
  };
}

function workerFile(): string {
  // The package finds itself by its name, because this code lies elsewhere once it is built.
  const manifest = createRequire(import.meta.url).resolve(
    "cobalt-events/package.json",
  );
  return join(dirname(manifest), "dist", "infer", "worker.js");
}
