import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { locate } from "../../input/manifest/locate-manifest.js";
import { loadManifest } from "../../input/manifest/load-manifest.js";
import { driftOf } from "./drift.js";
import type { LocalEvent } from "./local-event.js";
import { type MatchedEvent, matchEvents } from "./match-events.js";
import {
  failedSync,
  readBothSides,
  type SyncOptions,
  type SyncResult,
} from "./open-sync.js";
import { rowOf, type SyncedEvent } from "./synced-event.js";

/** What to compare. */
export type VerifyOptions = SyncOptions;

/** In what a manifest and a workspace differ: `ok` where in nothing. */
export type VerifyResult = SyncResult;

/**
 * Compares the events of a manifest with those of a workspace; nothing is changed on either side. `create` is an event
 * that the workspace lacks, `missing` one that the manifest lacks, `update` one that differs.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { ok, events } = await verify({ workspace: "test" });
 * for (const { event, action, paths } of events)
 *   if (action !== "unchanged") console.error(event, action, paths);
 * if (!ok) process.exitCode = 1;
 * ```
 */
export async function verify(
  options: VerifyOptions = {},
): Promise<VerifyResult> {
  const diagnostics = new Diagnostics();
  const manifest = loadManifest(locate(options), diagnostics);
  const sides =
    manifest && (await readBothSides(manifest, options, diagnostics));
  if (!sides) return failedSync(manifest?.document.file, diagnostics);
  const { locals, workspace } = sides;

  const matched = matchEvents(
    locals,
    workspace.events,
    ({ event }) => event.name,
  );
  const events = matched.map(compare);
  return {
    ok: events.every(({ action }) => action === "unchanged"),
    manifest: manifest.document.file,
    workspace: workspace.name,
    events,
    diagnostics: diagnostics.list,
  };
}

function compare(matched: MatchedEvent<LocalEvent>): SyncedEvent {
  const { local, remote } = matched;
  if (!local) return rowOf(matched.remote.name, matched.remote.name, "missing");
  const { slug, name } = local.event;
  if (!remote) return rowOf(slug, name, "create");
  const drift = driftOf(local, remote);
  return rowOf(slug, name, drift ? "update" : "unchanged", drift);
}
