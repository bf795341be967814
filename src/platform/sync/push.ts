import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { locate } from "../../input/manifest/locate-manifest.js";
import { loadManifest } from "../../input/manifest/load-manifest.js";
import { applyPush } from "./apply-push.js";
import {
  failedSync,
  readBothSides,
  type SyncOptions,
  type SyncResult,
} from "./open-sync.js";
import { type PushedEvent, planPush, type PushStep } from "./plan-push.js";

/** What to bring into a workspace, and who is asked. */
export interface PushOptions extends SyncOptions {
  /** Whether the JSON Schemas forbid properties that no sample has; by default they are open. */
  readonly closed?: boolean | undefined;
  /** Whether events that are the same but have no JSON Schema get one. */
  readonly schemas?: boolean | undefined;
  /** Whether to only tell what would be done. */
  readonly dryRun?: boolean | undefined;
  /** Asked before anything is sent, where there is something to do; by default nobody is. */
  readonly confirm?: ((plan: PushPlan) => Promise<boolean>) | undefined;
  /** Whether to delete the workspace's events that the manifest lacks. */
  readonly delete?: boolean | undefined;
  /** Asked before anything is deleted: nothing is, unless the answer is the workspace's name. */
  readonly typedName?:
    ((plan: PushPlan) => Promise<string | undefined>) | undefined;
  /** By default now: an `allow` may end on a day. */
  readonly today?: Date | undefined;
}

/** What is to be done to a workspace. */
export interface PushPlan {
  readonly workspace: string;
  readonly events: readonly PushedEvent[];
}

/** What came of it: `missing` are events that the manifest lacks, which were left. */
export interface PushResult extends SyncResult {
  readonly events: readonly PushedEvent[];
}

/**
 * Brings the events of a manifest into a workspace: creates and updates, and deletes only where that is asked for. A
 * change that breaks workflows has to be allowed by the manifest. Run again after any failure, it finishes the work.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { events } = await push({ workspace: "test", dryRun: true });
 * for (const { event, action } of events) console.log(action, event);
 * ```
 */
export async function push(options: PushOptions = {}): Promise<PushResult> {
  const diagnostics = new Diagnostics();
  const manifest = loadManifest(locate(options), diagnostics);
  const sides =
    manifest && (await readBothSides(manifest, options, diagnostics));
  if (!sides) return failedSync(manifest?.document.file, diagnostics);
  const { locals, workspace } = sides;

  const { allow } = manifest;
  const { today = new Date() } = options;
  const steps = planPush(locals, workspace.events, {
    ...options,
    allow,
    today,
  });
  const { name, client } = workspace;
  const plan = { workspace: name, events: steps.map(({ row }) => row) };
  const mayGo =
    isAllowed(plan, diagnostics) &&
    options.dryRun !== true &&
    (await isConfirmed(steps, plan, options, diagnostics));
  return {
    manifest: manifest.document.file,
    workspace: name,
    events: mayGo
      ? await applyPush(steps, client, options, diagnostics)
      : plan.events,
    ok: !diagnostics.hasErrors,
    diagnostics: diagnostics.list,
  };
}

/** Whether the manifest allows what breaks workflows. Deletions are confirmed by the workspace's name instead. */
function isAllowed({ events }: PushPlan, diagnostics: Diagnostics): boolean {
  const { errorCount } = diagnostics;
  for (const { event, action, changes = [] } of events)
    for (const { path, change, workflows, allowed } of changes)
      if (
        action === "update" &&
        workflows === "breaking" &&
        allowed === undefined
      ) {
        const entry = {
          event,
          ...(path !== undefined && { path }),
          change,
          reason: "…",
        };
        diagnostics.add(
          "CE917",
          `${path === undefined ? "The event" : JSON.stringify(path)} of ${JSON.stringify(event)}: ${change} breaks the workflows that read it.`,
          undefined,
          `If it is meant, add to "allow" of the manifest: ${JSON.stringify(entry)}.`,
        );
      }
  return diagnostics.errorCount === errorCount;
}

async function isConfirmed(
  steps: readonly PushStep[],
  plan: PushPlan,
  { confirm, typedName }: PushOptions,
  diagnostics: Diagnostics,
): Promise<boolean> {
  if (steps.every(({ call }) => call === "none")) return true;
  if (confirm && !(await confirm(plan))) {
    diagnostics.add("CE918", "The plan was not confirmed; nothing was sent.");
    return false;
  }
  if (!steps.some(({ call }) => call === "delete")) return true;
  if ((await typedName?.(plan)) === plan.workspace) return true;
  diagnostics.add(
    "CE918",
    `Events would be deleted, and the workspace's name, ${JSON.stringify(plan.workspace)}, was not given; nothing was sent.`,
    undefined,
    "Type it where it is asked for, or give it with --confirm.",
  );
  return false;
}
