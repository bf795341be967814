import type { Tag } from "../../infer/describe/branches.js";
import { isOptional, seen, type Shape } from "../../infer/shape/shape.js";
import { snakeCase } from "./suggest-enum.js";

/** The objects with one value of a property. */
export type Kind = readonly [tag: Tag, shape: Shape];

/** What programmers call the property that tells what an object is. */
const tagLike =
  /(?:^|_)(?:type|kind|event|action|op|operation|object|variant|typename|category|class)$/;

/** What they call one that tells how an object fares, which has its share of properties, too. */
const stateLike = /(?:^|_)(?:status|state|phase|result|level|mode)$/;

/** What a name adds to, or takes from, the share that a property explains. */
const nameWeight = 0.25;

/** Whether a property is called as one that tells kinds of objects apart. */
export function isTagLike(key: string): boolean {
  return tagLike.test(snakeCase(key.replace(/^[@_$]+/, "")));
}

/**
 * How well a property tells objects apart: the share of what is uncertain in which keys an object has, that is certain
 * once the property is known; and what speaks for its name or against it.
 */
export function separation(kinds: readonly Kind[], key: string): number {
  const bonus = isTagLike(key)
    ? nameWeight
    : stateLike.test(snakeCase(key))
      ? -nameWeight
      : 0;
  return explained(kinds) + bonus;
}

/** From 0, where the kinds have all keys equally often, to 1, where each kind has some keys always and the others never. */
export function explained(kinds: readonly Kind[]): number {
  const keys = new Set(
    kinds.flatMap(([, { object }]) => [...(object?.properties.keys() ?? [])]),
  );
  const total = kinds.reduce((sum, [, shape]) => sum + countOf(shape), 0);
  let [before, after] = [0, 0];
  for (const key of keys) {
    const having = kinds.map(([, shape]) => timesOf(key, shape));
    const all = having.reduce((sum, times) => sum + times, 0);
    before += total * entropy(all / total);
    kinds.forEach(([, shape], index) => {
      const count = countOf(shape);
      after += count * entropy((having[index] ?? 0) / count);
    });
  }
  // Any split explains something by chance, half a bit a key and a kind at most.
  const chance = (keys.size * (kinds.length - 1)) / 2;
  return before === 0 ? 0 : Math.max(0, (before - after - chance) / before);
}

/** The bits that it takes to tell whether something is there that is there with this probability. */
function entropy(share: number): number {
  if (share <= 0 || share >= 1) return 0;
  return -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);
}

export function countOf({ object }: Shape): number {
  return object?.count ?? 0;
}

function timesOf(key: string, { object }: Shape): number {
  const property = object?.properties.get(key);
  return property ? seen(property.shape) : 0;
}

/** The keys that objects of every kind can have. */
export function commonKeys(kinds: readonly Kind[]): ReadonlySet<string> {
  return kinds
    .map(([, { object }]) => new Set(object?.properties.keys()))
    .reduce((one, other) => new Set([...one].filter((key) => other.has(key))));
}

/** The keys that all objects of a kind have, and those of some other kind never. */
export function ownKeys(
  [, { object }]: Kind,
  common: ReadonlySet<string>,
): string[] {
  return [...(object?.properties ?? [])].flatMap(([key, property]) =>
    object && !isOptional(object, property) && !common.has(key) ? [key] : [],
  );
}
