// @ts-check
// `npm run soak:record`, or `npm run soak:record -- 10000`: `record` around a program that sends many events, each of its own values and half of
// them of a new shape, and what memory that takes.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { grouped } from "./report.js";

const count = Number(process.argv[2] ?? 100_000);
const path = (/** @type {string} */ name) =>
  fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "cobalt-events-soak-"));
try {
  await soak();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function soak() {
  const started = performance.now();
  const recorder = spawn(
    process.execPath,
    [
      ...[path("../../dist/cli.js"), "record", "--"],
      ...[process.execPath, path("soak-sender.js"), String(count)],
    ],
    { cwd: folder, stdio: ["ignore", "pipe", "ignore"] },
  );
  console.log("events      record, resident");
  for await (const line of createInterface(recorder.stdout)) {
    const resident = residentOf(recorder.pid);
    console.log(`${grouped(Number(line)).padEnd(11)} ${resident}`);
  }
  const seconds = (performance.now() - started) / 1000;
  const files = readdirSync(join(folder, "recorded"));
  const lines = files.flatMap((name) =>
    readFileSync(join(folder, "recorded", name), "utf8")
      .trimEnd()
      .split("\n"),
  );
  console.log(
    `${grouped(count)} events in ${seconds.toFixed(0)} s; recorded: ${lines.length} payloads in ${files.length} files`,
  );
  const canaries = lines.filter((line) => /canary/.test(line)).length;
  console.log(`payloads with a canary: ${canaries}`);
}

/** What a process holds, as Linux tells it. */
function residentOf(/** @type {number | undefined} */ pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(status) ?? [];
  return `${(Number(kilobytes) / 1024).toFixed(1)} MB`;
}
