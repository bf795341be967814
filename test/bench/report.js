// @ts-check
import { intervalOf, median, pairedRatios } from "./measure.js";

/** @typedef {import("./measure.js").Times} Times */

/**
 * One comparison.
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {string} ours
 * @property {string} other what it is compared with, and what that took
 * @property {number} ratio
 * @property {readonly [number, number] | undefined} [interval] in which the ratio lies in 95 of 100 cases
 * @property {number | undefined} [cpu] the ratio of processor time
 * @property {number} target
 * @property {"most" | "least"} [bound] whether the target is the most that the ratio may be, or the least
 */

const columns = /** @type {const} */ ([
  ["what", 50],
  ["ours", 18],
  ["compared with", 38],
  ["ratio", 5],
  ["95 %", 11],
  ["CPU", 5],
  ["target", 6],
  ["", 7],
]);

/**
 * Times that should be at most so many times those of something else.
 *
 * @param {string} what
 * @param {Times} ours
 * @param {string} other
 * @param {Times} base of the same rounds as ours
 * @param {number} target
 * @returns {Row}
 */
export function atMost(what, ours, other, base, target) {
  return {
    what,
    ours: milliseconds(ours),
    other: `${other}: ${milliseconds(base)}`,
    ...ratioOf(ours, base),
    target,
  };
}

/**
 * @param {Times} over
 * @param {Times} under
 * @returns {Pick<Row, "ratio" | "interval" | "cpu">}
 */
function ratioOf(over, under) {
  const ratios = pairedRatios(over.wall, under.wall);
  const cpu = median(pairedRatios(over.cpu, under.cpu));
  return {
    ratio: median(ratios),
    interval: intervalOf(ratios),
    cpu: Number.isFinite(cpu) ? cpu : undefined,
  };
}

/**
 * Something else that should take at least so many times as long.
 *
 * @param {string} what
 * @param {Times} ours
 * @param {string} other
 * @param {Times} theirs of the same rounds as ours
 * @param {number} target
 * @returns {Row}
 */
export function timesFaster(what, ours, other, theirs, target) {
  return {
    ...atMost(what, ours, other, theirs, target),
    ...ratioOf(theirs, ours),
    bound: "least",
  };
}

/** @returns {string} the head of a table in Markdown, to be printed before any row is there */
export function tableHead() {
  const lines = columns.map(([, width]) => "-".repeat(width));
  return `${line(columns.map(([head]) => head))}\n${line(lines)}`;
}

/**
 * @param {Row} row
 * @returns {string} its line of the table
 */
export function tableRow(row) {
  const { what, ours, other, ratio, interval, cpu, target } = row;
  const { bound = "most" } = row;
  const reached = bound === "most" ? ratio <= target : ratio >= target;
  return line([
    what,
    ours,
    other,
    ratio.toFixed(2),
    interval?.map((end) => end.toFixed(2)).join("–") ?? "",
    cpu?.toFixed(2) ?? "",
    `${bound === "most" ? "≤" : "≥"} ${target}`,
    reached ? "reached" : "missed",
  ]);
}

/** @param {readonly string[]} cells */
function line(cells) {
  const padded = columns.map(([, width], at) =>
    (cells[at] ?? "").padEnd(width),
  );
  return `| ${padded.join(" | ")} |`;
}

/**
 * @param {Times} times
 * @returns {string} their median
 */
function milliseconds({ wall }) {
  return `${grouped(Math.round(median(wall)))} ms`;
}

/**
 * @param {number} number
 * @returns {string} with a comma at every thousand
 */
export function grouped(number) {
  return number.toLocaleString("en");
}
