import nodeFs from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { inTemporaryFolder } from "../with-cleanup.js";
import { git, type GitAnswer } from "./git.js";

/** Files that a manifest can be made of. */
const readable = /\.(?:json|jsonl|ndjson)(?:\.gz)?$/i;

/** Where a manifest was at a revision. */
export interface Revision {
  /** As it was named. */
  readonly name: string;
  readonly commit: string;
  /** Absolute path of the repository's folder. */
  readonly root: string;
}

/**
 * Finds a revision in the repository that a folder is in.
 *
 * @returns undefined where there is none; why is then in the diagnostics
 */
export function findRevision(
  name: string,
  folder: string,
  diagnostics: Diagnostics,
): Revision | undefined {
  const top = git(folder, ["rev-parse", "--show-toplevel"]);
  if (top.complaint !== undefined) {
    diagnostics.add(
      "CE802",
      `${JSON.stringify(name)} is no manifest, and no revision either: ${JSON.stringify(folder)} is in no git repository.`,
    );
    return undefined;
  }
  const root = top.output.toString().trim();
  const query = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
  const found = git(root, [...query, `${name}^{commit}`]);
  if (found.complaint === undefined)
    return { name, commit: found.output.toString().trim(), root };
  diagnostics.add(
    "CE801",
    `There is no revision ${JSON.stringify(name)} in ${JSON.stringify(root)}.`,
    undefined,
    isShallow(root)
      ? "The clone is shallow: fetch its history, with `fetch-depth: 0` in a workflow of GitHub, or `git fetch --unshallow`."
      : undefined,
  );
  return undefined;
}

function isShallow(root: string): boolean {
  const { output } = git(root, ["rev-parse", "--is-shallow-repository"]);
  return output?.toString().trim() === "true";
}

/**
 * Lays out what a manifest could be made of at a revision in a folder outside the repository, for the time of some
 * work. The working tree is not touched.
 *
 * @param file absolute path of the manifest in the working tree
 * @param work given the manifest's path in that folder; undefined where the revision has no such manifest
 */
export async function atRevision<T>(
  { commit, root }: Revision,
  file: string,
  work: (manifest: string | undefined) => Promise<T>,
): Promise<T> {
  const path = relative(root, file).split(sep).join("/");
  const all = blobsOf(commit, root);
  const manifest = all.get(path);
  if (manifest === undefined) return work(undefined);
  const blobs = reachable(
    all,
    dirname(path),
    git(root, ["cat-file", "blob", manifest]),
  );
  return inTemporaryFolder("revision", (folder) => {
    writeBlobs(blobs, root, folder);
    return work(join(folder, ...path.split("/")));
  });
}

/** The object of each readable file at a commit, by the file's path in the repository. */
function blobsOf(commit: string, root: string): ReadonlyMap<string, string> {
  const list = git(root, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  if (list.complaint !== undefined) throw new Error(list.complaint);
  const blobs = new Map<string, string>();
  for (const entry of list.output.toString().split("\0")) {
    const [head = "", path = ""] = entry.split("\t");
    const [mode = "", , object = ""] = head.split(" ");
    // Links are not followed: what they lead to may not be of the revision.
    if (mode.startsWith("100") && readable.test(path)) blobs.set(path, object);
  }
  return blobs;
}

/** The files below a manifest; all, where it names some that are not. */
function reachable(
  blobs: ReadonlyMap<string, string>,
  folder: string,
  { output }: GitAnswer,
): ReadonlyMap<string, string> {
  if (folder === "." || output?.includes("../") === true) return blobs;
  return new Map([...blobs].filter(([path]) => path.startsWith(`${folder}/`)));
}

/** Writes objects of a repository to files in a folder. */
function writeBlobs(
  blobs: ReadonlyMap<string, string>,
  root: string,
  folder: string,
): void {
  const objects = [...blobs.values()].join("\n");
  const batch = git(root, ["cat-file", "--batch"], `${objects}\n`);
  if (batch.complaint !== undefined) throw new Error(batch.complaint);
  let at = 0;
  for (const path of blobs.keys()) {
    // Each object comes behind a line that ends in its size, and before a line's end.
    const start = batch.output.indexOf("\n", at) + 1;
    const size = Number(
      batch.output.toString("latin1", at, start).split(" ")[2],
    );
    const file = join(folder, ...path.split("/"));
    nodeFs.mkdirSync(dirname(file), { recursive: true });
    nodeFs.writeFileSync(file, batch.output.subarray(start, start + size));
    at = start + size + 1;
  }
}
