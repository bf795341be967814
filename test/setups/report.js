// @ts-check
import { writeFileSync } from "node:fs";
import { format } from "prettier";

/**
 * @typedef {import("./try-set-up.js").Outcome} Outcome
 * @typedef {{ readonly setUp: import("./set-up.js").SetUp, readonly outcome: Outcome }} Tried
 */

/**
 * Says at once what came of a set-up.
 *
 * @param {string} name
 * @param {Outcome} outcome
 * @param {number} ms
 */
export function printOutcome(name, outcome, ms) {
  const { state, versions, output } = outcome;
  const line = [
    state.padEnd(7),
    name.padEnd(20),
    `${Math.round(ms / 1000)} s`.padStart(5),
    ` ${versions.join(", ")}`,
    outcome.reason,
  ];
  console.log(line.filter(Boolean).join(" "));
  if (state === "failed") console.log(lastLines(output, 80));
}

/**
 * Says what came of all.
 *
 * @param {readonly Tried[]} tried
 * @returns {boolean} whether none failed
 */
export function summarise(tried) {
  const counts = /** @type {const} */ (["ok", "skipped", "failed"])
    .map((state) => ({
      state,
      count: tried.filter(({ outcome }) => outcome.state === state).length,
    }))
    .filter(({ count }) => count > 0);
  const shown = counts.map(({ state, count }) => `${count} ${state}`);
  console.log(`${tried.length} set-ups: ${shown.join(", ")}`);
  return counts.every(({ state }) => state !== "failed");
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  const lines = text.trimEnd().split("\n").slice(-count);
  return lines.map((line) => `        ${line}`).join("\n");
}

/**
 * Writes docs/setups.md. It has no time and no path, so that it changes only where a version or a result does.
 *
 * @param {readonly Tried[]} tried
 */
export async function writeReport(tried) {
  const rows = tried.map(({ setUp, outcome }) => [
    `[${setUp.title}](use-with/${setUp.follow.at(-1)})`,
    outcome.versions.join(", "),
    outcome.state === "ok" ? outcome.wrote || "nothing special" : "",
    shownResult(outcome),
  ]);
  const table = [
    ["set-up", "versions", "`init` wrote", "result"],
    ["---", "---", "---", "---"],
    ...rows,
  ].map((cells) => `| ${cells.join(" | ")} |`);
  const text = [head, ...table, ""].join("\n");
  writeFileSync(
    new URL("../../docs/setups.md", import.meta.url),
    await format(text, { parser: "markdown" }),
  );
}

const head = `# Set-ups

The projects that the package was last tried in, by \`npm run setups\`. Each was made by its own creator, or of its real
packages. The packed package was installed in it, and everything done that its page tells: \`init\`, \`generate\`, the code
that is shown there, the project's own build and tests. Then what was built fired an event at a
[mock of Cobalt](testing.md), or \`cobalt-events trigger\` did where nothing is built that runs, and \`check\` found the
code current. A code beside the result is a [warning](diagnostics.md) that it gave.
`;

/** @param {Outcome} outcome */
function shownResult({ state, reason, warnings }) {
  if (state !== "ok") return `${state}: ${reason.replaceAll("|", "\\|")}`;
  return ["ok", ...warnings].join(", ");
}
