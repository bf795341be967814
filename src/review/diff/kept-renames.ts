import type { Json } from "../../base/json/json.js";
import type { RenamedPath } from "../../type/renamed-path.js";
import { valuesAt } from "../../type/values-at.js";
import { payloadsWith } from "../../type/payloads-with.js";
import { writePath } from "../../type/variable-path.js";
import type { Manifest } from "../../input/manifest/manifest.js";
import type { ReviewedEvent } from "../reviewed-events.js";
import type { Change } from "./change.js";
import type { SideChange } from "./side-changes.js";
import { bySize, type WitnessFinder } from "./witness.js";

/** Paths that were renamed and are kept, and what else changed. */
export interface KeptRenames {
  readonly kept: readonly RenamedPath[];
  readonly others: readonly SideChange[];
}

/** Takes from the changes of a payload what only says that a path was renamed and is kept. */
export function takeKept(
  changes: readonly SideChange[],
  before: ReviewedEvent,
  after: ReviewedEvent,
): KeptRenames {
  const known = new Set(before.payload.renamed.map(nameOf));
  const added = changes
    .filter(({ change }) => change === "path-added")
    .map(({ segments }) => `${writePath(segments)}.`);
  // What was not there before is kept for nobody.
  const kept = after.payload.renamed.filter(
    (renamed) =>
      !known.has(nameOf(renamed)) &&
      !added.some((path) => `${writePath(renamed.old)}.`.startsWith(path)),
  );
  const old = new Set(kept.map((renamed) => writePath(renamed.old)));
  const now = new Set(kept.map((renamed) => writePath(renamed.now)));
  const isTold = ({ change, segments, optional }: SideChange): boolean => {
    const path = writePath(segments);
    if (change === "path-added") return optional && now.has(path);
    return (
      (change === "text-changed" || change === "required-to-optional") &&
      old.has(path)
    );
  };
  return { kept, others: changes.filter((change) => !isTold(change)) };
}

/**
 * Judges the rename of a path that is kept. Senders may go on with it; workflows may where it is filled whenever it
 * was there before.
 */
export async function changeOfKept(
  renamed: RenamedPath,
  changes: readonly SideChange[],
  { event, payload }: ReviewedEvent,
  manifest: Manifest,
  find: WitnessFinder,
): Promise<Change> {
  const path = writePath(renamed.old);
  const mayLack = changes.find(
    ({ segments, change, forWorkflows }) =>
      forWorkflows &&
      change === "required-to-optional" &&
      writePath(segments) === path,
  );
  const witness = renamed.isFilled
    ? mayLack && (await find.workflows(mayLack)).witness
    : bySize(withoutOld(renamed, payload))[0];
  const isBroken = !renamed.isFilled || witness !== undefined;
  return {
    event: event.slug,
    path,
    change: "path-renamed",
    senders: "compatible",
    workflows: isBroken ? "breaking" : "compatible",
    before: path,
    after: writePath(renamed.now),
    ...(witness !== undefined && { witness }),
    place: manifest.document.place([...event.path, "overrides", path], "key"),
  };
}

/** Payloads of senders that have gone over to the new path. */
function withoutOld(
  { old, now }: RenamedPath,
  { type }: ReviewedEvent["payload"],
): readonly Json[] {
  return payloadsWith(type, now).filter(
    (payload) =>
      valuesAt(payload, now).length > 0 && valuesAt(payload, old).length === 0,
  );
}

function nameOf({ old, now }: RenamedPath): string {
  return JSON.stringify([writePath(old), writePath(now)]);
}
