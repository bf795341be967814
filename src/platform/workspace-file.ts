import { resolve } from "node:path";
import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../base/file-system.js";
import {
  describe,
  get,
  isList,
  isObject,
  type Json,
} from "../base/json/json.js";
import type { JsonDocument } from "../base/json/document.js";
import { readDocument } from "../base/json/read-document.js";
import { replaceFile } from "../output/disk/replace.js";
import { type Workspace, workspaceOf } from "./mock/workspace.js";

/** The file of a mock's workspace. */
export interface WorkspaceFile {
  readonly workspace: Workspace;
  /** Replaces the file whole; throws what the file system throws. */
  readonly onWorkspace: (next: Workspace) => void;
}

/**
 * Opens the file that a mock keeps its workspace in; one that is not there yet stands for an empty workspace, and is
 * made at the first change.
 *
 * @returns undefined where it cannot be used; the problems are then in `diagnostics`
 */
export function openWorkspaceFile(
  path: string,
  { cwd, fs }: { readonly cwd: string; readonly fs: FileSystem },
  diagnostics: Diagnostics,
): WorkspaceFile | undefined {
  const file = resolve(cwd, path);
  const onWorkspace = (next: Workspace): void => {
    replaceFile(file, `${JSON.stringify(next, null, 2)}\n`, fs);
  };
  if (!fs.existsSync(file)) return { workspace: workspaceOf({}), onWorkspace };
  const document = readDocument(file, fs, diagnostics);
  const workspace = document && readContent(document, diagnostics);
  return workspace && { workspace, onWorkspace };
}

const lists = ["events", "workflows", "executions"] as const;

/** Checks what the mock relies on: lists of objects, and of events their names and samples. */
function readContent(
  document: JsonDocument,
  diagnostics: Diagnostics,
): Workspace | undefined {
  const { value: root, place } = document;
  const before = diagnostics.errorCount;
  const wrong = (path: readonly (string | number)[], message: string): void =>
    diagnostics.add("CE712", message, place(path));
  if (!isObject(root)) {
    wrong([], `The workspace must be an object, not ${describe(root)}.`);
    return undefined;
  }
  for (const key of lists) {
    const list = get(root, key) ?? [];
    if (!isList(list)) wrong([key], `"${key}" must be a list.`);
    else
      for (const [index, one] of list.entries()) {
        const problem = problemOf(one, key);
        if (problem) wrong([key, index], problem);
      }
  }
  return diagnostics.errorCount === before ? workspaceOf(root) : undefined;
}

function problemOf(item: Json, list: string): string | undefined {
  if (!isObject(item)) return `An item of "${list}" must be an object.`;
  if (list !== "events") return undefined;
  if (typeof get(item, "name") !== "string") return "An event needs a name.";
  return isObject(get(item, "response") ?? {})
    ? undefined
    : "The `response` of an event is its sample payload, an object.";
}
