import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { type Transferable, Worker } from "node:worker_threads";
import type { FileSystem } from "../../base/file-system.js";
import type { BlockMessage, Received, Sent } from "./messages.js";

/** Threads that work on blocks, beside the one that reads them. */
export interface Threads<Message, Answer, Result> {
  /** Transfers a block to a thread; undefined if all threads are busy. */
  readonly offer: (
    block: Message & BlockMessage,
  ) => Promise<Handled<Message, Answer>> | undefined;
  /** The result of each thread. */
  readonly finish: () => Promise<readonly Result[]>;
  readonly close: () => Promise<void>;
}

/** The answer to a block, and a way to the thread that gave it. */
export interface Handled<Message, Answer> {
  readonly answer: Answer;
  /** Sends a message that gets no answer. */
  readonly send: (message: Message) => void;
}

/** Blocks that a thread holds, so that it never waits for the next. */
const mostQueued = 2;

/** More threads would wait for the one that reads. */
const mostThreads = 8;

/**
 * Starts a thread for each processor but the one that this runs on. A thread takes no block before it has started.
 *
 * @param name of the file with the thread's code, in `dist/infer`
 * @param workerData what each is given
 * @returns undefined on a single processor, and where the thread's code has not been built
 */
export function startThreads<Message, Answer, Result>(
  name: string,
  fs: FileSystem,
  workerData?: unknown,
): Threads<Message, Answer, Result> | undefined {
  const file = fileOf(name);
  const count = Math.min(availableParallelism(), mostThreads) - 1;
  if (count === 0 || !fs.existsSync(file)) return undefined;
  const workers = Array.from(
    { length: count },
    () => new Worker(file, { workerData }),
  );
  const threads: Thread<Message, Answer, Result>[] = [];
  for (const worker of workers) {
    worker.once("message", () => threads.push(new Thread(worker)));
    // The work goes on without a thread that does not start.
    worker.once("error", () => undefined);
  }
  return {
    offer(message) {
      const [idlest] = threads.toSorted((a, b) => a.queued - b.queued);
      if (!idlest || idlest.queued === mostQueued) return undefined;
      const { bytes, bounds } = message.block;
      return idlest.ask(message, [bytes.buffer, bounds.buffer]);
    },
    finish: async () =>
      await Promise.all(threads.map(async (thread) => await thread.finish())),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** A promise, from where it is kept. */
interface Awaited<Value> {
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread that has started. It answers messages in their order. */
class Thread<Message, Answer, Result> {
  readonly #worker: Worker;
  readonly #asked: Awaited<Answer>[] = [];
  readonly #result: Promise<Result>;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#result = new Promise((resolve, reject) => {
      worker.on("error", (error) => {
        for (const asked of this.#asked) asked.reject(error);
        reject(error);
      });
      worker.on("message", (received: Received<Answer, Result>) => {
        if (received === "started") return;
        if ("result" in received) resolve(received.result);
        else this.#asked.shift()?.resolve(received.answer);
      });
    });
    // Whoever awaits the result gets the error; if reading fails first, nobody does.
    this.#result.catch(() => undefined);
  }

  /** How many messages are not answered yet. */
  get queued(): number {
    return this.#asked.length;
  }

  async ask(
    message: Message,
    memory: readonly Transferable[],
  ): Promise<Handled<Message, Answer>> {
    const answer = new Promise<Answer>((resolve, reject) =>
      this.#asked.push({ resolve, reject }),
    );
    this.#send({ message }, memory);
    return {
      answer: await answer,
      send: (more) => this.#send({ message: more }),
    };
  }

  async finish(): Promise<Result> {
    this.#send("finish");
    return await this.#result;
  }

  #send(sent: Sent<Message>, memory: readonly Transferable[] = []): void {
    this.#worker.postMessage(sent, memory);
  }
}

function fileOf(name: string): string {
  // The package finds itself by its name, because this code lies elsewhere once it is built.
  const manifest = createRequire(import.meta.url).resolve(
    "cobalt-events/package.json",
  );
  return join(dirname(manifest), "dist", "infer", name);
}
