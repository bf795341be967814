import { changesBetween } from "./changes-between.js";
import { wholeOf } from "./definitions.js";
import type { PathChangeKind } from "./path-change.js";
import type { PayloadType } from "./payload-type.js";
import { writePath } from "./variable-path.js";
import { mapChildren } from "./visit.js";

/** One difference between two types of a payload. */
export interface TypeChange {
  /** The variable path; empty for the payload itself. */
  readonly path: string;
  readonly kind: "added" | "removed" | "optional" | "required" | "type";
  /** The type before and after in a few words: `string (date) | null`; null where there was none. */
  readonly before: string | null;
  readonly after: string | null;
}

const kinds: Partial<Record<PathChangeKind, TypeChange["kind"]>> = {
  "path-added": "added",
  "path-removed": "removed",
  "required-to-optional": "optional",
  "optional-to-required": "required",
};

/** What changed from one type of a payload to another, in the order of their properties: each path once a kind. */
export function compareTypes(
  before: PayloadType,
  after: PayloadType,
): readonly TypeChange[] {
  const changes = new Map<string, TypeChange>();
  for (const one of changesBetween(
    wholeOf(withoutUnknownMaps(before)),
    wholeOf(withoutUnknownMaps(after)),
  )) {
    if (one.change === "text-changed") continue;
    const path = writePath(one.segments);
    const kind = kinds[one.change] ?? "type";
    changes.set(`${kind} ${path}`, {
      path,
      kind,
      before: one.before ?? null,
      after: one.after ?? null,
    });
  }
  return [...changes.values()];
}

/** Of empty objects nothing is known: what comes is new in them. */
function withoutUnknownMaps(type: PayloadType): PayloadType {
  return type.kind === "map" && type.values.kind === "unknown"
    ? { kind: "object", properties: [] }
    : mapChildren(type, withoutUnknownMaps);
}
