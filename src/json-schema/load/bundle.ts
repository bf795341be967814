import { basename } from "node:path";
import type { Place } from "../../base/diagnostics/diagnostic.js";
import {
  get,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";
import { copier } from "./copy.js";
import { definitionsKeyword } from "./draft.js";
import type { Draft } from "../../type/payload.js";
import type { Target } from "./identify.js";
import { isSchema, type Schema } from "./keywords.js";
import { decodeFragment, follow } from "./pointer.js";
import type { Resolution } from "./resolve-references.js";

/** A hand-written schema with everything it refers to, as one document. */
export interface SchemaBundle {
  /** Refers to nothing outside itself: every `$ref` in it is a pointer, `#/…`. */
  readonly schema: JsonObject;
  readonly draft: Draft;
  /** Where a value of {@link schema} was written. */
  readonly place: (path: JsonPath, part?: "key" | "value") => Place;
}

/**
 * Puts what a schema refers to in other files among its own definitions, and points every reference there.
 * The order of keys stays; besides references and identifiers, nothing is changed.
 */
export function bundle(resolution: Resolution, draft: Draft): SchemaBundle {
  const { root } = resolution;
  const keyword = definitionsKeyword(draft);
  const own = isObject(root.value) ? get(root.value, keyword) : undefined;
  const placed = placeOutsiders(
    resolution,
    isObject(own) ? Object.keys(own) : [],
  );
  const names = new Map(
    [...placed].map(([name, target]) => [keyOf(target), name]),
  );
  const addressOf = ({ source, path }: Target): JsonPath => {
    if (source === root.source) return path;
    for (let length = 0; length <= path.length; length += 1) {
      const name = names.get(keyOf({ source, path: path.slice(0, length) }));
      if (name !== undefined) return [keyword, name, ...path.slice(length)];
    }
    throw new Error(
      "A reference leads to a schema that has no place in the bundle.",
    );
  };
  const copy = copier(resolution, draft, addressOf);
  const schema = copy(isObject(root.value) ? root.value : { not: !root.value });
  const definitions = [...placed].map(([name, { value }]): [string, Json] => [
    name,
    copy(value),
  ]);
  return {
    schema: isObject(schema)
      ? addDefinitions(schema, keyword, definitions)
      : {},
    draft,
    place: (path, part) => {
      const [first, name, ...rest] = path;
      const outsider = first === keyword ? placed.get(String(name)) : undefined;
      if (!outsider) return root.source.place(path, part);
      return outsider.source.place([...outsider.path, ...rest], part);
    },
  };
}

/** The schema that a reference in a bundle leads to. */
export function dereference(
  { schema }: SchemaBundle,
  reference: string,
): Schema | undefined {
  return schemaAt(schema, reference);
}

/** The schema that a reference within a schema leads to: `#/definitions/address`. */
export function schemaAt(
  schema: JsonObject,
  reference: string,
): Schema | undefined {
  const pointer = decodeFragment(reference.slice(1));
  if (pointer === "") return schema;
  const value = follow(schema, pointer)?.at(-1)?.value;
  return isSchema(value) ? value : undefined;
}

/** The schemas to take over from other files, by the names they get; what lies in another is not taken twice. */
function placeOutsiders(
  { root, targets }: Resolution,
  taken: readonly string[],
): ReadonlyMap<string, Target> {
  const outsiders = new Map<string, Target>();
  for (const target of targets) {
    if (target.source !== root.source) outsiders.set(keyOf(target), target);
  }
  const placed = new Map<string, Target>();
  const used = new Set(taken);
  for (const target of outsiders.values()) {
    const { source, path } = target;
    const isInAnother = path.some((_, length) =>
      outsiders.has(keyOf({ source, path: path.slice(0, length) })),
    );
    if (isInAnother) continue;
    const name = freeName(nameOf(target), used);
    used.add(name);
    placed.set(name, target);
  }
  return placed;
}

function keyOf({ source, path }: Pick<Target, "source" | "path">): string {
  return JSON.stringify([source.uri, path]);
}

/** `address.json` becomes `address`, `common.json#/definitions/address` becomes `common.address`. */
function nameOf({ source, path }: Target): string {
  const stem = basename(source.file).replace(/(?:\.schema)?\.json$/i, "");
  const steps = path.filter(
    (step) => !["definitions", "$defs", "properties"].includes(String(step)),
  );
  return [stem, ...steps].join(".").replace(/[^\p{L}\p{N}_.$-]+/gu, "-");
}

function freeName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; used.has(free); count += 1) free = `${name}-${count}`;
  return free;
}

function addDefinitions(
  schema: JsonObject,
  keyword: string,
  definitions: readonly [string, Json][],
): JsonObject {
  if (definitions.length === 0) return schema;
  const own = get(schema, keyword) ?? {};
  // Where the schema's own are no object, it is invalid, and nothing will be made of it.
  if (!isObject(own)) return schema;
  return {
    ...schema,
    [keyword]: Object.fromEntries([...Object.entries(own), ...definitions]),
  };
}
