import { sep } from "node:path";

const foreign: readonly string[] = [".git", "node_modules"];

/** The folder on a path that belongs to another tool, which takes what is in it for its own. */
export function foreignFolder(path: string): string | undefined {
  return path
    .split(sep)
    .find((segment) => foreign.includes(segment.toLowerCase()));
}
