import type { Io } from "../../main/io.js";
import { type Outcome, print, type Summary } from "../../render/report.js";
import { visible } from "../../render/text.js";
import { watch } from "../../watch/watch.js";
import { type GenerateFlags, runGenerate } from "./run-generate.js";

/** Generates again and again: until Ctrl-C, which ends it with 0. */
export async function watchAndGenerate(
  flags: GenerateFlags,
  io: Io,
): Promise<Outcome> {
  const generateOnce = async () => {
    const started = performance.now();
    const { summary, ...outcome } = await runGenerate(flags, io);
    const durationMs = performance.now() - started;
    const timed = () => withTime(summary?.(durationMs) ?? {});
    const report = { ...outcome, command: "generate", durationMs };
    await print({ ...report, summary: timed }, false, io);
    return outcome;
  };
  await watch(generateOnce, {
    fs: io.fs,
    signal: io.interruption(),
    onReady: () => io.stderr.write("Watching for changes; Ctrl-C ends.\n"),
    onError: (error) =>
      io.stderr.write(`A change may be missed: ${visible(String(error))}\n`),
  });
  return { exitCode: 0 };
}

/** Of runs that follow each other it matters when they were. */
function withTime({ result, hint }: Summary): Summary {
  const time = `[${new Date().toTimeString().slice(0, 8)}] `;
  return {
    result: result && time + result,
    hint: hint && time + hint,
  };
}
