import { watch } from "../../watch/watch.js";
import type { Invocation } from "../../main/commands.js";
import { generateCommand } from "./generate-command.js";
import type { Io } from "../../main/io.js";
import type { ExitCode } from "../../render/report.js";
import { visible } from "../../render/text.js";

/** Runs `generate --watch`: until Ctrl-C, which ends it with 0. */
export async function watchCommand(
  invocation: Invocation,
  io: Io,
): Promise<ExitCode> {
  const run = async () => (await generateCommand(invocation, io)).result;
  await watch(run, {
    fs: io.fs,
    signal: io.interruption(),
    onReady: () => io.stderr.write("Watching for changes; Ctrl-C ends.\n"),
    onError: (error) =>
      io.stderr.write(`A change may be missed: ${visible(String(error))}\n`),
  });
  return 0;
}
