import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "dist/cli.js");

/** What a call of the command came to. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Fails where the tests would run something else than the source says. */
export function assertBuilt(): void {
  const newest = readdirSync(join(root, "src"), {
    recursive: true,
    encoding: "utf8",
  })
    .map((name) => statSync(join(root, "src", name)).mtimeMs)
    .reduce((a, b) => Math.max(a, b));
  if (!existsSync(bin) || statSync(bin).mtimeMs < newest)
    throw new Error("dist/ is stale: run `npm run build` first");
}

/** Calls the built command. */
export function call(
  cwd: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, ...argv],
    {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], ...env },
    },
  );
  return { code: status, stdout, stderr };
}

/** A built command that goes on running. */
export interface RunningCall {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  readonly printed: () => string;
  /** Waits for text that was not there when last waited for. */
  readonly next: (text: string | RegExp) => Promise<string>;
  readonly ended: Promise<number | null>;
}

/** Starts the built command. */
export function start(
  cwd: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningCall {
  const child = spawn(process.execPath, [bin, ...argv], {
    cwd,
    env: { PATH: process.env["PATH"], ...env },
  });
  let printed = "";
  let seen = 0;
  let check = (): void => undefined;
  const listen = (chunk: string): void => {
    printed += chunk;
    check();
  };
  child.stdout.setEncoding("utf8").on("data", listen);
  child.stderr.setEncoding("utf8").on("data", listen);
  const ended = new Promise<number | null>((end) => child.once("close", end));

  const next = async (text: string | RegExp): Promise<string> =>
    await new Promise((found, reject) => {
      const timer = setTimeout(
        () =>
          reject(new Error(`No ${String(text)} in:\n${printed.slice(seen)}`)),
        15_000,
      );
      check = () => {
        const match = printed.slice(seen).match(text);
        if (!match) return;
        clearTimeout(timer);
        check = () => undefined;
        seen += (match.index ?? 0) + match[0].length;
        found(match[0]);
      };
      check();
    });
  return { child, printed: () => printed, next, ended };
}

/** Makes a temporary folder with these files; `remove` takes it away. */
export function project(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(resolve(tmpdir()), "cobalt-events-"));
  for (const [name, text] of Object.entries(files)) put(folder, name, text);
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes a file, and the folders it needs. */
export function put(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** A manifest with one event. */
export const manifestText = JSON.stringify({
  events: { "employee-created": { sample: { first_name: "Mark" } } },
});
