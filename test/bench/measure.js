// @ts-check
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { randomNumbers } from "./random.js";

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
 * What a task took, in milliseconds, one a round.
 *
 * @typedef {object} Times
 * @property {number[]} wall from before the process starts until it has ended
 * @property {number[]} cpu of its threads and of the processes that it started; nothing but on Linux, to a hundredth of a second
 */

/**
 * Runs every task once a round, and every second round backwards, so that whatever else the machine does
 * meets all of them alike. A first round that warms the caches of the disk is not counted.
 *
 * @template {string} Name
 * @param {Record<Name, Task>} tasks
 * @param {number} rounds
 * @returns {Record<Name, Times>}
 */
export function measure(tasks, rounds) {
  const names = /** @type {Name[]} */ (Object.keys(tasks));
  const times = /** @type {Record<Name, Times>} */ (
    Object.fromEntries(names.map((name) => [name, { wall: [], cpu: [] }]))
  );
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const { wall, cpu } = timeOf(tasks[name]);
      if (round === 0) continue;
      times[name].wall.push(wall);
      if (cpu !== undefined) times[name].cpu.push(cpu);
    }
  }
  return times;
}

/**
 * @param {Task} task
 * @returns {{ wall: number, cpu: number | undefined }} milliseconds
 * @throws where it ends with another exit code than 0
 */
function timeOf(task) {
  task.prepare?.();
  const [started, before] = [performance.now(), childrensTime()];
  outputOf(task);
  const [ended, after] = [performance.now(), childrensTime()];
  return {
    wall: ended - started,
    cpu:
      before === undefined || after === undefined ? undefined : after - before,
  };
}

/** @returns {number | undefined} milliseconds of all processes that have ended and those that they started; see proc(5) */
function childrensTime() {
  if (process.platform !== "linux") return undefined;
  const text = readFileSync("/proc/self/stat", "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[13]) + Number(fields[14])) * 10;
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
 * The ratios of each round: what disturbed a round disturbed both of its sides.
 *
 * @param {readonly number[]} times
 * @param {readonly number[]} base from the same rounds
 * @returns {number[]}
 */
export function pairedRatios(times, base) {
  return times.map((time, round) => time / (base[round] ?? NaN));
}

/**
 * Between what the median lies in 95 of 100 cases, by drawing rounds anew (bootstrap).
 *
 * @param {readonly number[]} numbers
 * @returns {readonly [number, number] | undefined} nothing where too few were measured to say
 */
export function intervalOf(numbers) {
  if (numbers.length < 5) return undefined;
  const random = randomNumbers(1);
  const medians = Array.from({ length: 2_000 }, () =>
    median(
      numbers.map(() => numbers[Math.floor(random() * numbers.length)] ?? NaN),
    ),
  ).sort((a, b) => a - b);
  return [medians[50] ?? NaN, medians[1_949] ?? NaN];
}
