import { basename, dirname } from "node:path";
import type { ManifestOptions } from "../../input/manifest/manifest.js";

/** Where the generated code goes. */
export interface Output {
  /** Absolute path of the output, as the user named it. */
  readonly path: string;
  /** Absolute path of the folder that holds the generated files. */
  readonly folder: string;
  /** The name of the one file in the folder, where everything goes into one. */
  readonly file: string | undefined;
  /** Whether the folder is the output's own, so that generated files in it that are not wanted are left over. */
  readonly own: boolean;
}

/**
 * Settles where the generated code goes: into one file where the path ends in `.ts`, else into a folder,
 * unless the manifest's `layout` says which.
 */
export function outputAt(
  path: string,
  layout: ManifestOptions["layout"],
): Output {
  const named = path.endsWith(".ts");
  const single = layout === undefined ? named : layout === "file";
  if (single && named)
    return { path, folder: dirname(path), file: basename(path), own: false };
  return {
    path,
    folder: path,
    file: single ? "index.ts" : undefined,
    own: true,
  };
}
