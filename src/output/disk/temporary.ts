import { join } from "node:path";

const pattern = /(?:^|[\\/])\.cobalt-events-(\d+)-\d+\.tmp$/;

let count = 0;

/** A path in the folder that no other write, of this process or another, uses at the same time. */
export function temporaryPath(folder: string): string {
  count += 1;
  return join(folder, `.cobalt-events-${process.pid}-${count}.tmp`);
}

/** Whether a path, or a name, is one of {@link temporaryPath}. */
export function isTemporary(path: string): boolean {
  return pattern.test(path);
}

/** Whether the file at this path was left behind by a generator that was killed. */
export function isAbandoned(path: string): boolean {
  const [, pid] = pattern.exec(path) ?? [];
  return pid !== undefined && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 only asks whether the process is there
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
