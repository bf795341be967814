import { findAllowance } from "../../input/manifest/find-allowance.js";
import type { Allowance } from "../../input/manifest/manifest.js";
import type { ChangeKind } from "../../type/path-change.js";
import { judge, type Verdict } from "../../type/verdict.js";
import type { WorkspaceEvent } from "../api/read-event.js";
import type { EventDraft } from "../api/workspace-client.js";
import { type Drift, driftOf, type SchemaWish } from "./drift.js";
import type { LocalEvent } from "./local-event.js";
import { matchEvents } from "./match-events.js";
import { rowOf, type SyncedEvent } from "./synced-event.js";

/** One change of a workspace's event, with what it is to the workflows that read it. */
export interface PushedChange {
  /** Absent where the event itself changes. */
  readonly path?: string;
  readonly change: ChangeKind;
  readonly workflows: Verdict;
  /** Why a breaking change is meant, as the manifest's `allow` says. */
  readonly allowed?: string;
}

/** An event, and what is to become of it in the workspace. */
export interface PushedEvent extends SyncedEvent {
  /** Each change of an event that is updated or deleted, judged. */
  readonly changes?: readonly PushedChange[];
  /** Whether it was done. */
  readonly done?: boolean;
}

/** A row of the plan, with the call that it takes. */
export type PushStep =
  | { readonly row: PushedEvent; readonly call: "none" }
  | {
      readonly row: PushedEvent;
      readonly call: "create";
      readonly local: LocalEvent;
      readonly draft: EventDraft;
    }
  | {
      readonly row: PushedEvent;
      readonly call: "update";
      readonly id: string;
      readonly local: LocalEvent;
      readonly draft: EventDraft;
    }
  | { readonly row: PushedEvent; readonly call: "delete"; readonly id: string };

/** How to plan. */
export interface PushWish extends SchemaWish {
  /** Whether events that the manifest lacks are deleted. */
  readonly delete?: boolean | undefined;
  readonly allow: readonly Allowance[];
  readonly today: Date;
}

/** Decides what makes a workspace's events those of the manifest. */
export function planPush(
  locals: readonly LocalEvent[],
  remotes: readonly WorkspaceEvent[],
  wish: PushWish,
): readonly PushStep[] {
  const matched = matchEvents(locals, remotes, ({ event }) => event.name);
  return matched.map(({ local, remote }): PushStep => {
    if (!local) return stepOfStranger(remote, wish);
    const { slug, name } = local.event;
    if (!remote) {
      const row = rowOf(slug, name, "create");
      return { row, call: "create", local, draft: draftOf(local, wish) };
    }
    const drift = driftOf(local, remote, wish);
    if (!drift) return { row: rowOf(slug, name, "unchanged"), call: "none" };
    const changes = changesOf(drift).map((change) =>
      allowed(change, slug, wish),
    );
    const draft = draftOf(local, wish);
    // The platform keeps a schema that is not sent.
    const isKept = remote.schema !== undefined && !drift.schema;
    return {
      row: { ...rowOf(slug, name, "update", drift), changes },
      ...{ call: "update", id: remote.id, local },
      draft: isKept ? { name, sample: draft.sample } : draft,
    };
  });
}

function stepOfStranger(
  { id, name }: WorkspaceEvent,
  wish: PushWish,
): PushStep {
  if (!wish.delete) return { row: rowOf(name, name, "missing"), call: "none" };
  const { workflows } = judge("event-removed");
  const changes = [{ change: "event-removed", workflows }] as const;
  const row = { ...rowOf(name, name, "delete"), changes };
  return { row, call: "delete", id };
}

function draftOf(
  { event, sample, schemas }: LocalEvent,
  { closed }: SchemaWish,
): EventDraft {
  const schema = closed ? schemas.closed : schemas.open;
  return { name: event.name, sample, schema };
}

function changesOf({ name, paths }: Drift): readonly PushedChange[] {
  const kinds: readonly Pick<PushedChange, "path" | "change">[] = [
    ...(name === undefined ? [] : [{ change: "event-renamed" } as const]),
    ...paths.map(({ path, change }) => ({ path, change })),
  ];
  return kinds.map((one) => ({
    ...one,
    workflows: judge(one.change).workflows,
  }));
}

function allowed(
  change: PushedChange,
  event: string,
  { allow, today }: PushWish,
): PushedChange {
  const allowance = findAllowance({ ...change, event }, allow, today);
  return change.workflows === "breaking" && allowance
    ? { ...change, allowed: allowance.reason }
    : change;
}
