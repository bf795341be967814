import { basename, dirname, join } from "node:path";
import { type FileSystem, readFile } from "../../base/file-system.js";
import type { FileChange, PlannedChange } from "../../output/disk/plan.js";
import {
  type PageDisk,
  planPages,
  writePlanned,
} from "../../output/disk/write-page.js";
import { pageMark } from "../../output/print/header.js";

/** What is written: what is undefined is not wanted, or could not be made. */
interface CatalogFiles {
  /** Absolute path of the one page. */
  readonly page: string | undefined;
  readonly html: string | undefined;
  /** Absolute path of the folder of all pages of Markdown. */
  readonly folder: string | undefined;
  /** Their paths are relative to the folder. */
  readonly pages:
    readonly { readonly path: string; readonly text: string }[] | undefined;
}

/** Writes a catalog, all of it or nothing; pages of events that are gone go, too. */
export function writeCatalog(
  { page, html, folder, pages }: CatalogFiles,
  disk: PageDisk,
): readonly FileChange[] {
  const changes: PlannedChange[] = [];
  if (page !== undefined && html !== undefined) {
    const only = { path: basename(page), text: html };
    changes.push(...planPages(dirname(page), [only], disk));
  }
  if (folder !== undefined && pages !== undefined) {
    const planned = planPages(folder, pages, disk);
    changes.push(...leftOver(folder, planned, disk.fs), ...planned);
  }
  return disk.diagnostics.hasErrors ? [] : writePlanned(changes, disk);
}

/** The removal of pages of events that are gone. */
function leftOver(
  folder: string,
  planned: readonly PlannedChange[],
  fs: FileSystem,
): readonly PlannedChange[] {
  // On a disk that ignores case, `A.md` may be the very file that is written as `a.md`.
  const wanted = new Set(planned.map(({ path }) => path.toLowerCase()));
  return pagesIn(join(folder, "events"), fs)
    .filter((path) => !wanted.has(path.toLowerCase()))
    .map((path) => ({ path, action: "remove", bytes: undefined }));
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
