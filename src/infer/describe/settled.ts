import {
  anyItem,
  anyKey,
  anySign,
  type Segments,
} from "../../type/variable-path.js";
import { kindsIn } from "../shape/kinds-in.js";
import { valuesOf } from "../shape/merge.js";
import {
  isOne,
  joinMarks,
  type Mark,
  type ObjectFacet,
  type PropertyFacet,
  seen,
  type Shape,
  unmarked,
} from "../shape/shape.js";
import type { OverrideNode } from "./override-tree.js";

/** With fewer payloads, that all of them have a key may be chance. */
const fewestPayloads = 3;

/** With fewer keys, that their values are alike may be chance. */
const fewestKeys = 3;

/** The chance that the next payload brings a new key, up to which none is expected. */
const mostNewKeys = 1 / 20;

/** What the objects of an event show together; each by itself is often seen too seldom. */
export interface Survey {
  /** The share of payloads that bring a new key of an object, as the mean of objects that several had; 1 without any. */
  readonly usual: number;
  /** Objects that are probably of a kind and hardly bring new keys, as one, by their {@link namesOf}. */
  readonly kin: ReadonlyMap<string, Kin>;
}

/** Several objects as one. */
export interface Kin {
  readonly count: number;
  /** Keys of the object that has the most. */
  readonly most: number;
  readonly payloads: number;
  readonly keys: Map<string, { readonly count: number; readonly only: Mark }>;
}

/** Looks at all objects in payloads of a shape. Keys that are data are never new. */
export function surveyOf(shape: Shape, overrides: OverrideNode): Survey {
  const kin = new Map<string, Kin>();
  const shares: number[] = [];
  const look = (
    { array, object }: Shape,
    node: OverrideNode | undefined,
    at: Segments,
    isAlike: boolean,
  ): void => {
    const any = node?.children.get(anySign);
    if (array) look(array.items, any, [...at, anyItem], isAlike);
    if (!object) return;
    if (object.values || node?.override?.map) {
      look(valuesOf(object), any, [...at, anyKey], true);
      return;
    }
    const { payloads, properties } = object;
    if (payloads > 1) shares.push(newsIn(properties.values()) / payloads);
    for (const name of namesOf(at, isAlike)) addTo(kin, name, object);
    const areAlike = haveLikeValues(object);
    for (const { key, shape } of properties.values())
      look(shape, node?.children.get(key), [...at, key], areAlike);
  };
  look(shape, overrides, [], false);
  const sum = shares.reduce((sum, share) => sum + share, 0);
  const usual = shares.length > 0 ? sum / shares.length : 1;
  const settled = [...kin].filter(
    ([, { most, payloads, keys }]) =>
      // Objects with few keys in common lend each other none, or schemas would grow with the square of their number.
      keys.size <= most * 2 && !bringsNew(payloads, keys.values(), usual),
  );
  return { usual, kin: new Map(settled) };
}

/** What makes an object kin of others: its name, and that of what it is in, where all in there are alike. */
function namesOf(segments: Segments, isAlike: boolean): readonly string[] {
  const [own, around] = segments.filter((one) => one !== anyItem).reverse();
  const names = typeof own === "string" ? [`.${own}`] : [];
  return own !== undefined && isAlike
    ? [...names, `*${String(around)}`]
    : names;
}

function addTo(
  all: Map<string, Kin>,
  name: string,
  { count, most, payloads, properties }: ObjectFacet,
): void {
  const kin: Kin = all.get(name) ?? {
    count: 0,
    most: 0,
    payloads: 0,
    keys: new Map(),
  };
  for (const { key, shape, only } of properties.values()) {
    const known = kin.keys.get(key);
    kin.keys.set(key, {
      count: (known?.count ?? 0) + seen(shape),
      only: joinMarks(known?.only ?? unmarked, only),
    });
  }
  all.set(name, {
    count: kin.count + count,
    most: Math.max(kin.most, most),
    payloads: kin.payloads + payloads,
    keys: kin.keys,
  });
}

/** The kin of an object, which has at least half of its keys, too: one word may stand for different things. */
export function kinOf(
  facet: ObjectFacet,
  segments: Segments,
  { kin }: Survey,
): readonly Kin[] {
  return namesOf(segments, true)
    .flatMap((name) => kin.get(name) ?? [])
    .filter(({ keys }) => {
      const shared = [...facet.properties.values()].filter(
        ({ key, shape }) => (keys.get(key)?.count ?? 0) > seen(shape),
      );
      return shared.length * 2 >= facet.properties.size;
    });
}

/**
 * Whether a key has to be there that none of an object's payloads lacked: enough of them had the object for that to be no
 * chance, and none of its kin lacked the key.
 */
export function isSettled(
  { payloads }: ObjectFacet,
  { key }: PropertyFacet,
  kin: readonly Kin[],
): boolean {
  return (
    payloads >= fewestPayloads &&
    kin.every(({ count, keys }) => (keys.get(key)?.count ?? count) === count)
  );
}

/** Whether payloads keep bringing new keys of an object that has no kin. */
export function isOpen(
  { payloads, properties }: ObjectFacet,
  { usual }: Survey,
): boolean {
  return bringsNew(payloads, properties.values(), usual);
}

/**
 * Whether the next payload may bring a new key: by Good and Turing, as large a share does as alone had one, with one more
 * payload that does as is usual. That all keys of the first are new says nothing of the second.
 */
function bringsNew(
  payloads: number,
  keys: Iterable<{ readonly only: Mark }>,
  usual: number,
): boolean {
  const news = payloads > 1 ? newsIn(keys) : usual;
  return news + usual > mostNewKeys * (payloads + 1);
}

/** How many payloads have a key that no other has. */
function newsIn(keys: Iterable<{ readonly only: Mark }>): number {
  const alone = new Set<Mark>();
  for (const { only } of keys) if (isOne(only)) alone.add(only);
  return alone.size;
}

/** The values of all keys as one, where there are enough of them and all are of one JSON type. */
export function alikeIn(facet: ObjectFacet): Shape | undefined {
  return haveLikeValues(facet) ? valuesOf(facet) : undefined;
}

function haveLikeValues({ properties }: ObjectFacet): boolean {
  const values = [...properties.values()].map(({ shape }) => shape);
  return values.length >= fewestKeys && kindsIn(values) === 1;
}
