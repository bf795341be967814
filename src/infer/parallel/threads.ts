import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { FileSystem } from "../../base/file-system.js";
import type { RecordBlock } from "../../input/records/record-block.js";
import type { Answer, Work } from "./messages.js";
import type { Observed } from "./observe-records.js";

/** Threads that observe blocks, beside the one that reads them. */
export interface Threads {
  /** Transfers a block to a thread; false if all threads are busy. */
  readonly offer: (source: number, block: RecordBlock) => boolean;
  /** The results of each thread, by source. */
  readonly finish: () => Promise<readonly (readonly [number, Observed])[]>;
  readonly close: () => Promise<void>;
}

/** Blocks that a thread holds, so that it never waits for the next. */
const mostQueued = 2;

/** More threads would wait for the one that reads. */
const mostThreads = 8;

/** A thread that has started. */
interface Thread {
  readonly worker: Worker;
  queued: number;
  readonly result: Promise<ReadonlyMap<number, Observed>>;
}

/**
 * Starts a thread for each processor but the one that this runs on. A thread takes no block before it has started.
 *
 * @returns undefined on a single processor, and where the thread's code has not been built
 */
export function startThreads(fs: FileSystem): Threads | undefined {
  const file = workerFile();
  const count = Math.min(availableParallelism(), mostThreads) - 1;
  if (count === 0 || !fs.existsSync(file)) return undefined;
  const workers = Array.from({ length: count }, () => new Worker(file));
  const threads: Thread[] = [];
  for (const worker of workers) {
    worker.once("message", () => threads.push(threadOf(worker)));
    // The work goes on without a thread that does not start.
    worker.once("error", () => undefined);
  }
  return {
    offer(source, block) {
      const [idlest] = threads.toSorted((a, b) => a.queued - b.queued);
      if (!idlest || idlest.queued === mostQueued) return false;
      idlest.queued += 1;
      const work: Work = { source, block };
      const memory = [block.bytes.buffer, block.bounds.buffer];
      idlest.worker.postMessage(work, memory);
      return true;
    },
    async finish() {
      const work: Work = "finish";
      for (const { worker } of threads) worker.postMessage(work);
      const results = await Promise.all(threads.map(({ result }) => result));
      return results.flatMap((result) => [...result]);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function threadOf(worker: Worker): Thread {
  const result = new Promise<ReadonlyMap<number, Observed>>(
    (resolve, reject) => {
      worker.on("error", reject);
      worker.on("message", (answer: Answer) => {
        if (answer === "done") thread.queued -= 1;
        else if (answer !== "started") resolve(answer);
      });
    },
  );
  // Whoever awaits the result gets the error; if reading fails first, nobody does.
  result.catch(() => undefined);
  const thread: Thread = { worker, queued: 0, result };
  return thread;
}

function workerFile(): string {
  // The package finds itself by its name, because this code lies elsewhere once it is built.
  const manifest = createRequire(import.meta.url).resolve(
    "cobalt-events/package.json",
  );
  return join(dirname(manifest), "dist", "infer", "worker.js");
}
