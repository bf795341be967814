import { dirname, join, relative, sep } from "node:path";
import type { FileSystem } from "../../base/file-system.js";
import type { Manifest } from "../../input/manifest/manifest.js";
import type { Project } from "../../input/project/project-setup.js";

/** A project that is looked at. */
export interface Patient {
  readonly manifest: Manifest;
  readonly project: Project;
  /** Absolute path of the output, folder or file. */
  readonly output: string;
  /** Absolute path of the folder that messages name files from. */
  readonly cwd: string;
  readonly fs: FileSystem;
}

/** A path as messages name it. */
export function named(path: string, { cwd }: Pick<Patient, "cwd">): string {
  return relative(cwd, path).split(sep).join("/") || ".";
}

/** The nearest of some files, looked for in a folder and those above it. */
export function nearest(
  folder: string,
  names: readonly string[],
  fs: FileSystem,
): string | undefined {
  const found = names
    .map((name) => join(folder, name))
    .find((file) => fs.existsSync(file));
  if (found !== undefined || folder === dirname(folder)) return found;
  return nearest(dirname(folder), names, fs);
}

/** The text of a file; empty where it cannot be read. */
export function textOf(file: string, fs: FileSystem): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
