import { type Atom, atomsOf, beyond } from "./atoms.js";
import { type Comparison, note, type Pair } from "./comparison.js";
import { isListLike, isObjectLike } from "./containers.js";
import type { PlainType } from "./payload-type.js";

/** Compares what a value may be by itself, and notes what changed; not what is in it. */
export function compareValues(
  pair: Pair,
  before: readonly PlainType[],
  after: readonly PlainType[],
  walk: Comparison,
): void {
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
}

function compareNull(
  pair: Pair,
  before: readonly PlainType[],
  after: readonly PlainType[],
  walk: Comparison,
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
  walk: Comparison,
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
