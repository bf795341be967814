// @ts-check
// `npm run bench`, `npm run bench -- --quick`, or `npm run bench -- scaling infer` for some parts: measures whole
// processes and prints the table that docs/benchmarks.md explains. A target that is missed is reported, and is no failure.
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  compareBundles,
  compareCold,
  compareCompilers,
  compareGrowth,
  comparePeers,
  compareSending,
  compareUnchanged,
} from "./comparisons.js";
import { compareInfer, compareInferrers, compareMemory } from "./inferring.js";
import { compareJavaScript } from "./javascript.js";
import { compareLanguages } from "./languages.js";
import { writeRecording } from "./recording.js";
import { grouped, tableHead, tableRow } from "./report.js";
import { compareDiff, compareUsages } from "./review.js";
import { compareScaling } from "./scaling.js";
import { compareLint } from "./workflows.js";
import { makeWorkspace } from "./workspace.js";

const { values, positionals } = parseArgs({
  options: { quick: { type: "boolean" } },
  allowPositionals: true,
});
const isQuick = values.quick === true;
/** @type {(quick: number, whole: number) => number} */
const rounds = (quick, whole) => (isQuick ? quick : whole);

// The command under way ends by the signal, too; the error that follows from that leads to the clean-up.
process.once("SIGINT", () => {});

const root = mkdtempSync(join(tmpdir(), "cobalt-events-bench-"));
/** @type {Map<string, import("./workspace.js").Workspace>} */
const workspaces = new Map();
/** @typedef {readonly import("./report.js").Row[]} Rows */

/** What is measured, part by part. @type {Readonly<Record<string, () => Rows | Promise<Rows>>>} */
const parts = {
  generate: () => [
    ...compareCold(workspace(1_000), rounds(3, 9)),
    ...compareUnchanged(workspace(1_000), rounds(3, 9)),
  ],
  peers: () => comparePeers(workspace(1_000), rounds(1, 3)),
  compilers: () => compareCompilers(workspace(1_000), rounds(1, 3)),
  javascript: () =>
    compareJavaScript(
      workspace(1_000, "javascript"),
      workspace(1_000),
      rounds(1, 3),
    ),
  languages: () => compareLanguages(workspace(1_000), rounds(1, 3)),
  bundles: () => compareBundles(workspace(10), workspace(1_000)),
  sending: () => compareSending(workspace(10), rounds(3, 9)),
  infer: async () => {
    const recording = writeRecording(root, 100_000);
    return [
      ...compareInfer(recording, rounds(3, 9)),
      ...(await compareInferrers(recording, rounds(1, 3))),
      ...compareMemory(
        recording,
        isQuick ? undefined : writeRecording(root, 1_400_000),
      ),
    ];
  },
  diff: () => compareDiff(workspace(1_000), rounds(3, 9)),
  usages: () => compareUsages(workspace(20), 500, rounds(1, 5)),
  lint: () => compareLint(workspace(10), 1_000, rounds(3, 9)),
  scaling: () => compareScaling(root, rounds(1, 3)),
  growth: () =>
    isQuick
      ? []
      : [
          ...compareGrowth(workspace(1_000), workspace(10_000), 5),
          ...compareUnchanged(workspace(10_000), 5),
        ],
};

try {
  await run(positionals.length > 0 ? positionals : Object.keys(parts));
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** @param {readonly string[]} names of the parts to measure */
async function run(names) {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${process.platform} ${process.arch}, ${availableParallelism()} cores`;
  console.log(`${day}, Node ${process.version}, ${machine}\n`);
  console.log(tableHead());
  for (const name of names) {
    const measure = parts[name];
    if (!measure)
      throw new Error(`no part ${name}: ${Object.keys(parts).join(", ")}`);
    for (const row of await measure()) console.log(tableRow(row));
  }
  console.log();
  for (const [name, { files, bytes }] of workspaces)
    console.log(
      `${name}: ${grouped(files.length)} files, ${grouped(bytes)} bytes`,
    );
}

/**
 * @param {number} count how many events
 * @param {"typescript" | "javascript"} [language]
 */
function workspace(count, language = "typescript") {
  const name = `${grouped(count)} events, ${language}`;
  const made = workspaces.get(name) ?? makeWorkspace(root, count, language);
  workspaces.set(name, made);
  return made;
}
