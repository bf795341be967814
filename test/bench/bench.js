// @ts-check
// `npm run bench`, `npm run bench -- --quick`, or `npm run bench -- scaling infer` for some parts: measures whole
// processes and prints the tables that docs/benchmarks.md explains; with `--write` they are put there, with its pictures. A
// target that is missed is reported, and is no failure.
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compareCatalog } from "./catalog.js";
import {
  compareBundles,
  compareCold,
  compareCompilers,
  compareDeclarations,
  compareEveryday,
  compareGrowth,
  comparePeers,
  compareSending,
  compareUnchanged,
} from "./comparisons.js";
import { compareInfer, compareInferrers, compareMemory } from "./inferring.js";
import { compareJavaScript } from "./javascript.js";
import { makeEvents, makeLargeEvent } from "./manifests.js";
import { plot } from "./plot.js";
import { compareLanguages } from "./languages.js";
import { writeRecording } from "./recording.js";
import { grouped, tableHead, tableRow } from "./report.js";
import { compareDiff, compareUsages } from "./review.js";
import { compareScaling } from "./scaling.js";
import { compareLint } from "./workflows.js";
import { writeFigures, writePictures } from "./write-figures.js";
import { makeWorkspace } from "./workspace.js";

const { values, positionals } = parseArgs({
  options: { quick: { type: "boolean" }, write: { type: "boolean" } },
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
/** @typedef {Record<string, string>} Pictures by the name of the file */

/** The pictures of what was measured. @type {Pictures} */
const pictures = {};

/** What is measured, part by part. @type {Readonly<Record<string, () => Rows | Promise<Rows>>>} */
const parts = {
  everyday: () => [
    ...compareEveryday(workspace(8), 1.4, rounds(5, 15)),
    ...compareEveryday(workspace(100), 1.8, rounds(5, 15)),
  ],
  generate: () => [
    ...compareCold(workspace(1_000), rounds(3, 9)),
    ...compareUnchanged(
      workspace(1_000),
      { generate: 1.3, check: 3.5 },
      rounds(3, 9),
    ),
  ],
  peers: () => {
    const measured = [8, 100, 1_000].map((count) =>
      comparePeers(workspace(count), rounds(1, 5)),
    );
    pictures["time-by-events.svg"] = plot(
      "Time to generate, by events",
      "events",
      measured.flatMap(({ points }) => points),
    );
    return measured.flatMap(({ rows }) => rows);
  },
  paths: () => {
    const points = [100, 1_000, isQuick ? 2_000 : 4_000].flatMap((count) => {
      const event = makeLargeEvent(count);
      const large = makeWorkspace(join(root, `paths-${count}`), [event]);
      return comparePeers(large, rounds(1, 3)).points.map((point) => ({
        ...point,
        at: count,
      }));
    });
    pictures["time-by-paths.svg"] = plot(
      "Time to generate one event, by its paths",
      "paths",
      points,
    );
    return [];
  },
  compilers: () => [
    ...compareCompilers(workspace(1_000), rounds(1, 3)),
    ...compareDeclarations(workspace(1_000), rounds(1, 3)),
  ],
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
  catalog: () => compareCatalog(workspace(1_000), rounds(3, 9)),
  scaling: () => compareScaling(root, rounds(1, 3)),
  growth: () =>
    isQuick
      ? []
      : [
          ...compareGrowth(workspace(1_000), workspace(10_000), 5),
          ...compareUnchanged(
            workspace(10_000),
            { generate: 1.3, check: 6 },
            5,
          ),
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
  const machine = `${process.platform} ${process.arch}, ${availableParallelism()} processors`;
  console.log(tableHead());
  for (const name of names) {
    const measure = parts[name];
    if (!measure)
      throw new Error(`no part ${name}: ${Object.keys(parts).join(", ")}`);
    const idle = idleProcessors();
    const lines = (await measure()).map(tableRow);
    const when = `${day}, Node ${process.version}, ${machine}, of which ${idle().toFixed(1)} were idle meanwhile.`;
    console.log([...lines, when].join("\n"));
    if (values.write === true && lines.length > 0)
      await writeFigures(name, [when, "", tableHead(), ...lines]);
  }
  if (values.write === true) writePictures(pictures);
  console.log();
  for (const [name, { files, bytes }] of workspaces)
    console.log(
      `${name}: ${grouped(files.length)} files, ${grouped(bytes)} bytes`,
    );
}

/** @returns {() => number} how many processors were idle since, on average: from one on, no thread had to wait */
function idleProcessors() {
  const before = cpus();
  return () => {
    const shares = cpus().map(({ times }, at) => {
      const since = before[at]?.times ?? times;
      const sum = (/** @type {typeof times} */ each) =>
        Object.values(each).reduce((a, b) => a + b, 0);
      return (times.idle - since.idle) / (sum(times) - sum(since));
    });
    return shares.reduce((a, b) => a + b, 0);
  };
}

/**
 * @param {number} count how many events
 * @param {"typescript" | "javascript"} [language]
 */
function workspace(count, language = "typescript") {
  const name = `${grouped(count)} events, ${language}`;
  const folder = join(root, `${language}-${count}`);
  const made =
    workspaces.get(name) ?? makeWorkspace(folder, makeEvents(count), language);
  workspaces.set(name, made);
  return made;
}
