import { alternativesOf } from "./alternatives.js";
import { atomsOf, beyond } from "./atoms.js";
import { isAlike } from "./is-alike.js";
import type {
  Defined,
  ObjectType,
  PayloadType,
  PlainType,
} from "./payload-type.js";
import { childrenOf } from "./visit.js";

/** Pairs that are being compared, as text: what leads back to one is decided there. */
type Open = ReadonlySet<string>;

/** Whether every value of one type is surely one of another. */
export function isPart(part: Defined, whole: Defined): boolean {
  return isWithin(part.type, whole.type, part, whole, new Set());
}

function isWithin(
  part: PayloadType,
  whole: PayloadType,
  left: Defined,
  right: Defined,
  open: Open,
): boolean {
  if (isAlike({ ...left, type: part }, { ...right, type: whole })) return true;
  let below = open;
  if (mayLeadBack(part) || mayLeadBack(whole)) {
    const pair = JSON.stringify([part, whole]);
    if (open.has(pair)) return true;
    below = new Set([...open, pair]);
  }
  const wide = alternativesOf(whole, right.definitions);
  if (wide.some(({ kind }) => kind === "unknown")) return true;
  const narrow = alternativesOf(part, left.definitions);
  return (
    beyond(atomsOf(narrow), atomsOf(wide)).length === 0 &&
    narrow
      .filter((one) => childrenOf(one).length > 0 || isContainer(one))
      .every((one) =>
        wide.some((other) => isPlainWithin(one, other, left, right, below)),
      )
  );
}

/** Whether references may stand in it with no object or list between: a type that holds itself comes by such a one. */
function mayLeadBack({ kind }: PayloadType): boolean {
  return kind === "reference" || kind === "union" || kind === "intersection";
}

function isContainer({ kind }: PlainType): boolean {
  return (
    kind === "object" || kind === "map" || kind === "array" || kind === "tuple"
  );
}

function isPlainWithin(
  part: PlainType,
  whole: PlainType,
  left: Defined,
  right: Defined,
  open: Open,
): boolean {
  const within = (one: PayloadType, other: PayloadType): boolean =>
    isWithin(one, other, left, right, open);
  if (whole.kind === "map") {
    if (part.kind !== "map" && part.kind !== "object") return false;
    return childrenOf(part).every((child) => within(child, whole.values));
  }
  if (whole.kind === "object")
    return part.kind === "object" && isObjectWithin(part, whole, within);
  if (whole.kind === "array")
    return (
      (part.kind === "array" || part.kind === "tuple") &&
      childrenOf(part).every((item) => within(item, whole.items))
    );
  if (whole.kind !== "tuple" || part.kind !== "tuple") return false;
  const itemAt = (tuple: typeof whole, index: number) =>
    tuple.items[index] ?? tuple.rest;
  const longest = Math.max(part.items.length, whole.items.length);
  return (
    part.least >= whole.least &&
    Array.from({ length: longest + 1 }, (_, index) => index).every((index) =>
      within(itemAt(part, index), itemAt(whole, index)),
    )
  );
}

function isObjectWithin(
  part: ObjectType,
  whole: ObjectType,
  within: (one: PayloadType, other: PayloadType) => boolean,
): boolean {
  const own = new Map(part.properties.map((each) => [each.key, each]));
  const known = new Map(whole.properties.map((each) => [each.key, each]));
  const never: PayloadType = { kind: "never" };
  const fits = (key: string): boolean => {
    const [mine, theirs] = [own.get(key), known.get(key)];
    if (theirs && !theirs.optional && (!mine || mine.optional)) return false;
    return within(
      mine?.type ?? part.others ?? never,
      theirs?.type ?? whole.others ?? never,
    );
  };
  return (
    [...new Set([...own.keys(), ...known.keys()])].every(fits) &&
    within(part.others ?? never, whole.others ?? never)
  );
}
