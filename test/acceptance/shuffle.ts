import { isObject, type Json } from "../../src/base/json/json.js";
import type { RecordedEvent } from "./octokit.js";

/** The same events with their samples, and the keys of every object in them, in another order. */
export function shuffle(
  events: readonly RecordedEvent[],
  seed: number,
): RecordedEvent[] {
  const random = generator(seed);
  const mix = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  const mixKeys = <T extends Json>(value: T): T => {
    if (Array.isArray(value)) return value.map(mixKeys) as Json as T;
    if (!isObject(value)) return value;
    const entries = mix(Object.entries(value));
    return Object.fromEntries(
      entries.map(([key, child]) => [key, mixKeys(child)]),
    ) as T;
  };
  return events.map(({ name, examples }) => ({
    name,
    examples: mix(examples).map(mixKeys),
  }));
}

/** Numbers from 0 to 1 that look random and are the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
