import type { FSWatcher } from "chokidar";
import type { FileSystem } from "../../base/file-system.js";
import { createChanges, type Changes } from "./changes.js";
import {
  createRelevance,
  type Inputs,
  statsOf,
  watchRoots,
} from "./relevance.js";

/** What watching needs besides the run. */
export interface WatchOptions {
  readonly fs: FileSystem;
  /** Ends the watching. */
  readonly signal: AbortSignal;
  /** Called when the first run is done and changes are being waited for. */
  readonly onReady: () => void;
  /** Called when the system refuses to watch something. */
  readonly onError: (error: unknown) => void;
}

/** A watcher, and what it was made for. */
interface Watch {
  readonly watcher: FSWatcher;
  readonly of: string;
}

/**
 * Runs once, and again whenever an input changes: never twice at a time, and once for changes that come
 * together or during a run. It resolves when the signal is aborted.
 *
 * @param run gives what the next run depends on
 */
export async function watch(
  run: () => Promise<Inputs>,
  options: WatchOptions,
): Promise<void> {
  const { signal } = options;
  const changes = createChanges(signal);
  let current: Watch | undefined;
  try {
    for (let first = true; !signal.aborted; first = false) {
      const started = Date.now();
      const { inputs, output } = await run();
      const ended = Date.now();
      const of = JSON.stringify([inputs, output]);
      // What was removed may come back in another shape; a watcher made afresh is sure to see it.
      if (changes.takeRemoved() || current?.of !== of) {
        const watcher = await openWatcher({ inputs, output }, changes, options);
        await current?.watcher.close();
        current = { watcher, of };
        if (changedMeanwhile(inputs, started, ended, options.fs))
          changes.note("change");
      }
      if (first) options.onReady();
      await changes.settled();
    }
  } finally {
    await current?.watcher.close();
  }
}

async function openWatcher(
  inputs: Inputs,
  changes: Changes,
  { fs, onError }: WatchOptions,
): Promise<FSWatcher> {
  const chokidar = await import("chokidar");
  const relevant = createRelevance(inputs);
  const watcher = chokidar.watch([...watchRoots(inputs.inputs, fs)], {
    ignoreInitial: true,
    // Removals are held back this long, in case the file is being replaced: shorter than changes take to settle.
    atomic: 50,
    ignored: (path, stats) => !relevant(path, stats?.isFile() === true),
  });
  watcher.on("all", (event) => {
    if (event !== "addDir") changes.note(event); // a new folder alone changes nothing
  });
  watcher.on("error", onError);
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return watcher;
}

/**
 * Whether an input changed after the run had begun and before its watcher was ready. A folder counts from the
 * end of the run only: the run itself may have made its output in there.
 */
function changedMeanwhile(
  inputs: readonly string[],
  started: number,
  ended: number,
  fs: FileSystem,
): boolean {
  const tick = 20; // file systems stamp by a clock that may be behind
  return inputs.some((input) => {
    const stats = statsOf(input, fs);
    return (
      stats !== undefined &&
      stats.mtimeMs >= (stats.isDirectory() ? ended : started - tick)
    );
  });
}
