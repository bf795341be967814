import { dirname, resolve } from "node:path";
import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import { addWithoutPlace, readRevised } from "../../event/revised-manifest.js";
import { locate } from "../../input/manifest/locate-manifest.js";
import type { FileChange } from "../../output/disk/plan.js";
import { addUnwritable, rewriteFile } from "../../output/disk/rewrite-file.js";
import { readLocalEvents } from "./local-event.js";
import {
  failedSync,
  readBothSides,
  type SyncOptions,
  type SyncResult,
} from "./open-sync.js";
import { type PullPlan, planPull } from "./plan-pull.js";
import {
  type PulledChange,
  withChanges,
  withNewEvents,
  type WriteOptions,
} from "./pulled-change.js";
import { type PullTarget, readTarget } from "./pull-target.js";
import {
  fromManifest,
  planSampleFiles,
  type SampleFile,
} from "./sample-files.js";
import { rowOf, type SyncedEvent } from "./synced-event.js";
import { tryNewEvents } from "./try-new-events.js";

/** What to bring into a manifest, and how. */
export interface PullOptions extends SyncOptions {
  /** Whether a sample that differs takes the place of the event's samples; by default it is added to them. */
  readonly replace?: boolean | undefined;
  /** A folder, relative to `cwd`, for samples that are too long to stand in the manifest, one a file. */
  readonly samplesDir?: string | undefined;
  /** Where the workspace is, for a manifest that is made; by default `https://api.gocobalt.io`. */
  readonly baseUrl?: string | undefined;
  /** Whether to only tell what would be done. */
  readonly dryRun?: boolean | undefined;
}

/** What came of it: `missing` are events that still only one side has. */
export interface PullResult extends SyncResult {
  /** What was written; after a dry run what would be. */
  readonly files: readonly FileChange[];
}

/**
 * Brings a workspace's events into a manifest, which is made where there is none. Comments, order and overrides stay;
 * with any error nothing is written.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { events } = await pull({ workspace: "test", samplesDir: "samples" });
 * for (const { event, action } of events) console.log(action, event);
 * ```
 */
export async function pull(options: PullOptions = {}): Promise<PullResult> {
  const diagnostics = new Diagnostics();
  const location = locate(options);
  const target = await readTarget(location, options.baseUrl, diagnostics);
  const failed = (): PullResult => ({
    ...failedSync(target?.file, diagnostics),
    files: [],
  });
  const sides =
    target && (await readBothSides(target.manifest, options, diagnostics));
  if (!sides) return failed();
  const { locals, workspace } = sides;
  const { replace = false, dryRun = false } = options;
  const plan = planPull(locals, workspace.events, replace, diagnostics);
  const { file, text } = target;
  const trial = { file, text, fs: location.fs, diagnostics };
  const added = await tryNewEvents(plan.newEvents, trial);
  const wanted = { target, changes: plan.changes, added };
  const files = await filesOf(wanted, options, diagnostics);
  if (!files) return failed();
  tellRebuilt([...plan.changes, ...added], diagnostics);
  if (!dryRun && !write(files, location.fs, diagnostics)) return failed();
  return {
    ok: true,
    manifest: file,
    workspace: workspace.name,
    events: withoutLeftOut(plan, added),
    files: files.map(({ path, action }) => ({ path, action })),
    diagnostics: diagnostics.list,
  };
}

function tellRebuilt(
  changes: readonly PulledChange[],
  diagnostics: Diagnostics,
): void {
  for (const { slug, sample, isRebuilt } of changes)
    if (sample && isRebuilt)
      diagnostics.add(
        "CE916",
        `The sample of ${JSON.stringify(slug)} is rebuilt: the workspace told its keys and coarse types alone.`,
      );
}

/** What is to be in a manifest. */
interface Wanted {
  readonly target: PullTarget;
  /** Of events that it has. */
  readonly changes: readonly PulledChange[];
  /** New events. */
  readonly added: readonly PulledChange[];
}

interface PulledFile extends SampleFile, FileChange {}

/** The files to write, the manifest last. Undefined where it would not be sound with what is pulled. */
async function filesOf(
  { target, changes, added }: Wanted,
  options: PullOptions,
  diagnostics: Diagnostics,
): Promise<readonly PulledFile[] | undefined> {
  const { cwd, fs } = locate(options);
  const { file, isNew } = target;
  const textWith = (written: WriteOptions["written"]): string => {
    const how = { replace: options.replace, written };
    const { text, manifest } = target;
    return withNewEvents(withChanges(text, changes, manifest, how), added, how);
  };
  const whole = textWith(({ sample }) => sample);
  const found = new Diagnostics();
  const next = readRevised(file, whole, found);
  if (next) await readLocalEvents(next, fs, found);
  addWithoutPlace(found, diagnostics);
  if (!next || found.hasErrors) return undefined;

  const all = [...changes, ...added];
  const samples: ReadonlyMap<PulledChange, SampleFile> =
    options.samplesDir === undefined
      ? new Map()
      : planSampleFiles(all, next, {
          path: resolve(cwd, options.samplesDir),
          fs,
        });
  const text = textWith((change) => {
    const own = samples.get(change);
    return own ? fromManifest(own.path, file) : change.sample;
  });
  const create: FileChange["action"] = "create";
  const action: FileChange["action"] = isNew ? create : "update";
  return [
    ...[...samples.values()]
      .filter(({ path }) => !fs.existsSync(path))
      .map((one) => ({ ...one, action: create })),
    ...(text === target.text && !isNew ? [] : [{ path: file, text, action }]),
  ];
}

function write(
  files: readonly PulledFile[],
  fs: FileSystem,
  diagnostics: Diagnostics,
): boolean {
  return files.every(({ path, text }) => {
    try {
      fs.mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      addUnwritable(path, error, diagnostics);
      return false;
    }
    return rewriteFile(path, text, fs, diagnostics);
  });
}

/** The rows, in which a new event that could not be added is one that the manifest still lacks. */
function withoutLeftOut(
  { rows }: PullPlan,
  added: readonly PulledChange[],
): readonly SyncedEvent[] {
  const slugs = new Set(added.map(({ slug }) => slug));
  return rows.map((row) =>
    row.action === "create" && !slugs.has(row.event)
      ? rowOf(row.name, row.name, "missing")
      : row,
  );
}
