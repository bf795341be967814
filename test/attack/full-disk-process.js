// @ts-check
// Run in a name space of its own by attacks/full-disk.js, which is given the tally.
import { execFileSync } from "node:child_process";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeEvents, manifestText } from "../bench/manifests.js";
import { runCli } from "./cli.js";
import { assertSame, filesBelow } from "./output.js";
import { assert, Tally } from "./tally.js";

const [disk = ""] = process.argv.slice(2);
execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk]);
process.chdir(disk);

const filler = join(disk, "filler");
const output = join(disk, "generated");
const sample = join(disk, "sample.json");
const events = makeEvents(100);
const tally = new Tally();
let refused = 0;

for (const kibibytes of [0, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048]) {
  await tally.try(`generate, nothing there, ${kibibytes} KiB`, async () => {
    rmSync(output, { recursive: true, force: true });
    use(50, "");
    await writeInto(kibibytes, ["generate"], "CE603");
  });
  await tally.try(`generate over another, ${kibibytes} KiB`, async () => {
    use(50, "");
    await runCli(["generate"], disk);
    use(60, "; and something more");
    await writeInto(kibibytes, ["generate"], "CE603");
  });
  await tally.try(`redact, ${kibibytes} KiB`, async () => {
    const accounts = Array.from({ length: 500 }, (_, at) => ({
      email: `somebody${at}@acme.io`,
    }));
    writeFileSync(sample, JSON.stringify(accounts));
    await writeInto(kibibytes, ["redact", sample], "CE603");
  });
  await tally.try(`add, ${kibibytes} KiB`, async () => {
    use(50, "");
    writeFileSync(sample, JSON.stringify({ a: "x".repeat(10_000) }));
    await writeInto(kibibytes, ["add", events[0]?.slug ?? "", sample], "CE603");
  });
}
tally.remarks.push(`${refused} of them did not fit`);
console.log(JSON.stringify(tally));

/** @param {number} count @param {string} more */
function use(count, more) {
  const text = manifestText(
    events
      .slice(0, count)
      .map((event) => ({ ...event, name: event.name + more })),
    "typescript",
  );
  writeFileSync(join(disk, "cobalt.events.json"), text);
}

/**
 * Runs a command while there is only so much room: it has to succeed, or to leave everything as it was.
 *
 * @param {number} kibibytes
 * @param {readonly string[]} words
 * @param {string} code
 */
async function writeInto(kibibytes, words, code) {
  const before = filesBelow(disk);
  const { bavail, bsize } = statfsSync(disk);
  const excess = bavail * bsize - kibibytes * 1024;
  writeFileSync(filler, Buffer.alloc(Math.max(0, excess)));
  try {
    const ended = await runCli(words, disk);
    rmSync(filler);
    if (ended.code === 0) {
      const { code, stderr } = await runCli([...words], disk);
      assert(code === 0, stderr);
      return;
    }
    refused += 1;
    assert(
      ended.stderr.includes(code) && /no space left/i.test(ended.stderr),
      `told as: ${ended.stderr.slice(0, 300)}`,
    );
    assertSame(filesBelow(disk), before);
  } finally {
    rmSync(filler, { force: true });
  }
}
