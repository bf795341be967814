import { alternativesOf } from "./alternatives.js";
import { type Atom, atomsOf, beyond } from "./atoms.js";
import { isPart } from "./is-part.js";
import { payloadReference } from "./definitions.js";
import { isRecurring, referencesIn } from "./recursion.js";
import { propertiesOfAll, tagsOf } from "./properties-of-all.js";
import type { PathChange, PathChangeKind } from "./path-change.js";
import type {
  Definitions,
  MapType,
  ObjectType,
  PayloadType,
  PlainType,
  WholeType,
} from "./payload-type.js";
import { summarise } from "./summarise.js";
import { unionOf } from "./union.js";
import {
  anyItem,
  anyKey,
  maxConstantDepth,
  type Segments,
} from "./variable-path.js";
import { childrenOf } from "./visit.js";

/** Pairs of types that are compared; references to references could go on for ever. */
const maxPairs = 20_000;

interface Walk {
  readonly old: Definitions;
  readonly now: Definitions;
  readonly changes: Map<string, PathChange>;
  /** How often there was a change to tell, those of what several kinds of objects have included. */
  noted: number;
  left: number;
}

/** A value before and after: the types it may be of. */
interface Pair {
  readonly segments: Segments;
  readonly before: PayloadType;
  readonly after: PayloadType;
  /** Whether it need not be there, after the change. */
  readonly optional: boolean;
  /** The pairs of references that were gone through on the way. */
  readonly above: readonly string[];
}

/**
 * What changed from one type of a payload to another, path by path: the payload itself first, and properties in the
 * order of the newer type. What is in something that was added or removed is not told again, and what is in a type that
 * refers to itself no deeper than it has variables. Comparing the other way
 * round gives the opposite of each change.
 */
export function changesBetween(
  before: WholeType,
  after: WholeType,
): readonly PathChange[] {
  const walk: Walk = {
    old: before.definitions,
    now: after.definitions,
    changes: new Map(),
    noted: 0,
    left: maxPairs,
  };
  const types = { before: before.type, after: after.type };
  const above = [pairOf([payloadReference], [payloadReference])];
  compare({ segments: [], ...types, optional: false, above }, walk);
  return [...walk.changes.values()];
}

function compare(pair: Pair, walk: Walk): void {
  walk.left -= 1;
  if (walk.left < 0 || pair.segments.length > maxConstantDepth) return;
  const before = alternativesOf(pair.before, walk.old);
  const after = alternativesOf(pair.after, walk.now);
  compareNull(pair, before, after, walk);
  const gained = [
    ...beyond(atomsOf(after), atomsOf(before)),
    ...newContainers(after, before),
  ];
  const lost = [
    ...beyond(atomsOf(before), atomsOf(after)),
    ...newContainers(before, after),
  ];
  const isNull = ({ kind }: { readonly kind: string }) => kind === "null";
  compareAtoms(
    pair,
    gained.filter((one) => !isNull(one)),
    lost.filter((one) => !isNull(one)),
    hasConstants(before) && hasConstants(after),
    walk,
  );
  const references = referencesOf(pair);
  if (isRecurring(references, pair.above)) return;
  const within = { ...pair, above: [...pair.above, ...references] };
  compareObjects(
    within,
    before.filter(isObjectLike),
    after.filter(isObjectLike),
    walk,
  );
  compareLists(
    within,
    before.filter(isListLike),
    after.filter(isListLike),
    walk,
  );
}

/** What both types refer to: where only one of them does, the other comes to an end by itself. */
function referencesOf({ before, after }: Pair): readonly string[] {
  const [old, now] = [referencesIn(before), referencesIn(after)];
  return old.length > 0 && now.length > 0 ? [pairOf(old, now)] : [];
}

function pairOf(old: readonly string[], now: readonly string[]): string {
  return JSON.stringify([old, now]);
}

function compareNull(
  pair: Pair,
  before: readonly PlainType[],
  after: readonly PlainType[],
  walk: Walk,
): void {
  const isNull = (types: readonly PlainType[]) =>
    atomsOf(types).some(({ kind }) => kind === "null" || kind === "unknown");
  // What becomes unknown is told of as that.
  if (isUnknown(before) || isUnknown(after) || isNull(before) === isNull(after))
    return;
  note(pair, isNull(after) ? "nullable-added" : "nullable-removed", walk);
}

type Gain = Atom | { readonly kind: "container" };

function compareAtoms(
  pair: Pair,
  gained: readonly Gain[],
  lost: readonly Gain[],
  areEnums: boolean,
  walk: Walk,
): void {
  if (gained.length === 0 && lost.length === 0) return;
  const isConstant = ({ kind }: Gain) => kind === "constant";
  if (areEnums && [...gained, ...lost].every(isConstant)) {
    if (gained.length > 0) note(pair, "enum-value-added", walk);
    if (lost.length > 0) note(pair, "enum-value-removed", walk);
    return;
  }
  if (lost.length === 0) note(pair, "type-widened", walk);
  else note(pair, gained.length === 0 ? "type-narrowed" : "type-changed", walk);
}

function hasConstants(types: readonly PlainType[]): boolean {
  return atomsOf(types).some(({ kind }) => kind === "constant");
}

function isUnknown(types: readonly PlainType[]): boolean {
  return types.some(({ kind }) => kind === "unknown");
}

function isObjectLike(type: PlainType): type is ObjectType | MapType {
  return type.kind === "object" || type.kind === "map";
}

function isListLike(
  type: PlainType,
): type is Extract<PlainType, { kind: "array" | "tuple" }> {
  return type.kind === "array" || type.kind === "tuple";
}

/** Whether there are objects, or lists, where there were none. */
function newContainers(
  types: readonly PlainType[],
  others: readonly PlainType[],
): readonly Gain[] {
  if (isUnknown(others)) return [];
  return [isObjectLike, isListLike].flatMap((isOne): readonly Gain[] =>
    types.some(isOne) && !others.some(isOne) ? [{ kind: "container" }] : [],
  );
}

function compareLists(
  pair: Pair,
  before: readonly PlainType[],
  after: readonly PlainType[],
  walk: Walk,
): void {
  if (before.length === 0 || after.length === 0) return;
  const items = (types: readonly PlainType[]) =>
    unionOf(types.flatMap(childrenOf));
  const known = walk.noted;
  compare(
    {
      ...pair,
      segments: [...pair.segments, anyItem],
      before: items(before),
      after: items(after),
      optional: false,
    },
    walk,
  );
  const isFixed = ({ kind }: PlainType) => kind === "tuple";
  // How many items there are, and in which order, is no path's own.
  if (walk.noted === known && [...before, ...after].some(isFixed))
    compareWhole(pair, before, after, walk);
}

function compareObjects(
  pair: Pair,
  before: readonly (ObjectType | MapType)[],
  after: readonly (ObjectType | MapType)[],
  walk: Walk,
): void {
  if (before.length === 0 || after.length === 0) return;
  const isMap = (type: ObjectType | MapType) => type.kind === "map";
  if (before.every(isMap) && after.every(isMap)) {
    const values = (types: readonly PlainType[]) =>
      unionOf(types.flatMap(childrenOf));
    compare(
      {
        ...pair,
        segments: [...pair.segments, anyKey],
        before: values(before),
        after: values(after),
        optional: true,
      },
      walk,
    );
    return;
  }
  if (before.some(isMap) || after.some(isMap)) {
    compareWhole(pair, before, after, walk);
    return;
  }
  const [old, now] = [before.filter(isObject), after.filter(isObject)];
  const known = walk.noted;
  compareProperties(pair, old, now, walk);
  if (old.length > 1 || now.length > 1) compareKinds(pair, old, now, walk);
  // Keys that are not named, and which of them go together, are no path's own.
  if (walk.noted === known) compareWhole(pair, before, after, walk);
}

function isObject(type: ObjectType | MapType): type is ObjectType {
  return type.kind === "object";
}

/** Objects that a constant tells apart are compared one by one as well: their keys are no others' keys. */
function compareKinds(
  pair: Pair,
  before: readonly ObjectType[],
  after: readonly ObjectType[],
  walk: Walk,
): void {
  const isAlike = (old: ObjectType, now: ObjectType): boolean =>
    tagsOf(old, walk.old).some((tag) => tagsOf(now, walk.now).includes(tag));
  for (const old of before) {
    const [now, ...more] = after.filter((now) => isAlike(old, now));
    if (!now || more.length > 0) continue;
    if (before.filter((other) => isAlike(other, now)).length === 1)
      compareProperties(pair, [old], [now], walk);
  }
}

function compareProperties(
  pair: Pair,
  before: readonly ObjectType[],
  after: readonly ObjectType[],
  walk: Walk,
): void {
  const [old, now] = [propertiesOfAll(before), propertiesOfAll(after)];
  for (const [key, { types, optional, ...remarks }] of now) {
    const was = old.get(key);
    const below: Pair = {
      ...pair,
      segments: [...pair.segments, key],
      before: unionOf(was?.types ?? [{ kind: "never" }]),
      after: unionOf(types),
      optional,
    };
    if (!was) {
      note(below, "path-added", walk);
      continue;
    }
    if (was.optional !== optional)
      note(
        below,
        optional ? "required-to-optional" : "optional-to-required",
        walk,
      );
    if (
      was.description !== remarks.description ||
      was.deprecated !== remarks.deprecated
    )
      note(below, "text-changed", walk);
    compare(below, walk);
  }
  for (const [key, { types, optional }] of old)
    if (!now.has(key))
      note(
        {
          ...pair,
          segments: [...pair.segments, key],
          before: unionOf(types),
          after: { kind: "never" },
          optional,
        },
        "path-removed",
        walk,
      );
}

/** Compares what no path below tells of. */
function compareWhole(
  pair: Pair,
  before: readonly PlainType[],
  after: readonly PlainType[],
  walk: Walk,
): void {
  const old = { type: unionOf(before), definitions: walk.old };
  const now = { type: unionOf(after), definitions: walk.now };
  const [fits, fitted] = [isPart(old, now), isPart(now, old)];
  if (fits && fitted) return;
  if (fits) note(pair, "type-widened", walk);
  else note(pair, fitted ? "type-narrowed" : "type-changed", walk);
}

function note(
  { segments, before, after, optional }: Pair,
  change: PathChangeKind,
  walk: Walk,
): void {
  walk.noted += 1;
  const id = JSON.stringify([
    segments.map(String),
    segments.map((segment) => typeof segment),
    change,
  ]);
  if (walk.changes.has(id)) return;
  walk.changes.set(id, {
    segments,
    change,
    optional,
    ...(change !== "path-added" && { before: summarise(before) }),
    ...(change !== "path-removed" && { after: summarise(after) }),
  });
}
