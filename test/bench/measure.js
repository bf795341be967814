// @ts-check
import { spawnSync } from "node:child_process";

/**
 * One side of a comparison: a whole process, and what has to be in order before it starts.
 *
 * @typedef {object} Task
 * @property {string[]} args what Node is given
 * @property {string} [cwd]
 * @property {() => void} [prepare] not timed
 * @property {string} [processors] the only ones that it may run on, as `taskset` wants them
 */

/**
 * The times of each task, in milliseconds, one a round.
 *
 * @template {string} Name
 * @typedef {Record<Name, number[]>} Times
 */

/**
 * Runs every task once a round, and every second round backwards, so that whatever else the machine does
 * meets all of them alike. A first round that warms the caches of the disk is not counted.
 *
 * @template {string} Name
 * @param {Record<Name, Task>} tasks
 * @param {number} rounds
 * @returns {Times<Name>}
 */
export function measure(tasks, rounds) {
  const names = /** @type {Name[]} */ (Object.keys(tasks));
  const times = /** @type {Times<Name>} */ (
    Object.fromEntries(
      names.map((name) => [name, /** @type {number[]} */ ([])]),
    )
  );
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const time = timeOf(tasks[name]);
      if (round > 0) times[name].push(time);
    }
  }
  return times;
}

/**
 * @param {Task} task
 * @returns {number} milliseconds from start to end of the process
 * @throws where it ends with another exit code than 0
 */
function timeOf(task) {
  task.prepare?.();
  const started = performance.now();
  outputOf(task);
  return performance.now() - started;
}

/**
 * Runs a task once.
 *
 * @param {Task} task
 * @returns {{ stdout: string, stderr: string }}
 * @throws where it ends with another exit code than 0
 */
export function outputOf({ args, cwd, processors }) {
  const [command, ...words] = [
    ...(processors === undefined ? [] : ["taskset", "--cpu-list", processors]),
    process.execPath,
    ...args,
  ];
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    ...(cwd !== undefined && { cwd }),
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0)
    throw new Error(`node ${args.join(" ")} failed: ${stderr}`, {
      cause: error,
    });
  return { stdout, stderr };
}

/**
 * @param {readonly number[]} numbers at least one
 * @returns {number}
 */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(middle)] ?? NaN;
  const high = sorted[Math.ceil(middle)] ?? NaN;
  return (low + high) / 2;
}

/**
 * The median of the ratios of each round: what disturbed a round disturbed both of its sides.
 *
 * @param {readonly number[]} times
 * @param {readonly number[]} base from the same rounds
 * @returns {number}
 */
export function pairedRatio(times, base) {
  return median(times.map((time, round) => time / (base[round] ?? NaN)));
}
