import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../base/file-system.js";
import type { Manifest } from "./manifest/manifest.js";

/** What it takes to build a manifest's events. */
export interface BuildContext {
  readonly manifest: Manifest;
  readonly fs: FileSystem;
  readonly diagnostics: Diagnostics;
  /** Collects the absolute paths of the files and folders that the result depends on. */
  readonly inputs: Set<string>;
  /** Called with the length of each piece of a sample file. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}
