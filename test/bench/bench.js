// @ts-check
// `npm run bench`, or `npm run bench -- --quick`: measures whole processes and prints the table that
// docs/benchmarks.md explains. A target that is missed is reported, and is no failure.
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
import { writeRecording } from "./recording.js";
import { grouped, tableHead, tableRow } from "./report.js";
import { compareScaling } from "./scaling.js";
import { compareLint } from "./workflows.js";
import { makeWorkspace } from "./workspace.js";

const { values } = parseArgs({ options: { quick: { type: "boolean" } } });

// The command under way ends by the signal, too; the error that follows from that leads to the clean-up.
process.once("SIGINT", () => {});

const root = mkdtempSync(join(tmpdir(), "cobalt-events-bench-"));
try {
  await run(values.quick === true);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** @param {boolean} quick */
async function run(quick) {
  const few = makeWorkspace(root, 10);
  const small = makeWorkspace(root, 1_000);
  const large = quick ? undefined : makeWorkspace(root, 10_000);
  printCircumstances([few, small, ...(large ? [large] : [])]);

  console.log(tableHead());
  print(compareCold(small, quick ? 3 : 9));
  print(compareUnchanged(small, quick ? 3 : 9));
  print(comparePeers(small, quick ? 1 : 3));
  print(compareCompilers(small, quick ? 1 : 3));
  const javascript = makeWorkspace(root, 1_000, "javascript");
  print(compareJavaScript(javascript, small, quick ? 1 : 3));
  print(await compareBundles(few, small));
  print(await compareSending(few, quick ? 3 : 9));
  const recording = writeRecording(root, 100_000);
  print(compareInfer(recording, quick ? 3 : 9));
  print(await compareInferrers(recording, quick ? 1 : 3));
  print(compareLint(few, 1_000, quick ? 3 : 9));
  print(compareScaling(root, quick ? 1 : 3));
  const long = quick ? undefined : writeRecording(root, 1_400_000);
  print(compareMemory(recording, long));
  if (!large) return;
  print(compareGrowth(small, large, 5));
  print(compareUnchanged(large, 5));
}

/** @param {readonly import("./workspace.js").Workspace[]} workspaces */
function printCircumstances(workspaces) {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${process.platform} ${process.arch}, ${availableParallelism()} cores`;
  console.log(`${day}, Node ${process.version}, ${machine}`);
  for (const { events, files, bytes } of workspaces)
    console.log(
      `${grouped(events.length)} events: ${grouped(files.length)} files, ${grouped(bytes)} bytes`,
    );
  console.log();
}

/** @param {readonly import("./report.js").Row[]} rows */
function print(rows) {
  for (const row of rows) console.log(tableRow(row));
}
