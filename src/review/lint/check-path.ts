import type { DiagnosticCode } from "../../base/diagnostics/catalogue.js";
import { suggest } from "../../base/diagnostics/suggest.js";
import { evidenceOfGaps } from "../../event/evidence-of-gap.js";
import {
  canBeNull,
  isAlwaysFilled,
  remarksOn,
  someLack,
} from "../../event/gaps.js";
import type { Variable } from "../../event/variables.js";
import {
  anySign,
  isAny,
  type Segment,
  type Segments,
  writePath,
} from "../../type/variable-path.js";
import { type Followed, followPath, type Step } from "./follow-path.js";
import type { KnownEvent } from "./known-event.js";

/** What is wrong with a path, or may be. */
export interface PathFault {
  readonly code: Extract<DiagnosticCode, `CE81${number}`>;
  readonly message: string;
  /** The path to read in its place: the one that was probably meant. */
  readonly meant?: readonly Step[];
  /** Whether it is certain that nothing else is meant. */
  readonly isSure?: true;
}

/** Checks a path against an event's variables. */
export function checkPath(
  path: readonly string[],
  event: KnownEvent,
): readonly PathFault[] {
  const followed = followPath(path, event);
  if (followed.kind === "lost") return [unknownVariable(path, followed, event)];
  return [
    positionMissing(path, followed.steps, event),
    deprecation(path, followed, event),
    gap(followed, event),
  ].filter((fault) => fault !== undefined);
}

function unknownVariable(
  path: readonly string[],
  lost: Extract<Followed, { kind: "lost" }>,
  event: KnownEvent,
): PathFault {
  const { index } = lost;
  const key = path[index] ?? "";
  const above = keysOf(lost.steps);
  const under = above.length > 0 && ` under ${quoted(above)}`;
  const near = nearPath(key, lost);
  const whole = near && followPath([...near, ...path.slice(index + 1)], event);
  const meant = whole?.kind === "lost" ? followPath(near ?? [], event) : whole;
  return {
    code: "CE811",
    message: `The event ${JSON.stringify(event.slug)} has no variable ${quoted(path)}${under ? `: there is no ${JSON.stringify(key)}${under}` : ""}.`,
    ...(meant && { meant: meant.steps }),
  };
}

/** The path so far, with the nearest key to one that is not there. */
function nearPath(
  key: string,
  { at: { properties, item }, steps }: Extract<Followed, { kind: "lost" }>,
): readonly string[] | undefined {
  const near =
    suggest(key, properties.keys()) ??
    (item && suggest(key, item.properties.keys()));
  return near === undefined ? undefined : [...keysOf(steps), near];
}

function positionMissing(
  path: readonly string[],
  steps: readonly Step[],
  { slug }: KnownEvent,
): PathFault | undefined {
  if (keysOf(steps).join(".") === path.join(".")) return undefined;
  return {
    code: "CE815",
    message: `${quoted(path)} of ${JSON.stringify(slug)} goes through a list without saying which item.`,
    meant: steps,
  };
}

function keysOf(steps: readonly Step[]): readonly string[] {
  return steps.map(({ key }) => key);
}

function deprecation(
  path: readonly string[],
  followed: Followed,
  event: KnownEvent,
): PathFault | undefined {
  const isWhole = keysOf(followed.steps).join(".") === path.join(".");
  for (const { from, to } of followed.passages) {
    const { deprecated, renamedTo } = remarksOn(from, to, event.definitions);
    if (deprecated === undefined) continue;
    const reason = deprecated === true ? "." : `: ${deprecated}`;
    const fault: PathFault = {
      code: "CE813",
      message: `${nameOf(to.segments, event)} is deprecated${reason}`,
    };
    const meant =
      isWhole && renamedTo !== undefined
        ? renamed(followed, to, renamedTo, event)
        : undefined;
    return meant ? { ...fault, meant, isSure: true } : fault;
  }
  return undefined;
}

/** The path with the new name in place of the old one, at the same items; undefined where that leads nowhere. */
function renamed(
  { steps }: Followed,
  { segments }: Variable,
  renamedTo: string,
  event: KnownEvent,
): readonly Step[] | undefined {
  const items = segments.flatMap((segment, index) =>
    isAny(segment) ? [steps[index]?.key ?? ""] : [],
  );
  const now = renamedTo
    .split(".")
    .map((key) => (key === anySign ? (items.shift() ?? anySign) : key));
  const below = keysOf(steps.slice(segments.length));
  const found = followPath([...now, ...below], event);
  return found.kind === "lost" || found.steps.some(({ key }) => key === anySign)
    ? undefined
    : found.steps;
}

/** What may make the value absent or null: the first on the way. */
function gap(
  { at, passages }: Followed,
  event: KnownEvent,
): PathFault | undefined {
  for (const { from, to } of passages) {
    if (to.optional && !isAlwaysFilled(from, to.segments.at(-1)))
      return gapAt(to.segments, "absent", event);
    if (to !== at && canBeNull(to)) return gapAt(to.segments, "null", event);
    if (!alwaysHas(from, to.segments.at(-1)))
      return gapAt(to.segments, "absent", event);
  }
  return canBeNull(at) ? gapAt(at.segments, "null", event) : undefined;
}

/** Whether the value is an object that has the key, whichever of its types it is of. */
function alwaysHas(value: Variable, key: Segment | undefined): boolean {
  return (
    value.alternatives.every(({ kind }) => kind === "object") &&
    !someLack(value, key)
  );
}

function gapAt(
  segments: Segments,
  what: "absent" | "null",
  event: KnownEvent,
): PathFault {
  const [evidence = ""] = evidenceOfGaps(
    [{ segments, what }],
    event.samples(),
    event.isHandwritten,
  );
  return {
    code: "CE814",
    message: `${nameOf(segments, event)} may be ${what}: ${evidence}.`,
  };
}

function nameOf(segments: Segments, { slug }: KnownEvent): string {
  return `${JSON.stringify(writePath(segments))} of ${JSON.stringify(slug)}`;
}

function quoted(path: readonly string[]): string {
  return JSON.stringify(path.join("."));
}
