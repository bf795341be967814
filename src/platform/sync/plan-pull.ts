import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { JsonObject } from "../../base/json/json.js";
import { isSame } from "../../base/json/same.js";
import type { WorkspaceEvent } from "../api/read-event.js";
import { type Drift, driftOf, type PathDrift } from "./drift.js";
import { fillSample } from "./fill-sample.js";
import type { LocalEvent } from "./local-event.js";
import { matchEvents } from "./match-events.js";
import type { PulledChange } from "./pulled-change.js";
import { slugOfName } from "./slug-of-name.js";
import { rowOf, type SyncedEvent } from "./synced-event.js";

/** What a workspace's events come to in a manifest. */
export interface PullPlan {
  readonly rows: readonly SyncedEvent[];
  /** Of events that the manifest has. */
  readonly changes: readonly PulledChange[];
  readonly newEvents: readonly NewEvent[];
}

/** An event that the manifest does not have yet. */
export interface NewEvent {
  readonly slug: string;
  readonly remote: WorkspaceEvent;
}

/** Decides what of a workspace is to be in the manifest; names that make no slug of their own are told of. */
export function planPull(
  locals: readonly LocalEvent[],
  remotes: readonly WorkspaceEvent[],
  replace: boolean,
  diagnostics: Diagnostics,
): PullPlan {
  const matched = matchEvents(locals, remotes, ({ event }) => event.name);
  const slugs = new Map(
    locals.map(({ event: { slug, name } }) => [slug, name]),
  );
  const rows: SyncedEvent[] = [];
  const changes: PulledChange[] = [];
  const newEvents: NewEvent[] = [];
  for (const { local, remote } of matched) {
    if (!local) {
      const slug = claimSlug(remote.name, slugs, diagnostics);
      if (slug !== undefined) newEvents.push({ slug, remote });
      rows.push(
        slug === undefined
          ? rowOf(remote.name, remote.name, "missing")
          : rowOf(slug, remote.name, "create"),
      );
      continue;
    }
    const { slug, name } = local.event;
    const change = remote && changeOf(local, remote, replace);
    if (change) changes.push(change);
    const drift = remote && driftOf(local, remote);
    rows.push(
      rowOf(
        slug,
        change?.name ?? name,
        !remote ? "missing" : change ? "update" : "unchanged",
        change && drift && turned(drift, local),
      ),
    );
  }
  return { rows, changes, newEvents };
}

function claimSlug(
  name: string,
  slugs: Map<string, string>,
  diagnostics: Diagnostics,
): string | undefined {
  const slug = slugOfName(name);
  const help = (free: string) =>
    `Add it to the manifest under a slug of your own, and pull again: ${JSON.stringify(free)}: { "name": ${JSON.stringify(name)} }.`;
  if (slug === undefined) {
    diagnostics.add(
      "CE915",
      `The workspace's event ${JSON.stringify(name)} was left out: no slug can be made of its name.`,
      undefined,
      help("my-event"),
    );
    return undefined;
  }
  const other = slugs.get(slug);
  if (other !== undefined) {
    diagnostics.add(
      "CE914",
      `The workspace's event ${JSON.stringify(name)} was left out: it comes to the slug ${JSON.stringify(slug)}, which ${JSON.stringify(other)} has.`,
      undefined,
      help(`${slug}-2`),
    );
    return undefined;
  }
  slugs.set(slug, name);
  return slug;
}

function changeOf(
  local: LocalEvent,
  remote: WorkspaceEvent,
  replace: boolean,
): PulledChange | undefined {
  const { slug, name } = local.event;
  const sample = sampleFor(local, remote, replace);
  const isRenamed = remote.name !== name;
  if (!sample && !isRenamed) return undefined;
  return {
    slug,
    ...(isRenamed && { name: remote.name }),
    ...(sample && { sample }),
    isRebuilt: remote.isRebuilt,
  };
}

/** The sample that the manifest is to get; undefined where it knows it. */
function sampleFor(
  local: LocalEvent,
  remote: WorkspaceEvent,
  replace: boolean,
): JsonObject | undefined {
  const { sample, isRebuilt } = remote;
  if (!sample) return undefined;
  if (isRebuilt) {
    const { paths = [] } = driftOf(local, remote) ?? {};
    // Values that say nothing are worth it only for what they are the values of.
    const isNews = paths.some(
      ({ change }) => replace || change !== "path-added",
    );
    return isNews ? fillSample(sample, local.sample) : undefined;
  }
  const { samples } = local;
  const isKnown =
    replace && samples.length > 0
      ? samples.length === 1 && samples.every((one) => isSame(one, sample))
      : [local.sample, ...samples].some((one) => isSame(one, sample));
  return isKnown ? undefined : sample;
}

/** The difference as what becomes of the manifest. */
function turned({ paths, name }: Drift, { event }: LocalEvent): Drift {
  return {
    ...(name !== undefined && { name: event.name }),
    paths: paths.flatMap((one): readonly PathDrift[] => {
      const { path, change, before, after } = one;
      if (change === "path-added") return [];
      return [
        {
          path,
          change: change === "path-removed" ? "path-added" : change,
          ...(after !== undefined && { before: after }),
          ...(before !== undefined && { after: before }),
        },
      ];
    }),
  };
}
