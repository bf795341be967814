import nodeFs from "node:fs";
import { basename, dirname, join, parse, relative, sep } from "node:path";
import { errorCode } from "../../base/file-system.js";
import type { Overlay } from "./overlaid-program.js";

/** A copy of what a compiler sees of projects, which can be changed without touching them. */
export interface ShadowTree {
  /** Absolute path of the folder that it is in. */
  readonly folder: string;
  /** Where the shadow of a path is. */
  readonly shadowOf: (path: string) => string;
  /** The path of which something in the tree is the shadow; other paths are their own. */
  readonly originalOf: (path: string) => string;
  /** Writes files that are other than the projects', and takes away those that are gone. */
  readonly write: (overlay: Overlay) => void;
}

/**
 * Lays out a shadow tree: copies of some files, links to all that is beside them or beside a folder that leads to
 * them. A link that leads to what is copied leads to the copy.
 *
 * @param folder an empty folder
 * @param files absolute paths, which need not exist
 */
export function createShadowTree(
  folder: string,
  files: readonly string[],
): ShadowTree {
  const shadowOf = (path: string) =>
    join(folder, relative(parse(path).root, path));
  const { root } = parse(files[0] ?? folder);
  const copied = new Set(files);
  const tree = { shadowOf, copied, spine: foldersAbove(files), folder };
  shadow(root, tree);
  return {
    folder,
    shadowOf,
    originalOf: (path) =>
      path.startsWith(join(folder, sep))
        ? join(root, relative(folder, path))
        : path,
    write(overlay) {
      for (const [file, text] of overlay)
        if (text === undefined) nodeFs.rmSync(shadowOf(file), { force: true });
        else {
          nodeFs.mkdirSync(dirname(shadowOf(file)), { recursive: true });
          nodeFs.writeFileSync(shadowOf(file), text);
        }
    },
  };
}

interface Layout {
  readonly folder: string;
  readonly shadowOf: (path: string) => string;
  readonly copied: ReadonlySet<string>;
  /** The folders that lead to what is copied. */
  readonly spine: ReadonlySet<string>;
}

function foldersAbove(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files)
    for (
      let folder = dirname(file);
      !folders.has(folder);
      folder = dirname(folder)
    )
      folders.add(folder);
  return folders;
}

function shadow(path: string, layout: Layout): void {
  const { shadowOf, copied, spine } = layout;
  nodeFs.mkdirSync(shadowOf(path), { recursive: true });
  for (const entry of entriesOf(path)) {
    const inner = join(path, entry.name);
    if (inner === layout.folder) continue;
    if (entry.isDirectory() && (spine.has(inner) || holdsPackages(inner)))
      shadow(inner, layout);
    else if (copied.has(inner)) nodeFs.copyFileSync(inner, shadowOf(inner));
    else {
      const target = entry.isSymbolicLink() ? realPath(inner) : inner;
      const isCopied = spine.has(target) || copied.has(target);
      const isFolder = entry.isSymbolicLink()
        ? isFolderAt(target)
        : entry.isDirectory();
      link(isCopied ? shadowOf(target) : target, shadowOf(inner), isFolder);
    }
  }
}

/** Packages of a workspace are links in `node_modules`, or in a scope in there. */
function holdsPackages(folder: string): boolean {
  return (
    basename(folder) === "node_modules" ||
    (basename(folder).startsWith("@") &&
      basename(dirname(folder)) === "node_modules")
  );
}

function entriesOf(folder: string): readonly nodeFs.Dirent[] {
  try {
    return nodeFs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // not to be read by this user, or not there yet
  }
}

function realPath(link: string): string {
  try {
    return nodeFs.realpathSync(link);
  } catch {
    return link; // leads nowhere
  }
}

function isFolderAt(path: string): boolean {
  try {
    return nodeFs.statSync(path).isDirectory();
  } catch {
    return false; // leads nowhere, or where this user may not go
  }
}

function link(target: string, path: string, isFolder: boolean): void {
  try {
    // On Windows a junction needs no right that people lack, as a link to a file does.
    nodeFs.symlinkSync(target, path, isFolder ? "junction" : "file");
  } catch (error) {
    if (isFolder || errorCode(error) !== "EPERM") throw error;
    nodeFs.copyFileSync(target, path);
  }
}
