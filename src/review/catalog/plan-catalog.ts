import { basename, dirname, join } from "node:path";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { type FileSystem, readFile } from "../../base/file-system.js";
import {
  createPlan,
  type DiskContext,
  type PlannedChange,
} from "../../output/disk/plan.js";
import { pageMark } from "../../output/print/header.js";

/** A file of the catalog: its absolute path, or one in the folder of all pages. */
interface PlannedFile {
  readonly path: string;
  readonly text: string;
}

/** What writing a catalog needs. */
export type CatalogDisk = Pick<DiskContext, "fs" | "diagnostics">;

/** Plans the one page. */
export function planPage(
  { path, text }: PlannedFile,
  disk: CatalogDisk,
): readonly PlannedChange[] {
  const plan = createPlan(contextOf(path, dirname(path), disk));
  plan.add({ path: basename(path), text, settled: true });
  return plan.finish();
}

/** Plans the pages of Markdown; those of events that are gone go, too. */
export function planMarkdown(
  folder: string,
  files: readonly PlannedFile[],
  disk: CatalogDisk,
): readonly PlannedChange[] {
  const plan = createPlan(contextOf(folder, folder, disk));
  for (const { path, text } of files) plan.add({ path, text, settled: true });
  const changes = plan.finish();
  // On a disk that ignores case, `A.md` may be the very file that is written as `a.md`.
  const wanted = new Set(changes.map(({ path }) => path.toLowerCase()));
  const left = pagesIn(join(folder, "events"), disk.fs)
    .filter((path) => !wanted.has(path.toLowerCase()))
    .map((path) => ({ path, action: "remove", bytes: undefined }) as const);
  return [...left, ...changes];
}

function contextOf(
  path: string,
  folder: string,
  { fs, diagnostics }: { fs: FileSystem; diagnostics: Diagnostics },
): DiskContext {
  return {
    output: { path, folder, file: undefined, own: false },
    fs,
    diagnostics,
    place: () => undefined,
  };
}

/** The pages in a folder that were generated. */
function pagesIn(folder: string, fs: FileSystem): readonly string[] {
  try {
    if (fs.lstatSync(folder).isSymbolicLink()) return [];
    return fs
      .readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name))
      .filter((path) => readFile(path, fs).toString().startsWith(pageMark));
  } catch {
    return []; // What stands in the way is told by the plan.
  }
}
