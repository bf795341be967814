// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { bundledClient } from "../client.js";
import { assert, FiredTwice } from "../tally.js";

const items = 1_000_000;
/** The heap that it may take: a hundredth of what it sends would fill it. */
const megabytes = 32;

/**
 * Fires a million events in one batch at a server of raw sockets, in a heap that never holds them.
 *
 * @type {import("../attack.js").Attack}
 */
export async function attack(tally, root) {
  await bundledClient(root);
  await tally.try(`${items} items`, async () => {
    const server = start("counting-server-process.js", [], [String(items)]);
    const lines = createInterface(server.stdout);
    const [baseUrl] = await once(lines, "line");
    const sender = start(
      "million-process.js",
      [`--max-old-space-size=${megabytes}`],
      [join(root, "client.mjs"), baseUrl, String(items)],
    );
    let succeeded = "";
    sender.stdout.on("data", (bytes) => (succeeded += bytes));
    const [code] = await once(sender, "close");
    server.stdin.end();
    const [counts] = await once(lines, "line");
    const { missing, doubled } = JSON.parse(counts);
    assert(code === 0, `exit code ${code}: out of ${megabytes} MB?`);
    if (doubled > 0) throw new FiredTwice(`${doubled} events`);
    assert(missing === 0, `${missing} events are missing`);
    assert(Number(succeeded) === items, `${succeeded} succeeded`);
  });
  tally.remarks.push(`${items.toLocaleString("en")} events in ${megabytes} MB`);
}

/**
 * @param {string} name
 * @param {readonly string[]} flags
 * @param {readonly string[]} words
 */
function start(name, flags, words) {
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  return spawn(process.execPath, [...flags, file, ...words], {
    stdio: ["pipe", "pipe", "inherit"],
  });
}
