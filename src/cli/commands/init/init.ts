import { basename, dirname, join, resolve, sep } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
} from "../../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../../base/file-system.js";
import { readProject } from "../../../input/project/read-project.js";
import { chooseSettings } from "../../../input/project/choose-settings.js";
import { misfits } from "../../../input/project/suit-project.js";
import { manifestName } from "../../../input/manifest/find-manifest.js";
import { addUnwritable, rewriteFile } from "../../../learn/rewrite-file.js";
import type { FileChange } from "../../../output/disk/plan.js";
import { type Edit, planScripts } from "./npm-scripts.js";
import { startingManifest } from "./starting-manifest.js";
import { shownPath } from "../../render/text.js";

/** Where to begin. */
export interface InitOptions {
  /** The manifest to write, relative to `cwd`; default: `cobalt.events.json`. */
  readonly manifest?: string | undefined;
  /** Where the manifest is to generate to, relative to `cwd`. */
  readonly output?: string | undefined;
  readonly cwd: string;
  readonly fs: FileSystem;
}

/** What `init` did. */
export interface InitResult {
  readonly ok: boolean;
  readonly manifest: string;
  readonly files: readonly FileChange[];
  /** What was left as it is, and why. */
  readonly notes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the npm scripts can be run. */
  readonly hasScripts: boolean;
}

/**
 * Writes a starting manifest, and npm scripts into the folder's package.json. Nothing is overwritten; with
 * any error nothing is written at all.
 */
export async function init({
  manifest = manifestName,
  output,
  cwd,
  fs,
}: InitOptions): Promise<InitResult> {
  const diagnostics = new Diagnostics();
  const notes: string[] = [];
  const edits: Edit[] = [];

  const file = resolve(cwd, manifest);
  const home = homeOf(file, cwd, fs);
  if (fs.existsSync(file))
    notes.push(
      `${shownPath(file, cwd)} is there already; it was left as it is.`,
    );
  else {
    const target =
      output === undefined
        ? resolve(home, "src/generated/cobalt")
        : resolve(cwd, output);
    const project = await readProject(target, fs);
    const settings = chooseSettings(project);
    const text = startingManifest(file, home, target, settings, fs);
    edits.push({ path: file, action: "create", text });
    for (const misfit of misfits(project, settings.options, target))
      diagnostics.add(misfit.code, misfit.message, undefined, misfit.help);
  }

  const scripts = planScripts(home, file, fs, diagnostics);
  notes.push(...scripts.notes);
  if (scripts.edit) edits.push(scripts.edit);

  const files = diagnostics.hasErrors
    ? []
    : edits.filter((edit) => write(edit, fs, diagnostics));
  return {
    ok: !diagnostics.hasErrors,
    manifest: file,
    files: files.map(({ path, action }) => ({ path, action })),
    notes,
    diagnostics: diagnostics.list,
    hasScripts: scripts.present,
  };
}

/** The folder of the project that the manifest is of: that of the nearest package.json, but none above `cwd`. */
function homeOf(file: string, cwd: string, fs: FileSystem): string {
  const folder = dirname(file);
  for (let at = folder; isInside(at, cwd); at = dirname(at))
    if (fs.existsSync(join(at, "package.json"))) return at;
  return basename(file) === manifestName ? folder : cwd;
}

function isInside(folder: string, cwd: string): boolean {
  return folder === cwd || folder.startsWith(cwd + sep);
}

/** Writes one file: a new one only where there is still none, an old one whole. */
function write(
  { path, action, text }: Edit,
  fs: FileSystem,
  diagnostics: Diagnostics,
): boolean {
  if (action === "update") return rewriteFile(path, text, fs, diagnostics);
  try {
    fs.mkdirSync(dirname(path), { recursive: true });
    fs.writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    addUnwritable(path, error, diagnostics);
    return false;
  }
}
