import {
  isObject,
  type Json,
  type JsonObject,
} from "../../src/base/json/json.js";

/** What samples show at one path; worked out here a second time, and more simply than in the product. */
export interface Observation {
  readonly types: Set<string>;
  /** How many objects there are at the path, and how many of them have each key. */
  objects: number;
  readonly keys: Map<string, number>;
}

export type Observations = ReadonlyMap<string, Observation>;

/** The way to a value in a sample. */
export type Path = readonly (string | number)[];

/** Looks at every value in every sample; all items of an array share a path. */
export function observe(samples: readonly Json[]): Observations {
  const seen = new Map<string, Observation>();
  const look = (value: Json, path: Path): void => {
    const name = pathName(path);
    const observation: Observation = seen.get(name) ?? {
      types: new Set(),
      objects: 0,
      keys: new Map(),
    };
    seen.set(name, observation);
    observation.types.add(typeName(value));
    if (isObject(value)) observation.objects += 1;
    for (const [key, child] of childrenOf(value)) {
      const count = observation.keys.get(String(key)) ?? 0;
      observation.keys.set(String(key), count + 1);
      look(child, [...path, key]);
    }
  };
  for (const sample of samples) look(sample, []);
  return seen;
}

/** The same for every item of an array. */
export function pathName(path: Path): string {
  return JSON.stringify(
    path.map((step) => (typeof step === "number" ? 0 : step)),
  );
}

export function typeName(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** The values in a value, by key or index. */
export function childrenOf(value: Json): [string | number, Json][] {
  if (Array.isArray(value)) return [...(value as readonly Json[]).entries()];
  return isObject(value) ? Object.entries(value) : [];
}

/** A copy in which the value at the path is another; undefined takes it away. */
export function replace(
  value: Json,
  [step, ...rest]: Path,
  by: Json | undefined,
): Json {
  if (step === undefined) return by ?? null;
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, index) =>
      index === step ? replace(item, rest, by) : item,
    );
  const object = value as JsonObject;
  const { [String(step)]: child = null, ...others } = object;
  if (rest.length === 0 && by === undefined) return others;
  return { ...object, [String(step)]: replace(child, rest, by) };
}
