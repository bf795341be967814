import type { PayloadType, Property } from "./payload-type.js";
import { summarise } from "./summarise.js";
import { anyItem, type Segments, writePath } from "./variable-path.js";
import { membersOf } from "./visit.js";

/** One difference between two types of a payload. */
export interface TypeChange {
  /** The variable path; empty for the payload itself. */
  readonly path: string;
  readonly kind: "added" | "removed" | "optional" | "required" | "type";
  /** The type before and after in a few words: `string (date) | null`; null where there was none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed from one type of a payload to another, in the order of their properties. */
export function compareTypes(
  before: PayloadType,
  after: PayloadType,
): readonly TypeChange[] {
  const changes: TypeChange[] = [];
  compare(before, after, [], changes);
  return changes;
}

function compare(
  before: PayloadType,
  after: PayloadType,
  segments: Segments,
  changes: TypeChange[],
): void {
  const [was, is] = [summarise(before), summarise(after)];
  if (was !== is)
    changes.push({
      path: writePath(segments),
      kind: "type",
      before: was,
      after: is,
    });
  const [old, now] = [partsOf(before), partsOf(after)];
  if (old.any && now.any)
    compare(old.any, now.any, [...segments, anyItem], changes);
  // What is in an object that was none before is told by the object.
  if (old.properties && now.properties)
    compareProperties(old.properties, now.properties, segments, changes);
}

type Properties = ReadonlyMap<string, Property>;

function compareProperties(
  before: Properties,
  after: Properties,
  above: Segments,
  changes: TypeChange[],
): void {
  for (const [key, { type, optional }] of after) {
    const segments = [...above, key];
    const path = writePath(segments);
    const old = before.get(key);
    const [was, is] = [old ? summarise(old.type) : null, summarise(type)];
    if (!old) changes.push({ path, kind: "added", before: was, after: is });
    else {
      if (old.optional !== optional) {
        const kind = optional ? "optional" : "required";
        changes.push({ path, kind, before: was, after: is });
      }
      compare(old.type, type, segments, changes);
    }
  }
  for (const [key, { type }] of before) {
    if (after.has(key)) continue;
    changes.push({
      path: writePath([...above, key]),
      kind: "removed",
      before: summarise(type),
      after: null,
    });
  }
}

/** What is in a type: properties by key, and what stands for every item or every value. */
interface Parts {
  readonly properties?: Properties;
  readonly any?: PayloadType;
}

function partsOf(type: PayloadType): Parts {
  // Of several members, the first decides.
  const parts = membersOf(type).map(partsOfOne);
  return Object.assign({}, ...parts.toReversed()) as Parts;
}

function partsOfOne(type: PayloadType): Parts {
  if (type.kind === "object")
    return {
      properties: new Map(type.properties.map((each) => [each.key, each])),
    };
  if (type.kind === "array") return { any: type.items };
  if (type.kind !== "map") return {};
  // Of empty objects nothing is known: what comes is new in them.
  return type.values.kind === "unknown"
    ? { properties: new Map() }
    : { any: type.values };
}
