import { judge } from "../../type/verdict.js";
import type { Place } from "../../base/diagnostics/diagnostic.js";
import { isPart } from "../../type/is-part.js";
import type { PathChange } from "../../type/path-change.js";
import { summarise } from "../../type/summarise.js";
import { isAny, type Segments, writePath } from "../../type/variable-path.js";
import {
  get,
  isList,
  isObject,
  type Json,
  type JsonPath,
} from "../../base/json/json.js";
import type { Manifest, ManifestEvent } from "../../input/manifest/manifest.js";
import type { ReviewedEvent } from "../reviewed-events.js";
import type { Change } from "./change.js";
import { changeOfKept, takeKept } from "./kept-renames.js";
import { sideChanges, type SideChange } from "./side-changes.js";
import { findRenames } from "./renames.js";
import {
  createWitnessFinder,
  type Proof,
  type WitnessFinder,
} from "./witness.js";

/** Changes of an event that a proof is looked for, the shallowest; through references to references there may be thousands. */
const mostProved = 300;

/** Judges what changed in an event's payload. `manifest` is the newer one, in which the changes have their places. */
export async function changesOfPayload(
  before: ReviewedEvent,
  after: ReviewedEvent,
  manifest: Manifest,
): Promise<readonly Change[]> {
  const all = withRemainder(
    sideChanges(before.payload.type, after.payload.type),
    before,
    after,
  );
  if (all.length === 0) return [];
  const { kept, others: found } = takeKept(all, before, after);
  const renames = findRenames(found, before, after);
  const renamed = new Map(
    renames.map((rename) => [rename.removed, rename.added]),
  );
  const arrived = new Set(renamed.values());
  const witness = await createWitnessFinder(before.payload, after.payload);
  const proved = new Set(
    found
      .toSorted((a, b) => a.segments.length - b.segments.length)
      .slice(0, mostProved),
  );
  const changes: Change[] = [];
  for (const renamed of kept)
    changes.push(await changeOfKept(renamed, all, after, manifest, witness));
  for (const change of found) {
    if (arrived.has(change)) continue;
    const place = placeOf(after.event, change.segments, manifest);
    const to = renamed.get(change);
    changes.push({
      event: after.event.slug,
      path: writePath(change.segments),
      ...(await judged(change, to, proved.has(change) ? witness : undefined)),
      place,
    });
  }
  return changes;
}

/**
 * Adds the change of the payload as a whole where none of the paths tells of what senders can no longer send: which
 * keys go together is no path's own.
 */
function withRemainder(
  changes: readonly SideChange[],
  { payload: { type: before } }: ReviewedEvent,
  { payload: { type: after } }: ReviewedEvent,
): readonly SideChange[] {
  const breaks = changes.some(
    ({ change, optional }) => judge(change, optional).senders === "breaking",
  );
  if (breaks || isPart(before, after)) return changes;
  const whole: SideChange = {
    segments: [],
    change: "type-changed",
    optional: false,
    before: summarise(before.type),
    after: summarise(after.type),
    forSenders: true,
    forWorkflows: true,
  };
  return [whole, ...changes];
}

type Judged = Omit<Change, "event" | "path" | "place">;

/**
 * What nobody can prove is not held against a change, unless it takes a path away, or nothing could be tried.
 *
 * @param find finds the proof; without it, the change is what its kind says
 */
async function judged(
  change: SideChange,
  to: PathChange | undefined,
  find: WitnessFinder | undefined,
): Promise<Judged> {
  const kind = to ? "path-renamed" : change.change;
  const verdict = judge(kind, change.optional);
  const senders = change.forSenders ? verdict.senders : "compatible";
  const workflows = change.forWorkflows ? verdict.workflows : "compatible";
  const ofSenders =
    senders === "breaking" ? await find?.senders(change) : undefined;
  const ofWorkflows =
    workflows === "breaking" ? await find?.workflows(change) : undefined;
  const isSure =
    !find || change.change === "path-removed" || change.segments.length === 0;
  const holds = (proof: Proof | undefined): boolean =>
    isSure || proof?.witness !== undefined || proof?.isOpen === true;
  const breaksSenders = senders === "breaking" && holds(ofSenders);
  const breaksWorkflows = workflows === "breaking" && holds(ofWorkflows);
  const [refused, missed] = [ofSenders?.witness, ofWorkflows?.witness];
  const witness = breaksSenders ? refused : missed;
  return {
    change: kind,
    senders: breaksSenders ? "breaking" : "compatible",
    workflows: breaksWorkflows ? "breaking" : "compatible",
    ...(to
      ? { before: writePath(change.segments), after: writePath(to.segments) }
      : texts(change)),
    ...((breaksSenders || breaksWorkflows) &&
      witness !== undefined && { witness }),
    ...(breaksSenders &&
      breaksWorkflows &&
      missed !== undefined && { workflowWitness: missed }),
  };
}

function texts({
  before,
  after,
}: PathChange): Pick<Change, "before" | "after"> {
  return {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

/** Where a path, or else what it is in, stands in the manifest's samples; the event's slug where it is in none. */
function placeOf(
  { samples, path }: ManifestEvent,
  segments: Segments,
  { document }: Manifest,
): Place {
  const steps = segments.map((segment) => (isAny(segment) ? 0 : segment));
  const inline = samples.filter(({ value }) => isObject(value));
  const [sample] = inline.toSorted(
    (a, b) => depthOf(b.value, steps) - depthOf(a.value, steps),
  );
  return sample
    ? document.place([...sample.path, ...steps])
    : document.place(path, "key");
}

/** How many steps of a path lead somewhere in a value. */
function depthOf(value: Json, [step, ...steps]: JsonPath): number {
  if (step === undefined) return 0;
  const inner =
    isObject(value) && typeof step === "string"
      ? get(value, step)
      : isList(value) && typeof step === "number"
        ? value[step]
        : undefined;
  return inner === undefined ? 0 : 1 + depthOf(inner, steps);
}
