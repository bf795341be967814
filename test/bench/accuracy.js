// @ts-check
// `npm run accuracy`: how good the inferred schemas are, on recorded events of GitHub's. Prints the tables that
// docs/inference.md sums up.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { agreement, handWrittenOf, total } from "./agreement.js";
import { leaveOneOut } from "./leave-one-out.js";
import { grouped } from "./report.js";

/** @typedef {import("./leave-one-out.js").Trial} Trial */

/** @type {readonly import("./leave-one-out.js").RecordedEvent[]} */
const events = readJson("@octokit/webhooks-examples/api.github.com/index.json");
/** @type {import("./schema-tree.js").Schema} */
const handWritten = readJson("@octokit/webhooks-schemas/schema.json");

await printLeaveOneOut();
printAgreement();

async function printLeaveOneOut() {
  /** @type {Trial[]} */
  const trials = [];
  for (const event of events) trials.push(...(await leaveOneOut(event)));
  const tools = [...new Set(trials.map(({ tool }) => tool))];

  /** @type {readonly (readonly [string, (trial: Trial) => boolean])[]} */
  const groups = [
    ["all", () => true],
    ["2 or 3 samples", ({ samples }) => samples < 4],
    ["4 to 6 samples", ({ samples }) => samples > 3 && samples < 7],
    ["7 to 15 samples", ({ samples }) => samples > 6 && samples < 16],
    ["29 samples", ({ samples }) => samples > 15],
    ["another of its action", ({ sameAction }) => sameAction],
    ["the only one of its action", ({ sameAction }) => !sameAction],
  ];
  const rows = groups.map(([name, isIn]) => {
    const group = trials.filter(isIn);
    const checked = group.length / tools.length;
    const cells = tools.map((wanted) => {
      const ofTool = group.filter(({ tool }) => tool === wanted);
      return share(ofTool.filter(({ refused }) => !refused).length, checked);
    });
    return [name, grouped(checked), ...cells];
  });
  printTable(["accepted", "samples", ...tools], rows);

  const keywords = [
    ...new Set(trials.flatMap(({ refused }) => refused ?? [])),
  ].sort();
  const refusals = tools.map((wanted) => [
    wanted,
    ...keywords.map((keyword) =>
      grouped(
        trials.filter(
          ({ tool, refused }) => tool === wanted && refused === keyword,
        ).length,
      ),
    ),
  ]);
  printTable(["refused first by", ...keywords], refusals);
}

function printAgreement() {
  const perEvent = events.map((event) => ({
    event,
    counts: agreement(event, handWritten),
  }));
  const all = total(perEvent.map(({ counts }) => counts));
  const samples = events.flatMap(({ examples }) => examples);
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const accepted = events.flatMap(({ name, examples }) => {
    const accepts = ajv.compile(handWrittenOf(name, handWritten));
    return examples.filter((example) => accepts(example));
  }).length;
  console.log(
    `The hand-written schemas accept ${accepted} of ${samples.length} samples.\n`,
  );

  printTable(
    ["why", "paths"],
    Object.entries(all).map(([why, count]) => [why, grouped(count)]),
  );
  const rows = perEvent.map(({ event, counts }) =>
    agreementRow(event.name, event.examples.length, counts),
  );
  printTable(
    [
      "event",
      "samples",
      "in both",
      "only ours",
      "only theirs",
      "required equal",
      "nullable equal",
    ],
    [agreementRow("all", samples.length, all), ...rows],
  );
}

/**
 * @param {string} name
 * @param {number} samples
 * @param {import("./agreement.js").Counts} counts
 */
function agreementRow(name, samples, counts) {
  return [
    name,
    grouped(samples),
    grouped(counts.both),
    grouped(counts.onlyOurs),
    grouped(counts.onlyTheirs),
    share(counts.required, counts.both),
    share(counts.nullable, counts.both),
  ];
}

/**
 * @param {number} part
 * @param {number} whole
 */
function share(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function printTable(head, rows) {
  const lines = [head, head.map(() => "---"), ...rows];
  for (const cells of lines) console.log(`| ${cells.join(" | ")} |`);
  console.log();
}

/** @param {string} path in a package */
function readJson(path) {
  const file = createRequire(import.meta.url).resolve(path);
  return JSON.parse(readFileSync(file, "utf8"));
}
