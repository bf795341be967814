// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { clearTimeout, setTimeout } from "node:timers";
import { fileURLToPath } from "node:url";
import { assert, Leak } from "./tally.js";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const peakMemory = new URL("../bench/peak-memory.js", import.meta.url).href;

/**
 * Starts the command line.
 *
 * @param {readonly string[]} words
 * @param {string} cwd
 */
export function startCli(words, cwd) {
  return spawn(process.execPath, [cli, ...words], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/**
 * Runs the command line to its end.
 *
 * @param {readonly string[]} words
 * @param {string} cwd
 * @param {{ megabytes?: number, seconds?: number }} [limits] what it may take at most
 * @returns {Promise<{ code: number, stdout: string, stderr: string, megabytes: number }>}
 * @throws where it takes more, or ends by a fault of its own
 */
export async function runCli(
  words,
  cwd,
  { megabytes = Infinity, seconds = 120 } = {},
) {
  const child = spawn(
    process.execPath,
    ["--import", peakMemory, cli, ...words],
    { cwd, stdio: ["ignore", "pipe", "pipe"] },
  );
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (bytes) => (output.stdout += bytes));
  child.stderr.on("data", (bytes) => (output.stderr += bytes));
  const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1_000);
  const [code, signal] = await once(child, "close");
  clearTimeout(timer);
  assert(signal === null, `${words.join(" ")}: took more than ${seconds} s`);
  const lines = output.stderr.split("\n");
  const taken = Math.round(Number(lines.pop()) / 1024);
  const stderr = lines.join("\n");
  assert(
    (code === 0 || code === 1 || code === 2) && !/^ {4}at /m.test(stderr),
    `${words.join(" ")}: exit code ${code}, ${stderr.slice(0, 300)}`,
  );
  if (taken > megabytes) throw new Leak(`${taken} MB of ${megabytes}`);
  return { code, stdout: output.stdout, stderr, megabytes: taken };
}
