import nodeFs from "node:fs";
import type { FileSystem } from "../../base/file-system.js";
import type { ManifestLocation } from "./find-manifest.js";

/** How to reach files. */
export interface FilesOptions {
  /** What paths are relative to; by default the working directory of the process. */
  readonly cwd?: string | undefined;
  /** By default `node:fs`. */
  readonly fs?: FileSystem | undefined;
}

/** Which manifest to work on, and how to reach it. */
export interface ManifestFileOptions extends FilesOptions {
  /** The manifest, relative to `cwd`; by default the nearest `cobalt.events.json` in `cwd` or above it. */
  readonly manifest?: string | undefined;
}

/** Fills in what was left out. */
export function locate({
  manifest,
  cwd = process.cwd(),
  fs = nodeFs,
}: ManifestFileOptions): ManifestLocation {
  return { manifest, cwd, fs };
}
