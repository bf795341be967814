import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";

/** Debian's Json.NET, which C# is compiled with. */
export const jsonNet = "/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll";

/** A program that a language needs; without it the tests of the language are skipped, unless they are required. */
export function missing(programs: readonly string[]): boolean {
  const absent = programs.filter(
    (program) => spawnSync(program, ["--version"]).error !== undefined,
  );
  if (absent.length > 0 && process.env["LANGUAGES_REQUIRED"])
    throw new Error(`Not installed: ${absent.join(", ")}`);
  return absent.length > 0;
}

const environment = () => ({
  ...process.env,
  GOFLAGS: "-mod=mod",
  GOPROXY: "off",
});

/** Runs a program to its end, and gives what it writes. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  input = "",
): string {
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    cwd,
    input,
    encoding: "utf8",
    maxBuffer: 1e9,
    env: environment(),
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} fails:\n${stdout}${stderr}`);
  return stdout;
}

/** Runs a program to its end while servers of this process answer it. */
export async function runWhileServing(
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<void> {
  await promisify(execFile)(program, args, { cwd, env: environment() });
}
