// @ts-check
import { once } from "node:events";
import { mkdirSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers";
import { makeEvents, manifestText } from "../../bench/manifests.js";
import { randomNumbers } from "../../bench/random.js";
import { runCli, startCli } from "../cli.js";
import { assertSame, filesBelow, isTemporary } from "../output.js";
import { assert } from "../tally.js";

/** @typedef {ReadonlyMap<string, string>} Files */

const count = 60;
const all = makeEvents(count + 20);
/** Two versions of a project: some events are only in one of them, all others differ. */
const versions = [
  all.slice(0, count),
  all.slice(20).map((event) => ({ ...event, samples: [{ id: 1 }] })),
];

/**
 * Ends `generate` at random moments: no file is ever half written, and the next run leaves nothing behind.
 *
 * @type {import("../attack.js").Attack}
 */
export async function attack(tally, root) {
  mkdirSync(join(root, "generated"));
  const wanted = [];
  let duration = 0;
  for (const version of [0, 1]) {
    use(version, root);
    const started = performance.now();
    await runCli(["generate"], root);
    duration = performance.now() - started;
    wanted.push(filesBelow(join(root, "generated")));
  }
  const random = randomNumbers(7);
  let cut = 0;
  for (let kill = 0; kill < 60; kill += 1) {
    const signal = /** @type {const} */ (["SIGKILL", "SIGTERM", "SIGINT"])[
      kill % 5 < 3 ? 0 : (kill % 5) - 2
    ];
    await tally.try(`kill ${kill} by ${signal}`, async () => {
      const version = kill % 2;
      use(version, root);
      const child = startCli(["generate"], root);
      const ended = once(child, "exit");
      // Half of them while it writes, which is a small part of the run.
      if (kill % 4 < 2) {
        await firstChange(root, ended);
        await sleep(random() * 60);
      } else await sleep(random() * duration);
      child.kill(signal);
      await ended;

      const files = filesBelow(join(root, "generated"));
      const left = [...files.keys()].filter(isTemporary);
      if (left.length > 0) cut += 1;
      assert(
        left.length === 0 || signal === "SIGKILL",
        `${left.length} temporaries left after ${signal}`,
      );
      assertWhole(files, wanted);
      await runCli(["generate"], root);
      assertSame(
        filesBelow(join(root, "generated")),
        wanted[version] ?? new Map(),
      );
    });
  }
  tally.remarks.push(`${cut} of them while it wrote`);
}

/** Puts a version in place. @param {number} version @param {string} root */
function use(version, root) {
  const text = manifestText(versions[version] ?? [], "typescript");
  writeFileSync(join(root, "cobalt.events.json"), text);
}

/** @param {Files} files @param {readonly Files[]} wanted */
function assertWhole(files, wanted) {
  for (const [path, text] of files)
    assert(
      isTemporary(path) || wanted.some((version) => version.get(path) === text),
      `${path} is neither the old file nor the new one`,
    );
}

/**
 * Waits for the first change of the output.
 *
 * @param {string} root
 * @param {Promise<unknown>} ended the end of the run, which may change nothing
 */
async function firstChange(root, ended) {
  const watcher = watch(join(root, "generated"), { recursive: true });
  await Promise.race([once(watcher, "change"), ended]);
  watcher.close();
}

/** @param {number} milliseconds */
function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
