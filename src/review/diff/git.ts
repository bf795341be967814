import { spawnSync } from "node:child_process";

/** What git answers: its standard output, or what it complains of. */
export type GitAnswer =
  | { readonly output: Buffer; readonly complaint?: undefined }
  | { readonly output?: undefined; readonly complaint: string };

/** Calls git in a folder; nothing is asked of a person, and nothing in the repository is changed. */
export function git(
  cwd: string,
  args: readonly string[],
  input?: string,
): GitAnswer {
  const { error, status, stdout, stderr } = spawnSync("git", args, {
    cwd,
    input,
    maxBuffer: Infinity,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
  });
  if (error) return { complaint: `git cannot be run: ${error.message}` };
  if (status !== 0) return { complaint: stderr.toString().trim() };
  return { output: stdout };
}
