import { spawn, type StdioOptions } from "node:child_process";
import { constants } from "node:os";

/** How a program is run. */
export interface ProgramOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdio: StdioOptions;
  /** Whether a terminal gives its signals to the program as well as to this process. */
  readonly sharesTerminal: boolean;
}

/** By a terminal, for all that runs in it. */
const fromTerminal = ["SIGINT", "SIGQUIT"] as const;
const fromOthers = ["SIGTERM", "SIGHUP"] as const;

/**
 * Runs a program to its end. Signals are passed on to it, and end this process no longer.
 *
 * @returns its exit code; where a signal ended it, what a shell would say: 128 and the number of the signal
 * @throws what Node.js throws where it cannot be started
 */
export async function runProgram(
  [program = "", ...words]: readonly string[],
  { sharesTerminal, ...options }: ProgramOptions,
): Promise<number> {
  const child = spawn(program, words, options);
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  const ignore = (): void => undefined;
  const heard = [
    ...fromTerminal.map(
      (signal) => [signal, sharesTerminal ? ignore : passOn] as const,
    ),
    ...fromOthers.map((signal) => [signal, passOn] as const),
  ];
  for (const [signal, listener] of heard) process.on(signal, listener);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) =>
        resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
      );
    });
  } finally {
    for (const [signal, listener] of heard) process.off(signal, listener);
  }
}
