import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { project } from "../cli/bin.js";

const program = process.env["WORKERD"];

/** Why there is no such worker, where it may be missing: it is too large to be installed for every clone. */
export const missing =
  program === undefined
    ? "the variable WORKERD does not say where the program of npm's package `workerd` is"
    : undefined;

const CONFIG = `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2025-01-01",
);
`;

/**
 * Starts a worker as Cloudflare runs it, until the test is over.
 *
 * @param script an ES module that exports the worker
 * @returns its URL
 */
export async function startWorker(script: string): Promise<string> {
  const { folder, remove } = project({
    "config.capnp": CONFIG,
    "worker.js": script,
  });
  onTestFinished(remove);
  const worker = spawn(
    program ?? "",
    ["serve", "config.capnp", "--control-fd=3"],
    { cwd: folder, stdio: ["ignore", "ignore", "pipe", "pipe"] },
  );
  onTestFinished(() => void worker.kill("SIGKILL"));
  return `http://127.0.0.1:${await portOf(worker)}`;
}

async function portOf(worker: ChildProcess): Promise<number> {
  let said = "";
  worker.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  worker.once("error", (error) => (said += error.message));
  const events = createInterface({ input: worker.stdio[3] as Readable });
  for await (const line of events) {
    const { event, port } = JSON.parse(line) as {
      readonly event: string;
      readonly port: number;
    };
    if (event === "listen") return port;
  }
  throw new Error(`The worker ended by itself:\n${said}`);
}
