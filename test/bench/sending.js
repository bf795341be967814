// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** @typedef {import("./measure.js").Task} Task */
/** @typedef {import("./workspace.js").Workspace} Workspace */

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * Runs a server in a process of its own for as long as the work takes.
 *
 * @template Result
 * @param {(url: string) => Result} work
 * @returns {Promise<Result>}
 */
export async function withServer(work) {
  const server = spawn(process.execPath, [join(here, "server.js")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = await once(server.stdout, "data");
    return work(`http://127.0.0.1:${String(port).trim()}`);
  } finally {
    server.kill();
  }
}

/**
 * Bundles the sender with the code that was generated in a workspace.
 *
 * @param {Workspace} workspace
 * @returns {Promise<string>} its path
 */
export async function bundleSender({ folder, output }) {
  const outfile = join(folder, "send.mjs");
  await build({
    entryPoints: [join(here, "send.js")],
    alias: { generated: join(output, "index.ts") },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "es2022",
  });
  return outfile;
}

/**
 * @param {string} sender
 * @param {"ours" | "bare"} side
 * @param {string} url
 * @param {number} events
 * @param {number} concurrency
 * @returns {Task}
 */
export function sendTask(sender, side, url, events, concurrency) {
  return { args: [sender, side, url, String(events), String(concurrency)] };
}
