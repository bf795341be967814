import { alternativesOf } from "./alternatives.js";
import { compareValues } from "./compare-values.js";
import { type Comparison, note, type Pair } from "./comparison.js";
import { isListLike, isObjectLike } from "./containers.js";
import { isAlike } from "./is-alike.js";
import { isPart } from "./is-part.js";
import { payloadReference } from "./definitions.js";
import { isRecurring, referencesIn } from "./recursion.js";
import { propertiesOfAll, tagsOf } from "./properties-of-all.js";
import type { PathChange } from "./path-change.js";
import type {
  MapType,
  ObjectType,
  PlainType,
  WholeType,
} from "./payload-type.js";
import { unionOf } from "./union.js";
import { anyItem, anyKey, maxConstantDepth } from "./variable-path.js";
import { childrenOf } from "./visit.js";

/** Pairs of types that are compared; references to references could go on for ever. */
const maxPairs = 20_000;

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
  const walk: Comparison = {
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

function compare(pair: Pair, walk: Comparison): void {
  walk.left -= 1;
  if (walk.left < 0 || pair.segments.length > maxConstantDepth) return;
  const was = { type: pair.before, definitions: walk.old };
  if (isAlike(was, { type: pair.after, definitions: walk.now })) return;
  const before = alternativesOf(pair.before, walk.old);
  const after = alternativesOf(pair.after, walk.now);
  compareValues(pair, before, after, walk);
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

function compareLists(
  pair: Pair,
  before: readonly PlainType[],
  after: readonly PlainType[],
  walk: Comparison,
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
  walk: Comparison,
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
  walk: Comparison,
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
  walk: Comparison,
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
  walk: Comparison,
): void {
  const old = { type: unionOf(before), definitions: walk.old };
  const now = { type: unionOf(after), definitions: walk.now };
  const [fits, fitted] = [isPart(old, now), isPart(now, old)];
  if (fits && fitted) return;
  if (fits) note(pair, "type-widened", walk);
  else note(pair, fitted ? "type-narrowed" : "type-changed", walk);
}
