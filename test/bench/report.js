// @ts-check
import { median, pairedRatio } from "./measure.js";

/**
 * One comparison.
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {string} ours
 * @property {string} other what it is compared with, and what that took
 * @property {number} ratio
 * @property {number} target
 * @property {"most" | "least"} [bound] whether the target is the most that the ratio may be, or the least
 */

const columns = /** @type {const} */ ([
  ["what", 50],
  ["ours", 18],
  ["compared with", 38],
  ["ratio", 5],
  ["target", 6],
  ["", 7],
]);

/**
 * Times that should be at most so many times those of something else.
 *
 * @param {string} what
 * @param {readonly number[]} ours
 * @param {string} other
 * @param {readonly number[]} base of the same rounds as ours
 * @param {number} target
 * @returns {Row}
 */
export function atMost(what, ours, other, base, target) {
  return {
    what,
    ours: milliseconds(ours),
    other: `${other}: ${milliseconds(base)}`,
    ratio: pairedRatio(ours, base),
    target,
  };
}

/**
 * Something else that should take at least so many times as long.
 *
 * @param {string} what
 * @param {readonly number[]} ours
 * @param {string} other
 * @param {readonly number[]} theirs of the same rounds as ours
 * @param {number} target
 * @returns {Row}
 */
export function timesFaster(what, ours, other, theirs, target) {
  const ratio = pairedRatio(theirs, ours);
  return {
    ...atMost(what, ours, other, theirs, target),
    ratio,
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
export function tableRow({ what, ours, other, ratio, target, bound = "most" }) {
  const reached = bound === "most" ? ratio <= target : ratio >= target;
  return line([
    what,
    ours,
    other,
    ratio.toFixed(2),
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
 * @param {readonly number[]} times
 * @returns {string} their median
 */
function milliseconds(times) {
  return `${grouped(Math.round(median(times)))} ms`;
}

/**
 * @param {number} number
 * @returns {string} with a comma at every thousand
 */
export function grouped(number) {
  return number.toLocaleString("en");
}
