import { resolve } from "node:path";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { readFile } from "../../base/file-system.js";
import { expandWord, globExpander } from "../../base/glob.js";
import { addUnreadable } from "../../base/json/read-document.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import type { WorkflowSource } from "../workflow-source.js";

/** The texts of workflows that are named: by a file, a folder, or a glob. Others are as they are. */
export async function readWorkflows(
  names: readonly (string | WorkflowSource)[],
  { cwd, fs }: Pick<ManifestLocation, "cwd" | "fs">,
  diagnostics: Diagnostics,
): Promise<readonly WorkflowSource[]> {
  const sources = new Map<string, WorkflowSource>();
  const given: WorkflowSource[] = [];
  for (const name of names) {
    if (typeof name !== "string") {
      given.push(name);
      continue;
    }
    const path = resolve(cwd, name);
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    const files = stat?.isDirectory()
      ? await globExpander(path, fs)("**/*.json")
      : stat
        ? [path]
        : await expandWord(name, cwd, fs);
    if (files.length === 0)
      diagnostics.add("CE202", `No file matches ${JSON.stringify(name)}.`);
    for (const file of files.map((each) => resolve(each)))
      try {
        sources.set(file, { file, text: readFile(file, fs).toString("utf8") });
      } catch (error) {
        addUnreadable(file, error, diagnostics, { fs });
      }
  }
  return [...sources.values(), ...given];
}
