import { basename, dirname, join } from "node:path";
import {
  type ExportFormat,
  exportFormats,
  type ManifestTarget,
} from "../../input/manifest/manifest.js";
import type { Output } from "../print/output.js";

/** What an output takes for itself. */
export interface Claim {
  readonly output: Output;
  /** The folders that no other output may be. */
  readonly folders: readonly string[];
  /** Those in which it removes generated files of the kinds that all events have, and that are not its own. */
  readonly swept: readonly string[];
}

/** What TypeScript or JavaScript takes. */
export function mainClaim(output: Output): Claim {
  const folders = ["", "events", "schemas", "validators"].map((name) =>
    join(output.folder, name),
  );
  return { output, folders, swept: output.own ? folders : [] };
}

/** What one of the manifest's `targets` takes, which goes to this path. */
export function targetClaim(
  { language }: Pick<ManifestTarget, "language">,
  path: string,
): Claim {
  if (isDocument(language)) {
    const [folder, file] = [dirname(path), basename(path)];
    const output = { path, folder, file, own: false };
    return { output, folders: [], swept: [] };
  }
  const output = { path, folder: path, file: undefined, own: true };
  return { output, folders: [path], swept: [] };
}

/** Whether a target is a document for other tools, and no language. */
export function isDocument(
  language: ManifestTarget["language"],
): language is ExportFormat {
  return exportFormats.some((format) => format === language);
}

/** How two outputs are in each other's way: at one place, or one in the other's folder. */
export function clashOf(a: Claim, b: Claim): "place" | "folder" | undefined {
  if (a.output.path === b.output.path || isWithin(a, b) || isWithin(b, a))
    return "place";
  return isSwept(a, b) || isSwept(b, a) ? "folder" : undefined;
}

function isWithin({ output }: Claim, { folders }: Claim): boolean {
  return output.own && folders.includes(output.path);
}

/** Whether a file lies where another output removes files. */
function isSwept({ output }: Claim, { swept }: Claim): boolean {
  return !output.own && swept.includes(output.folder);
}
