import {
  isObject,
  type Json,
  type JsonObject,
} from "../../src/base/json/json.js";
import {
  childrenOf,
  type Observations,
  type Path,
  pathName,
  replace,
} from "./observe.js";

/** A payload that was spoilt, and how. */
export interface Mutation {
  readonly how: string;
  readonly payload: Json;
}

type Mutate = (
  value: Json,
  path: Path,
  seen: Observations,
) => Json | undefined | typeof none;

const none = Symbol("no mutation of this kind is possible here");

/** Ways to spoil the value at a path. */
const kinds: Readonly<Record<string, Mutate>> = {
  "removed key": (_, path, seen) => {
    const parent = seen.get(pathName(path.slice(0, -1)));
    const key = path.at(-1);
    const isRequired =
      typeof key === "string" && parent?.keys.get(key) === parent?.objects;
    return isRequired ? undefined : none;
  },
  "changed type": (_, path, seen) => {
    const types = seen.get(pathName(path))?.types ?? new Set();
    if (types.size === 1 && types.has("null")) return none; // nothing is known of it
    const others: Readonly<Record<string, Json>> = {
      boolean: true,
      string: "changed",
      number: 0.5,
      array: ["changed"],
      object: { changed: true },
      null: null,
    };
    return (
      Object.entries(others).find(([type]) => !types.has(type))?.[1] ?? none
    );
  },
  "added key": (value, path, seen) => {
    const known = seen.get(pathName(path))?.keys.size ?? 0;
    return isObject(value) && known > 0 ? { ...value, _added: 1 } : none;
  },
};

/** Spoils a payload in every way: near its root, in the middle, and as deep as it goes. */
export function mutations(payload: JsonObject, seen: Observations): Mutation[] {
  return Object.entries(kinds).flatMap(([kind, mutate]) => {
    const possible = pathsIn(payload, []).flatMap(([path, value]) => {
      const by = mutate(value, path, seen);
      return by === none ? [] : [{ path, by }];
    });
    possible.sort((a, b) => a.path.length - b.path.length);
    const chosen = new Set([
      possible[0],
      possible[possible.length >> 1],
      possible.at(-1),
    ]);
    return [...chosen].flatMap((choice) =>
      choice
        ? [
            {
              how: `${kind} at ${choice.path.join(".")}`,
              payload: replace(payload, choice.path, choice.by),
            },
          ]
        : [],
    );
  });
}

function pathsIn(value: Json, path: Path): [Path, Json][] {
  return childrenOf(value).flatMap(([key, child]): [Path, Json][] => [
    [[...path, key], child],
    ...pathsIn(child, [...path, key]),
  ]);
}
