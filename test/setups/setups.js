// @ts-check
// `npm run setups`, or `npm run setups -- next nest`: makes real projects, installs the packed package as a user would,
// and does in each what its page in docs/use-with tells. `--write` writes docs/setups.md; `--keep` keeps the projects.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { printOutcome, summarise, writeReport } from "./report.js";
import { load, names } from "./set-up.js";
import { trySetUp } from "./try-set-up.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean" }, keep: { type: "boolean" } },
});

const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(
    `No set-up is called ${unknown.join(", ")}; there are: ${names.join(", ")}`,
  );
  process.exit(2);
}

if (values.write && positionals.length > 0) {
  console.error(
    "docs/setups.md is written of all set-ups: leave the names out.",
  );
  process.exit(2);
}

const root = mkdtempSync(join(tmpdir(), "cobalt-events-setups-"));
process.once("SIGINT", () => process.exit(130));
process.once("exit", () => {
  if (values.keep) console.log(`Kept: ${root}`);
  else rmSync(root, { recursive: true, force: true });
});

const tarball = pack();
const waiting = positionals.length > 0 ? [...positionals] : [...names];
/** @type {Map<string, import("./report.js").Tried>} */
const tried = new Map();
await Promise.all(
  Array.from({ length: Math.min(2, availableParallelism()) }, work),
);
const sorted = names.flatMap((name) => tried.get(name) ?? []);
if (values.write) await writeReport(sorted);
process.exitCode = summarise(sorted) ? 0 : 1;

/** Tries one set-up after the other. */
async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const setUp = await load(name);
    const folder = join(root, name);
    mkdirSync(folder);
    const started = performance.now();
    const outcome = await trySetUp(setUp, folder, tarball);
    tried.set(name, { setUp, outcome });
    printOutcome(name, outcome, performance.now() - started);
    if (!values.keep)
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @returns {string} the tarball's path */
function pack() {
  const printed = execFileSync(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", root],
    {
      cwd: fileURLToPath(new URL("../../", import.meta.url)),
      encoding: "utf8",
    },
  );
  /** @type {readonly { readonly filename: string }[]} */
  const [packed] = JSON.parse(printed);
  return join(root, packed?.filename ?? "");
}
