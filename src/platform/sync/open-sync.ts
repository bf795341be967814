import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import type { Manifest } from "../../input/manifest/manifest.js";
import { openWorkspace, reportProblem } from "../api/index.js";
import type { ApiOutcome } from "../api/outcome.js";
import type { OpenWorkspace, WorkspaceOptions } from "../api/open-workspace.js";
import type { WorkspaceEvent } from "../api/read-event.js";
import { type LocalEvent, readLocalEvents } from "./local-event.js";
import type { SyncedEvent } from "./synced-event.js";

/** Which manifest, and which workspace. */
export interface SyncOptions
  extends
    ManifestFileOptions,
    Pick<WorkspaceOptions, "workspace" | "envFile" | "signal"> {
  /** Where the workspace's key is; by default the environment of the process. */
  readonly env?: WorkspaceOptions["env"] | undefined;
}

/** What became of a manifest and a workspace. */
export interface SyncResult {
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** The name of the workspace, once it was opened. */
  readonly workspace?: string;
  /** Only events of the workspace's default application are seen, and so are those here. */
  readonly events: readonly SyncedEvent[];
  readonly diagnostics: Diagnostics["list"];
}

/** A workspace with its events. */
interface ListedWorkspace extends OpenWorkspace {
  readonly events: readonly WorkspaceEvent[];
}

/** What a manifest and a workspace have. */
export interface BothSides {
  /** Those of the manifest, one of each name. */
  readonly locals: readonly LocalEvent[];
  readonly workspace: ListedWorkspace;
}

/** Reads the events of both sides; where that fails, why is in the diagnostics. */
export async function readBothSides(
  manifest: Manifest,
  options: SyncOptions,
  diagnostics: Diagnostics,
): Promise<BothSides | undefined> {
  const { fs } = locate(options);
  const locals = await readLocalEvents(manifest, fs, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const workspace = await listWorkspace(manifest, options, diagnostics);
  return (
    workspace && {
      workspace,
      locals: onePerName(locals, manifest, diagnostics),
    }
  );
}

/** The outcome where a side could not be read. */
export function failedSync(
  manifest: string | undefined,
  diagnostics: Diagnostics,
) {
  return {
    ok: false,
    ...(manifest !== undefined && { manifest }),
    events: [],
    diagnostics: diagnostics.list,
  };
}

async function listWorkspace(
  manifest: Manifest,
  options: SyncOptions,
  diagnostics: Diagnostics,
): Promise<ListedWorkspace | undefined> {
  const { cwd, fs } = locate(options);
  const { env = process.env } = options;
  const opened = openWorkspace(
    manifest,
    { ...options, env, cwd, fs },
    diagnostics,
  );
  if (!opened) return undefined;
  const events = valueOf(await opened.client.listEvents(), diagnostics);
  return events && { ...opened, events };
}

/** The value of a call that succeeded; what else there is to tell is reported. */
export function valueOf<Value>(
  outcome: ApiOutcome<Value>,
  diagnostics: Diagnostics,
): Value | undefined {
  const problems = outcome.ok ? outcome.warnings : [outcome.problem];
  for (const problem of problems) reportProblem(problem, diagnostics);
  return outcome.ok ? outcome.value : undefined;
}

/** The first event of each name: a workspace has only one. The others are told of. */
function onePerName(
  events: readonly LocalEvent[],
  manifest: Manifest,
  diagnostics: Diagnostics,
): readonly LocalEvent[] {
  const first = new Map<string, string>();
  return events.filter(({ event: { slug, name, path } }) => {
    const other = first.get(name);
    if (other === undefined) first.set(name, slug);
    else
      diagnostics.add(
        "CE920",
        `${JSON.stringify(other)} and ${JSON.stringify(slug)} are both called ${JSON.stringify(name)}; the workspace's event is compared with the first.`,
        manifest.document.place(path, "key"),
      );
    return other === undefined;
  });
}
