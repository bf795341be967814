import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

type Signal = (typeof signals)[number];

/** What is to be cleaned up if the process ended now. */
const pending = new Set<() => void>();

/** Does work, and cleans up after it: also where it fails, and where the process ends meanwhile. */
export async function withCleanup<T>(
  clean: () => void,
  work: () => Promise<T>,
): Promise<T> {
  if (pending.size === 0) listen();
  pending.add(clean);
  try {
    return await work();
  } finally {
    pending.delete(clean);
    if (pending.size === 0) ignore();
    clean();
  }
}

/** Gives work a folder of its own, outside any project, and removes it afterwards. */
export async function inTemporaryFolder<T>(
  purpose: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const prefix = join(realpathSync(tmpdir()), `cobalt-events-${purpose}-`);
  const folder = mkdtempSync(prefix);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return withCleanup(remove, () => work(folder));
}

function listen(): void {
  process.on("exit", cleanAll);
  // Whoever listens to a signal decides what comes of it, and the process may go on.
  for (const name of signals)
    if (process.listenerCount(name) === 0) process.on(name, end);
}

function ignore(): void {
  process.off("exit", cleanAll);
  for (const name of signals) process.off(name, end);
}

function end(name: Signal): void {
  cleanAll();
  ignore();
  process.kill(process.pid, name);
}

function cleanAll(): void {
  for (const clean of [...pending].reverse()) clean();
}
