import fs from "node:fs";
import { errorCode } from "../../base/file-system.js";
import { run } from "./run.js";

/**
 * Runs the command line of this process.
 *
 * @param onLongWork called once work turns out to take long
 */
export async function main(onLongWork: () => void): Promise<void> {
  const stop = new AbortController();
  const interruption = (): AbortSignal => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => stop.abort());
    return stop.signal;
  };

  // A reader that has seen enough (`| head`) is no error; there is only nobody left to write for.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (errorCode(error) !== "EPIPE") throw error;
      stop.abort();
    });
  }

  const { stdin, stdout, stderr, env } = process;
  process.exitCode = await run(process.argv.slice(2), {
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    fs,
    stdin: () => stdin,
    stdinIsTerminal: stdin.isTTY,
    interruption,
    onLongWork,
  });
}
