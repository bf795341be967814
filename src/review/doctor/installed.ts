import { dirname } from "node:path";
import type { FileSystem } from "../../base/file-system.js";
import { nearest, textOf } from "./patient.js";

/** A package as it is installed. */
export interface Installed {
  readonly version: string;
  /** Absolute path of its folder. */
  readonly folder: string;
}

/** Finds a package as Node does: in the nearest `node_modules` that has it. */
export function findInstalled(
  name: string,
  from: string,
  fs: FileSystem,
): Installed | undefined {
  const file = nearest(from, [`node_modules/${name}/package.json`], fs);
  if (file === undefined) return undefined;
  const [, version] = /"version"\s*:\s*"([^"]+)"/.exec(textOf(file, fs)) ?? [];
  return version === undefined ? undefined : { version, folder: dirname(file) };
}

/** Whether a version is that of a floor such as `5.4`, or later. */
export function isAtLeast(version: string, floor: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = floor.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
