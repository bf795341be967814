import { basename, resolve, sep } from "node:path";
import type { Diagnostics, Place } from "../../base/diagnostics/diagnostic.js";
import { errorCode, type FileSystem } from "../../base/file-system.js";
import { nearestFile } from "../../base/nearest-file.js";
import { kindOfFile } from "../records/read-blocks.js";
import type { FileSource } from "./sample.js";

/** The search for the sample files of one manifest. */
export interface FileSearch {
  /** Absolute path of the manifest, whose folder names are relative to. */
  readonly manifest: string;
  readonly folder: string;
  readonly fs: FileSystem;
  readonly diagnostics: Diagnostics;
  /** Collects what was looked at, for a watcher. */
  readonly inputs: Set<string>;
  /** How many more "did you mean" there may be; each compares a name with a whole folder. */
  suggestionsLeft: number;
}

/**
 * Finds the files that one string in `samples` names: the file of that very path where it exists, even if
 * there are glob characters in it; else the matches of the glob.
 */
export async function resolveFiles(
  name: string,
  namedAt: () => Place,
  search: FileSearch,
): Promise<readonly FileSource[]> {
  const file = withSlashes(resolve(search.folder, name));
  const found = kindOf(file, search.fs);
  const isGlob = found === "nothing" && globCharacters.test(name);
  search.inputs.add(isGlob ? globBase(name, search) : file);
  if (isGlob)
    return toSources(name, await expandGlob(name, search), namedAt, search);
  if (found === "file") return toSources(name, [file], namedAt, search);

  if (found === "folder") {
    const pattern = JSON.stringify(`${name.replace(/\/+$/, "")}/*.json`);
    const help = `Name the files in it, for example with the pattern ${pattern}.`;
    search.diagnostics.add(
      "CE102",
      `The sample ${JSON.stringify(name)} is a folder, not a file.`,
      namedAt(),
      help,
    );
  } else {
    const near = nearestName(name, file, search);
    const meant =
      near === undefined ? "." : `; did you mean ${JSON.stringify(near)}?`;
    search.diagnostics.add(
      "CE201",
      `There is no sample file ${JSON.stringify(name)}${meant}`,
      namedAt(),
    );
  }
  return [];
}

/**
 * The files that a word of a command line names, as absolute paths: the file of that very path, be it there or not,
 * or else the matches of the glob.
 */
export async function expandFiles(
  name: string,
  { folder, fs }: Pick<FileSearch, "folder" | "fs">,
): Promise<readonly string[]> {
  const file = resolve(folder, name);
  return globCharacters.test(name) && kindOf(file, fs) === "nothing"
    ? await expandGlob(name, { manifest: "", folder, fs })
    : [file];
}

const globCharacters = /[*?[\]{}()!]/;

/** The folder that a glob looks in: all of it before its first segment with a glob character. */
function globBase(glob: string, { folder }: FileSearch): string {
  const segments = glob.split("/");
  const fixed = segments.slice(
    0,
    segments.findIndex((segment) => globCharacters.test(segment)),
  );
  return withSlashes(
    resolve(folder, glob.startsWith("/") ? "/" : "", ...fixed),
  );
}

/**
 * The matches of a glob, sorted by code unit, so that nothing depends on the order of the disk. The manifest is left
 * out, even where `*.json` beside it matches it.
 */
async function expandGlob(
  glob: string,
  { manifest, folder, fs }: Pick<FileSearch, "manifest" | "folder" | "fs">,
): Promise<readonly string[]> {
  const { globSync } = await import("tinyglobby");
  const ignore = glob.includes("node_modules") ? [] : ["**/node_modules/**"];
  const files = globSync(glob, {
    cwd: folder,
    absolute: true,
    expandDirectories: false,
    ignore,
    fs,
  });
  return files.filter((file) => file !== withSlashes(manifest)).sort();
}

/** Sorts the files by kind, from their endings; one message covers all files of unknown kinds. */
function toSources(
  name: string,
  files: readonly string[],
  namedAt: () => Place,
  { diagnostics }: FileSearch,
): readonly FileSource[] {
  if (files.length === 0)
    diagnostics.add(
      "CE202",
      `No file matches ${JSON.stringify(name)}.`,
      namedAt(),
    );
  const sources: FileSource[] = [];
  const others: string[] = [];
  for (const file of files) {
    const kind = kindOfFile(file);
    if (kind) sources.push({ kind, file, namedAt });
    else others.push(file);
  }
  const [other] = others;
  if (other !== undefined) {
    const more = others.length > 1 ? ` (and ${others.length - 1} more)` : "";
    const message = `The sample file ${JSON.stringify(basename(other))}${more} is neither .json nor .ndjson nor .jsonl, with or without .gz.`;
    diagnostics.add("CE204", message, namedAt());
  }
  return sources;
}

function kindOf(file: string, fs: FileSystem): "file" | "folder" | "nothing" {
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat) return "nothing";
    return stat.isDirectory() ? "folder" : "file";
  } catch (error) {
    // The file exists, but may not be accessed; reading it will report that.
    return errorCode(error) === "EACCES" ? "file" : "nothing";
  }
}

/** The file that was probably meant, named as the missing one was. */
function nearestName(
  name: string,
  file: string,
  search: FileSearch,
): string | undefined {
  if (search.suggestionsLeft === 0) return undefined;
  search.suggestionsLeft -= 1;
  const near = nearestFile(file, search.fs);
  return near && name.slice(0, name.lastIndexOf("/") + 1) + near;
}

function withSlashes(path: string): string {
  return sep === "\\" ? path.replaceAll("\\", "/") : path;
}
