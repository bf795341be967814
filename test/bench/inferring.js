// @ts-check
import { spawnSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { measure, median, outputOf } from "./measure.js";
import { inferrers } from "./inferrers.js";
import { atMost, grouped, timesFaster } from "./report.js";
import { inferTask, parseFloorTask } from "./workspace.js";

/** @typedef {import("./measure.js").Task} Task */
/** @typedef {import("./report.js").Row} Row */
/** @typedef {{ file: string, bytes: number }} Recording */

/**
 * The schema of a recording, against parsing its lines in one thread; on all processors, and on one where the
 * system can be told so.
 *
 * @param {Recording} recording
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareInfer({ file, bytes }, rounds) {
  const what = `infer, ${megabytes(bytes)} recorded`;
  const other = "JSON.parse of its lines";
  const [ours, floor] = [inferTask(file), parseFloorTask(file)];
  const all = measure({ ours, floor }, rounds);
  const rows = [
    withSpeed(atMost(what, all.ours, other, all.floor, 0.9), all.ours, bytes),
  ];
  if (spawnSync("taskset", ["--version"]).status !== 0) return rows;
  const one = measure(
    {
      ours: { ...ours, processors: "0" },
      floor: { ...floor, processors: "0" },
    },
    rounds,
  );
  const row = atMost(`${what}, one core`, one.ours, other, one.floor, 1.4);
  return [...rows, withSpeed(row, one.ours, bytes)];
}

/**
 * The same against other libraries that infer a schema, and whether every sample is valid by theirs.
 *
 * @param {Recording} recording
 * @param {number} rounds
 * @returns {Promise<Row[]>}
 */
export async function compareInferrers({ file, bytes }, rounds) {
  const ours = inferTask(file);
  await assertSound(ours, file);
  /** @type {Row[]} */
  const rows = [];
  for (const name of Object.keys(inferrers)) {
    const theirs = peerTask(name, file);
    const isSound = await accepts(outputOf(theirs).stdout, file);
    const times = measure({ ours, theirs }, rounds);
    const what = `infer, ${megabytes(bytes)} recorded`;
    const other = isSound ? name : `${name} (unsound)`;
    rows.push(timesFaster(what, times.ours, other, times.theirs, 4));
  }
  return rows;
}

/**
 * The most memory that `infer` and the others have at a time.
 *
 * @param {Recording} recording
 * @param {Recording | undefined} large
 * @returns {Row[]}
 */
export function compareMemory({ file, bytes }, large) {
  const limit = 300;
  const others = {
    "JSON.parse": parseFloorTask(file),
    ...Object.fromEntries(
      Object.keys(inferrers).map((name) => [name, peerTask(name, file)]),
    ),
  };
  const ours = peakOf(inferTask(file));
  const rows = Object.entries(others).map(([name, task]) => {
    const theirs = peakOf(task);
    const what = `memory of infer, ${megabytes(bytes)} recorded`;
    return row(what, ours, `${name}: ${grouped(theirs)} MB`, ours / theirs);
  });
  if (!large) return rows;
  const most = peakOf(inferTask(large.file));
  const what = `memory of infer, ${megabytes(large.bytes)} recorded`;
  return [...rows, row(what, most, `${limit} MB`, most / limit)];
}

/** @param {string} what @param {number} ours @param {string} other @param {number} ratio @returns {Row} */
function row(what, ours, other, ratio) {
  return { what, ours: `${ours} MB`, other, ratio, target: 1 };
}

/** @param {Row} row @param {import("./measure.js").Times} times @param {number} bytes @returns {Row} */
function withSpeed(row, times, bytes) {
  const speed = Math.round(bytes / 1e6 / (median(times.wall) / 1_000));
  return { ...row, ours: `${row.ours}, ${speed} MB/s` };
}

/** @param {string} name @param {string} file @returns {Task} */
function peerTask(name, file) {
  const script = fileURLToPath(new URL("infer-peer.js", import.meta.url));
  return { args: [script, name, file] };
}

/** @param {Task} task @returns {number} megabytes */
function peakOf({ args, ...task }) {
  const script = new URL("peak-memory.js", import.meta.url).href;
  const { stderr } = outputOf({ ...task, args: ["--import", script, ...args] });
  const kibibytes = Number(stderr.slice(stderr.lastIndexOf("\n")));
  return Math.round((kibibytes * 1024) / 1e6);
}

/** @param {Task} task @param {string} file */
async function assertSound(task, file) {
  if (!(await accepts(outputOf(task).stdout, file)))
    throw new Error("The schema that was inferred refuses a sample.");
}

/**
 * @param {string} schema
 * @param {string} file
 * @returns {Promise<boolean>} whether every line is valid by the schema
 */
async function accepts(schema, file) {
  const ajv = new Ajv({ strict: false, validateSchema: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(schema));
  for await (const line of createInterface(createReadStream(file)))
    if (!validate(JSON.parse(line))) return false;
  return true;
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${grouped(Math.round(bytes / 1e6))} MB`;
}
