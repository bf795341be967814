// @ts-check
// `npm run attack`, or `npm run attack -- kills mock`: does to the client, the commands and the mock what breaks others,
// and counts: tried, held (it ended as documented), leaked (a secret that is shown, a file outside the output, memory
// without bound), fired twice (an event sent again where that could fire it twice).
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attack as answers } from "./attacks/answers.js";
import { attack as fullDisk } from "./attacks/full-disk.js";
import { attack as kills } from "./attacks/kills.js";
import { attack as manifests } from "./attacks/manifests.js";
import { attack as million } from "./attacks/million.js";
import { attack as misuse } from "./attacks/misuse.js";
import { attack as mock } from "./attacks/mock.js";
import { attack as records } from "./attacks/records.js";
import { Tally } from "./tally.js";

/**
 * Tries things, and tallies how each ended.
 *
 * @callback Attack
 * @param {Tally} tally
 * @param {string} root an empty folder for it
 * @returns {Promise<void>}
 */

/** @type {Readonly<Record<string, Attack>>} */
const attacks = {
  answers,
  misuse,
  manifests,
  kills,
  "full-disk": fullDisk,
  mock,
  records,
  million,
};

const chosen = process.argv.slice(2);
const names = chosen.length > 0 ? chosen : Object.keys(attacks);
const root = mkdtempSync(join(tmpdir(), "cobalt-events-attack-"));
process.on("unhandledRejection", (fault) => {
  console.error(`unhandled rejection: ${String(fault)}`);
  process.exitCode = 1;
});

console.log("attack      tried   held leaked twice seconds");
try {
  for (const name of names) await run(name);
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exit();

/** @param {string} name */
async function run(name) {
  const attack = attacks[name];
  if (!attack)
    throw new Error(`no attack ${name}: ${Object.keys(attacks).join(", ")}`);
  const folder = join(root, name);
  mkdirSync(folder);
  const tally = new Tally();
  const started = performance.now();
  await attack(tally, folder);
  const cells = [
    String(tally.tried).padStart(7),
    String(tally.held).padStart(6),
    String(tally.leaked).padStart(6),
    String(tally.firedTwice).padStart(5),
    ((performance.now() - started) / 1000).toFixed(0).padStart(7),
  ];
  console.log(
    `${name.padEnd(10)}${cells.join(" ")} ${tally.remarks.join("; ")}`,
  );
  if (tally.held < tally.tried) process.exitCode = 1;
}
