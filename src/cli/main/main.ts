import fs from "node:fs";
import { errorCode } from "../../base/file-system.js";
import type { OutputStream } from "./io.js";
import { run } from "./run.js";

/**
 * Runs the command line of this process. Its streams are opened once they are used: each takes Node.js longer than an
 * event takes to generate.
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
  const open = (name: "stdout" | "stderr"): OutputStream => {
    const stream = process[name];
    if (stream.listenerCount("error", onError) === 0)
      stream.on("error", onError);
    return stream;
  };
  const onError = (error: unknown): void => {
    if (errorCode(error) !== "EPIPE") throw error;
    stop.abort();
  };

  process.exitCode = await run(process.argv.slice(2), {
    get stdout() {
      return open("stdout");
    },
    get stderr() {
      return open("stderr");
    },
    env: process.env,
    cwd: process.cwd(),
    fs,
    stdin: () => process.stdin,
    get stdinIsTerminal() {
      return process.stdin.isTTY;
    },
    interruption,
    onLongWork,
  });
}
