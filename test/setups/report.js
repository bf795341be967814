// @ts-check
import { writeFileSync } from "node:fs";
import { format } from "prettier";

/**
 * @typedef {import("./try-set-up.js").Outcome} Outcome
 * @typedef {{ readonly setUp: import("./set-up.js").SetUp, readonly outcome: Outcome }} Tried
 */

/**
 * @param {string} name
 * @param {Outcome} outcome
 * @param {number} ms
 */
export function printOutcome(name, { state, reason, output, versions }, ms) {
  const time = `${Math.round(ms / 1000)} s`;
  console.log(
    [`${state.padEnd(7)} ${name} (${time})`, ...versions, reason]
      .filter(Boolean)
      .join("  "),
  );
  if (state === "failed") console.log(lastLines(output, 80));
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  return text
    .trimEnd()
    .split("\n")
    .slice(-count)
    .map((line) => `        ${line}`)
    .join("\n");
}

/**
 * Writes docs/setups.md; of set-ups that were not tried nothing is known.
 *
 * @param {readonly Tried[]} tried
 */
export async function writeReport(tried) {
  const rows = tried.map(({ setUp, outcome }) => [
    `[${setUp.title}](use-with/${setUp.follow.at(-1)})`,
    outcome.versions.join(", "),
    outcome.wrote === "" ? "" : `\`${outcome.wrote}\``,
    shownResult(outcome),
  ]);
  const table = [
    ["set-up", "versions", "`init` wrote", "result"],
    ["---", "---", "---", "---"],
    ...rows,
  ].map((cells) => `| ${cells.join(" | ")} |`);
  const text = [head, ...table, ""].join("\n");
  writeFileSync(
    file,
    await format(text, { parser: "markdown", printWidth: 120 }),
  );
}

const file = new URL("../../docs/setups.md", import.meta.url);

const head = `# Set-ups

TODO
`;

/** @param {Outcome} outcome */
function shownResult({ state, reason }) {
  return state === "ok" ? "ok" : `${state}: ${reason.replaceAll("|", "\\|")}`;
}
