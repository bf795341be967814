import { basename, dirname, join, resolve, sep } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
} from "../../../base/diagnostics/diagnostic.js";
import { unreported } from "../../../base/diagnostics/unreported.js";
import type { FileSystem } from "../../../base/file-system.js";
import { readProject } from "../../../input/project/read-project.js";
import { chooseSettings } from "../../../input/project/choose-settings.js";
import { loadManifest } from "../../../input/manifest/load-manifest.js";
import { misfits } from "../../../input/project/suit-project.js";
import { manifestName } from "../../../input/manifest/find-manifest.js";
import {
  addUnwritable,
  rewriteFile,
} from "../../../output/disk/rewrite-file.js";
import type { FileChange } from "../../../output/disk/plan.js";
import { type Edit, planScripts } from "./npm-scripts.js";
import { planAttributes } from "./plan-attributes.js";
import { startingManifest } from "../../../input/project/starting-manifest.js";
import { shownPath } from "../../render/text.js";

/** The event that the platform's own documentation begins with. */
const events = {
  "employee-created": {
    name: "Employee Created",
    description: "An employee joined.",
    sample: {
      first_name: "Mark",
      last_name: "wood",
      employee_id: 221,
      is_new: false,
      address: { house_no: "221", street: "lorem ipsum", pincode: 560103 },
    },
  },
};

/** Where to begin. */
export interface InitOptions {
  /** The manifest to write, relative to `cwd`; default: `cobalt.events.json`. */
  readonly manifest?: string | undefined;
  /** Where the manifest is to generate to, relative to `cwd`. */
  readonly output?: string | undefined;
  /** Whether to mark the output as generated in `.gitattributes`. */
  readonly gitattributes?: boolean;
  /** What `pull` wrote just now, the manifest included. */
  readonly pulled?: readonly FileChange[] | undefined;
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
  /** Whether `.gitattributes` could still mark the output as generated. */
  readonly offersAttributes: boolean;
}

/**
 * Writes a starting manifest, and npm scripts into the folder's package.json. Nothing is overwritten; with
 * any error nothing is written at all.
 */
export async function init(options: InitOptions): Promise<InitResult> {
  const { manifest = manifestName, cwd, fs, pulled = [] } = options;
  const diagnostics = new Diagnostics();
  const file = resolve(cwd, manifest);
  const home = homeOf(file, cwd, fs);
  const target = targetOf(file, home, options);
  const isThere = fs.existsSync(file);

  const begun = isThere
    ? undefined
    : await planManifest({ file, home, target }, fs, diagnostics);
  const scripts = planScripts(home, file, fs, diagnostics);
  const attributes = planAttributes(home, target, fs);
  const notes = [
    ...(isThere && pulled.length === 0
      ? [`${shownPath(file, cwd)} is there already; it was left as it is.`]
      : []),
    ...scripts.notes,
    ...(options.gitattributes && !attributes
      ? [".gitattributes marks the output as generated already."]
      : []),
  ];
  const edits = [
    begun,
    scripts.edit,
    options.gitattributes ? attributes : undefined,
  ].filter((edit) => edit !== undefined);
  const files = diagnostics.hasErrors
    ? []
    : edits.filter((edit) => write(edit, fs, diagnostics));
  return {
    ok: !diagnostics.hasErrors,
    manifest: file,
    files: [...pulled, ...files.map(({ path, action }) => ({ path, action }))],
    notes,
    diagnostics: diagnostics.list,
    hasScripts: scripts.present,
    offersAttributes: attributes !== undefined && !options.gitattributes,
  };
}

/** Where code is generated to: as the options say, or the manifest that is there, or else by default. */
function targetOf(
  file: string,
  home: string,
  { output, cwd, fs }: InitOptions,
): string {
  if (output !== undefined) return resolve(cwd, output);
  const written = fs.existsSync(file)
    ? loadManifest({ cwd, manifest: file, fs }, unreported())
    : undefined;
  return written
    ? resolve(written.folder, written.options.output)
    : resolve(home, "src/generated/cobalt");
}

/** Plans the manifest as the project needs it; what stands in the way of its output is told at once. */
async function planManifest(
  { file, home, target }: { file: string; home: string; target: string },
  fs: FileSystem,
  diagnostics: Diagnostics,
): Promise<Edit> {
  const project = await readProject(target, fs);
  const settings = chooseSettings(project);
  for (const { code, message, help } of misfits(
    project,
    settings.options,
    target,
  ))
    diagnostics.add(code, message, undefined, help);
  const text = startingManifest(file, home, target, settings, fs, events);
  return { path: file, action: "create", text };
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
