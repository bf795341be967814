// @ts-check
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const inside = fileURLToPath(
  new URL("../full-disk-process.js", import.meta.url),
);

/**
 * Writes to a disk that is all but full: either everything is written, or nothing, and the message says why.
 *
 * The disk is one in memory, in a name space of its own, which needs Linux and nobody's permission.
 *
 * @type {import("../attack.js").Attack}
 */
export async function attack(tally, root) {
  const disk = join(root, "disk");
  mkdirSync(disk);
  const { status, stdout, stderr, error } = spawnSync(
    "unshare",
    ["--user", "--map-root-user", "--mount", process.execPath, inside, disk],
    { encoding: "utf8" },
  );
  if (status === 0) process.stderr.write(stderr);
  if (error || /^(?:unshare|mount):/m.test(stderr)) {
    tally.remarks.push("skipped, as this system lets nobody mount a disk");
    return;
  }
  if (status !== 0) throw new Error(stderr);
  Object.assign(tally, JSON.parse(stdout));
}
