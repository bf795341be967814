import type { Io } from "../../main/io.js";
import { now } from "../../main/now.js";
import { type Outcome, print, type Summary } from "../../render/report.js";
import { count, visible } from "../../render/text.js";
import { createWarningFilter } from "../../watch/warning-filter.js";
import { watch } from "../../watch/watch.js";
import {
  chooseManifests,
  type Target,
  type Wanted,
} from "./choose-manifests.js";
import type { GenerateOutcome, Task } from "./run-generate.js";
import { runOneOfMany } from "./run-manifests.js";
import { sharedOutputs } from "./shared-outputs.js";

/** Generates again and again, each manifest when its own inputs change: until Ctrl-C, which ends it with 0. */
export async function watchAndGenerate(
  task: Task,
  wanted: Wanted,
  io: Io,
): Promise<Outcome> {
  const { targets, isMany, diagnostics } = await chooseManifests(wanted, io);
  if (targets.length === 0)
    return { exitCode: 2, diagnostics: diagnostics.list };
  const runOne = async (target: Target): Promise<GenerateOutcome> =>
    isMany
      ? await runOneOfMany(task, target, sharedOutputs(targets, io), io)
      : await task.run(target, io);
  const stop = new AbortController();
  const signal = AbortSignal.any([io.interruption(), stop.signal]);
  let starting = targets.length;
  const onReady = (): void => {
    starting -= 1;
    if (starting === 0) io.stderr.write("Watching for changes; Ctrl-C ends.\n");
  };
  const watchOne = async (target: Target): Promise<void> =>
    await watch(
      createRun(() => runOne(target), io),
      {
        fs: io.fs,
        // Each its own: a signal warns of more than ten listeners.
        signal: AbortSignal.any([signal]),
        onReady,
        onError: (error) =>
          io.stderr.write(
            `A change may be missed: ${visible(String(error))}\n`,
          ),
      },
    );
  try {
    await Promise.all(targets.map(watchOne));
  } finally {
    stop.abort();
  }
  return { exitCode: 0 };
}

/** Makes a run that prints its outcome, without the warnings that it has printed before. */
function createRun(
  generateOnce: () => Promise<GenerateOutcome>,
  io: Io,
): () => Promise<GenerateOutcome> {
  const filter = createWarningFilter();
  return async () => {
    const started = now();
    const { summary, ...outcome } = await generateOnce();
    const durationMs = now() - started;
    const { fresh, standing } = filter(outcome.diagnostics ?? []);
    await print(
      {
        ...outcome,
        diagnostics: fresh,
        command: "generate",
        durationMs,
        summary: () => withTime(summary?.(durationMs) ?? {}, standing),
      },
      false,
      io,
    );
    return outcome;
  };
}

/** Of runs that follow each other it matters when they were. */
function withTime({ result, hint }: Summary, standing: number): Summary {
  const time = `[${new Date().toTimeString().slice(0, 8)}] `;
  const known =
    standing > 0 &&
    `${count(standing, "warning")} shown before still ${standing === 1 ? "stands" : "stand"}.`;
  const hints = [hint, known].filter(Boolean).join(" ");
  return {
    result: result && time + result,
    hint: hints && time + hints,
  };
}
