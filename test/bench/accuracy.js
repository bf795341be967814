// @ts-check
// `npm run accuracy`: how good the inferred schemas are, on recorded events of GitHub's, and on other public payloads, which
// it downloads. Prints the tables that docs/inference.md and docs/accuracy.md sum up, and draws their picture.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { agreement, handWrittenOf, total } from "./agreement.js";
import { curve } from "./curve.js";
import { judge } from "./judge.js";
import { learn, sizes, tools } from "./learning.js";
import { leaveOneOut } from "./leave-one-out.js";
import { grouped } from "./report.js";
import { sourcesIn } from "./sources.js";

/** @typedef {import("./leave-one-out.js").Trial} Trial */

/** @type {readonly import("./leave-one-out.js").RecordedEvent[]} */
const events = readJson("@octokit/webhooks-examples/api.github.com/index.json");
/** @type {import("./schema-tree.js").Schema} */
const handWritten = readJson("@octokit/webhooks-schemas/schema.json");

const folder = mkdtempSync(join(tmpdir(), "accuracy-"));
try {
  const sources = sourcesIn(folder);
  await printLearning(sources);
  await printSuggestions(sources);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
await printLeaveOneOut();
printAgreement();

/** @param {readonly import("./sources.js").Source[]} sources */
async function printLearning(sources) {
  const learned = [];
  for (const source of sources) {
    console.error(`Learning from ${source.name}`);
    learned.push(await learn(source));
  }
  const outcomes = learned.flatMap((each) => each.outcomes);
  const forecasts = learned.flatMap((each) => each.forecasts);
  const names = Object.keys(tools);
  printTable(
    ["source", "payloads"],
    sources.map(({ name, samples }) => [name, grouped(samples.length)]),
  );
  /** @type {(tool: string, size: number, what: "accepted" | "added" | "misspelt") => number} */
  const meanOf = (tool, size, what) =>
    mean(
      sources.flatMap(({ name }) => {
        const own = outcomes.filter(
          (each) =>
            each.source === name && each.tool === tool && each.size === size,
        );
        return own.length > 0 ? [mean(own.map((each) => each[what]))] : [];
      }),
    );
  for (const what of /** @type {const} */ (["accepted", "added", "misspelt"]))
    printTable(
      [
        what === "accepted" ? what : `${what} key refused`,
        ...sizes.map(String),
      ],
      names.map((tool) => [
        tool,
        ...sizes.map((size) => percent(meanOf(tool, size, what))),
      ]),
    );
  printTable(
    [
      "from 20 samples",
      "open",
      "settled",
      "genson-js",
      "added key",
      "misspelt key",
    ],
    sources.flatMap(({ name }) => {
      /** @type {(tool: string, what: "accepted" | "added" | "misspelt") => string} */
      const at = (tool, what) =>
        percent(
          mean(
            outcomes
              .filter((each) => each.source === name && each.tool === tool)
              .filter(({ size }) => size === 20)
              .map((each) => each[what]),
          ),
        );
      return [
        [
          name,
          at("open", "accepted"),
          at("settled", "accepted"),
          at("genson-js", "accepted"),
          at("settled", "added"),
          at("settled", "misspelt"),
        ],
      ];
    }),
  );
  printTable(
    ["samples", "predicted", "actual", "mean error"],
    sizes.slice(1).map((size) => {
      const own = forecasts.filter((each) => each.size === size);
      return [
        String(size),
        percent(mean(own.map(({ predicted }) => predicted))),
        percent(mean(own.map(({ actual }) => actual))),
        percent(
          mean(own.map((each) => Math.abs(each.predicted - each.actual))),
        ),
      ];
    }),
  );
  const lines = names.map((name) => ({
    name,
    shares: sizes.map((size) => meanOf(name, size, "accepted")),
  }));
  writeFileSync(
    new URL("../../docs/pictures/learning.svg", import.meta.url),
    curve(sizes, lines),
  );
}

/** @param {readonly import("./sources.js").Source[]} sources */
async function printSuggestions(sources) {
  const verdicts = [];
  for (const source of sources) {
    const own = await judge(source);
    verdicts.push(...own);
    for (const { kind, verdict, path } of own)
      if (verdict === "wrong" || verdict === "partial" || kind === "map")
        console.log(`${source.name}: ${kind} ${verdict}: ${path}`);
  }
  console.log();
  const kinds = /** @type {const} */ ([
    "map",
    "enum, closed",
    "enum, open",
    "tag",
    "exactly one",
  ]);
  const words = /** @type {const} */ (["found", "partial", "wrong", "missed"]);
  printTable(
    ["suggested", ...words],
    kinds.map((kind) => [
      kind,
      ...words.map((word) =>
        grouped(
          verdicts.filter((each) => each.kind === kind && each.verdict === word)
            .length,
        ),
      ),
    ]),
  );
}

/** @param {readonly number[]} numbers */
function mean(numbers) {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

/** @param {number} part */
function percent(part) {
  return `${(100 * part).toFixed(1)} %`;
}

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
