// @ts-check
// `npm run soak`, or `npm run soak -- 10000`: fires events in one batch at a mock that fails one time in twenty,
// and tells whether any was lost or doubled, and what memory it took.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { bundledClient } from "../attack/client.js";
import { grouped } from "./report.js";

const count = Number(process.argv[2] ?? 100_000);
const root = mkdtempSync(join(tmpdir(), "cobalt-events-soak-"));
try {
  await soak();
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function soak() {
  const { createCobaltClient, triggerMany } = await bundledClient(root);
  const server = spawn(
    process.execPath,
    [fileURLToPath(new URL("soak-server.js", import.meta.url))],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines = createInterface(server.stdout);
  const [baseUrl] = await once(lines, "line");

  const client = createCobaltClient({
    apiKey: "tk_soak",
    linkedAccountId: "acme@example.com",
    baseUrl,
    timeoutMs: 1_000,
    retry: { attempts: 10, baseDelayMs: 10, totalMs: Infinity },
  });
  /** @type {Set<string>} */
  const problems = new Set();
  const seen = new Uint8Array(count);
  const memory = memoryRecord();
  const started = performance.now();
  let done = 0;
  for await (const result of triggerMany(client, calls(), {
    concurrency: 32,
  })) {
    seen[result.index] += 1;
    if (!result.ok) problems.add(String(result.error));
    done += 1;
    if (done % Math.ceil(count / 10) === 0) memory.note(done);
  }
  const seconds = (performance.now() - started) / 1000;

  server.stdin.end();
  const [summary] = await once(lines, "line");
  console.log(
    `${grouped(done)} results in ${seconds.toFixed(0)} s, ${grouped(Math.round(done / seconds))} a second`,
  );
  console.log(
    `results that are not one an event: ${seen.filter((times) => times !== 1).length}`,
  );
  console.log(`failed: ${problems.size}`, ...problems);
  console.log(`the mock: ${summary}`);
}

/** The events, made as they are asked for. */
function* calls() {
  for (let id = 0; id < count; id++) {
    const idempotencyKey = `soak-${id}`;
    yield { slug: "crm-account-accepted", idempotencyKey, payload: { id } };
  }
}

/** Tells the memory of this process, what could be given back taken away. */
function memoryRecord() {
  console.log("events      heap     resident");
  return {
    /** @param {number} done */
    note(done) {
      globalThis.gc?.();
      const { heapUsed, rss } = process.memoryUsage();
      console.log(
        `${grouped(done).padEnd(9)} ${megabytes(heapUsed)} ${megabytes(rss)}`,
      );
    },
  };
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`.padStart(9);
}
