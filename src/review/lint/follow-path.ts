import type { Variable } from "../../event/variables.js";
import { writePath } from "../../type/variable-path.js";
import type { KnownEvent } from "./known-event.js";

/** One step of a path, and whether it leads to an item of a list. */
export interface Step {
  readonly key: string;
  readonly isPosition: boolean;
}

/** Where a path has come to. */
export interface Way {
  readonly at: Variable;
  /** The steps so far, those to an item put in where they were left out. */
  readonly steps: readonly Step[];
  /** The properties on the way. */
  readonly passages: readonly Passage[];
}

/** A step from what may be an object to one of its properties. */
export interface Passage {
  readonly from: Variable;
  readonly to: Variable;
}

/** What a path leads to, or how far it goes. */
export type Followed =
  | ({ readonly kind: "found" } & Way)
  /** Some of the steps are to what nobody knows anything of. */
  | ({ readonly kind: "open" } & Way)
  /** `index` is that of the step that leads nowhere. */
  | ({ readonly kind: "lost"; readonly index: number } & Way);

/** Follows a path from an event's payload. */
export function followPath(
  path: readonly string[],
  event: KnownEvent,
): Followed {
  let way: Way = { at: event.root, steps: [], passages: [] };
  for (const [index, key] of path.entries()) {
    const next = isOpen(way.at) ? undefined : stepTo(key, way);
    if (next) way = next;
    else if (isOpen(way.at) || isUnreachable(path, event)) {
      const steps = [...way.steps, ...path.slice(index).map(keyStep)];
      return { kind: "open", ...way, steps };
    } else return { kind: "lost", index, ...way };
  }
  return { kind: "found", ...way };
}

function stepTo(key: string, { at, steps, passages }: Way): Way | undefined {
  const { properties, item, entry } = at;
  const property = properties.get(key);
  if (property) {
    const passed = [...passages, { from: at, to: property }];
    return { at: property, steps: [...steps, keyStep(key)], passages: passed };
  }
  if (item && /^\d+$/.test(key)) {
    // In what may as well be a map, it may be a key.
    const position = { key, isPosition: !entry };
    return { at: item, steps: [...steps, position], passages };
  }
  const first = [...steps, { key: "0", isPosition: true }];
  if (item && key === "*") return { at: item, steps: first, passages };
  if (item?.properties.has(key))
    return stepTo(key, { at: item, steps: first, passages });
  return entry && { at: entry, steps: [...steps, keyStep(key)], passages };
}

function keyStep(key: string): Step {
  return { key, isPosition: false };
}

/** Whether nobody knows all that is in the value, so that any path below it may be right. */
function isOpen({
  alternatives,
  type,
  properties,
  item,
  entry,
}: Variable): boolean {
  // Of a type that refers to itself, the variables end somewhere.
  const isCutShort = !item && !entry && properties.size === 0;
  return (
    type.kind === "unknown" ||
    alternatives.some((one) => {
      if (one.kind === "unknown") return true;
      if (one.kind === "map") return !entry || one.values.kind === "unknown";
      if (one.kind === "object")
        return (
          one.others !== undefined || (isCutShort && one.properties.length > 0)
        );
      if (one.kind === "enum")
        return one.values.some((value) => typeof value === "object" && value);
      return isCutShort && (one.kind === "array" || one.kind === "tuple");
    })
  );
}

/** Whether a key that itself holds a dot may be meant: how the platform reaches it is stated nowhere. */
function isUnreachable(
  path: readonly string[],
  { unreachable }: KnownEvent,
): boolean {
  const written = `${path.join(".")}.`;
  return unreachable.some(
    ({ segments, reason }) =>
      reason === "dot" && written.startsWith(`${writePath(segments)}.`),
  );
}
