// @ts-check
import { spawn } from "node:child_process";
import { clearTimeout, setTimeout } from "node:timers";

/** @typedef {{ readonly cwd: string, readonly env: NodeJS.ProcessEnv }} Place */

/** A command that did not do what it should, with everything that it said. */
export class CommandError extends Error {
  /**
   * @param {string} message
   * @param {string} output
   */
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

const limitMs = 6 * 60_000;

/**
 * Runs the commands one after the other, until one fails.
 *
 * @param {string} commands
 * @param {Place} place
 * @returns {Promise<string>} what they said
 */
export async function runCommands(commands, place) {
  const { child, output, ended } = start(commands, place);
  const timer = setTimeout(() => endAll(child), limitMs);
  const code = await ended;
  clearTimeout(timer);
  if (code === 0) return output();
  const how = code === null ? "did not end in time" : `failed (${code})`;
  throw new CommandError(
    `${lastCommand(output()) ?? commands} ${how}`,
    output(),
  );
}

/**
 * Has a server run for as long as `use` takes.
 *
 * @param {string} command
 * @param {Place} place
 * @param {() => Promise<void>} use
 */
export async function whileServing(command, place, use) {
  const { child, output, ended } = start(command, place);
  try {
    await Promise.race([
      use(),
      ended.then((code) => {
        throw new CommandError(`${command} ended (${code})`, output());
      }),
    ]);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${command}: ${String(error)}`, output());
  } finally {
    endAll(child);
    await ended;
  }
}

/**
 * @param {string} commands
 * @param {Place} place
 */
function start(commands, { cwd, env }) {
  // A group of its own, so that what it starts ends with it.
  const child = spawn("sh", ["-exc", commands], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (said += text));
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { child, output: () => said, ended };
}

/** @param {import("node:child_process").ChildProcess} child */
function endAll(child) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/**
 * The shell says each command before it runs it.
 *
 * @param {string} output
 */
function lastCommand(output) {
  return output
    .match(/^\+ .*$/gm)
    ?.at(-1)
    ?.slice(2);
}
