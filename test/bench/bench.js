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
  compareUnchanged,
} from "./comparisons.js";
import { grouped, renderTable } from "./report.js";
import { makeWorkspace } from "./workspace.js";

const { values } = parseArgs({ options: { quick: { type: "boolean" } } });

const root = mkdtempSync(join(tmpdir(), "cobalt-events-bench-"));
try {
  await run(values.quick === true);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** @param {boolean} quick */
async function run(quick) {
  const few = workspace(10);
  const small = workspace(1_000);
  const rows = [
    ...compareCold(small, quick ? 3 : 9),
    ...compareUnchanged(small, quick ? 3 : 9),
    ...comparePeers(small, quick ? 1 : 3),
    ...compareCompilers(small, quick ? 1 : 3),
    ...(await compareBundles(few, small)),
  ];
  if (!quick) {
    const large = workspace(10_000);
    rows.push(...compareGrowth(small, large, 5), ...compareUnchanged(large, 5));
  }
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${process.platform} ${process.arch}, ${availableParallelism()} cores`;
  console.log(`\n${day}, Node ${process.version}, ${machine}\n`);
  console.log(renderTable(rows));
}

/**
 * @param {number} count
 * @returns {import("./workspace.js").Workspace}
 */
function workspace(count) {
  const made = makeWorkspace(root, count);
  const { files, bytes } = made;
  console.log(
    `${grouped(count)} events: ${grouped(files.length)} files, ${grouped(bytes)} bytes`,
  );
  return made;
}
