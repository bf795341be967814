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

const heads = ["what", "ours", "compared with", "ratio", "target", ""];

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

/**
 * @param {readonly Row[]} rows
 * @returns {string} a table in Markdown
 */
export function renderTable(rows) {
  const cells = [heads, heads.map(() => "-"), ...rows.map(renderRow)];
  const widths = heads.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells
    .map((row, line) => {
      const padded = widths.map((width, column) =>
        (row[column] ?? "").padEnd(width, line === 1 ? "-" : " "),
      );
      return `| ${padded.join(" | ")} |\n`;
    })
    .join("");
}

/**
 * @param {Row} row
 * @returns {string[]}
 */
function renderRow({ what, ours, other, ratio, target, bound = "most" }) {
  const reached = bound === "most" ? ratio <= target : ratio >= target;
  return [
    what,
    ours,
    other,
    ratio.toFixed(2),
    `${bound === "most" ? "≤" : "≥"} ${target}`,
    reached ? "reached" : "missed",
  ];
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
