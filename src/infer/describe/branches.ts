import {
  get,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import type { Override } from "../../input/manifest/manifest.js";
import { observe } from "../shape/observe.js";
import { emptyShape, type Mark, type Shape, unmarked } from "../shape/shape.js";
import { overriddenIn, type OverrideNode } from "./override-tree.js";

/** Stands for the values of a discriminator that its override does not name. */
export const rest = Symbol("rest");

/** What tells one kind of object from another: the value of its discriminator. */
export type Tag = string | number | boolean | typeof rest;

/** The objects with one tag. */
export interface Branch {
  readonly shape: Shape;
  /** The branches of the objects in them. */
  readonly branches: Branches;
}

/** The objects that discriminators tell apart: by the override that names the discriminator, then by tag. */
export type Branches = Map<Override, Map<Tag, Branch>>;

/** Different tags at one path; with more of them, the property is hardly one that names kinds. */
export const maxTags = 64;

/** Adds to the branches every object in the value that an override tells apart. */
export function addToBranches(
  branches: Branches,
  value: Json,
  node: OverrideNode,
  mark: Mark = unmarked,
): void {
  let inner = branches;
  if (node.override?.discriminator !== undefined && isObject(value)) {
    const branch = branchOf(branches, value, node.override);
    if (!branch) return;
    observe(branch.shape, value, Infinity, mark);
    inner = branch.branches;
  }
  for (const child of overriddenIn(value, node))
    addToBranches(inner, child.value, child.node, mark);
}

/** The branches of an override's objects, in an order that does not depend on that of the samples. */
export function branchesOf(
  override: Override,
  branches: Branches,
): readonly (readonly [Tag, Branch])[] {
  return [...(branches.get(override) ?? [])].sort(([a], [b]) => byTag(a, b));
}

/** The rest comes last. */
function byTag(a: Tag, b: Tag): number {
  if (typeof a !== typeof b) return typeof a < typeof b ? -1 : 1;
  // Where both are the rest, they are one and the same.
  return a !== rest && b !== rest && a < b ? -1 : 1;
}

/** What tells an object's kind; undefined if it has nothing that can tell objects apart. */
export function tagOf(
  object: JsonObject,
  { discriminator = "", kinds }: Override,
): Tag | undefined {
  const value = get(object, discriminator);
  if (typeof value === "number" && !Number.isFinite(value)) return undefined;
  if (value === undefined || value === null || typeof value === "object")
    return undefined;
  const isNamed = !kinds || kinds.some((kind) => kind === value);
  return isNamed ? value : rest;
}

/** The branch of an object; undefined where it has none, which is an error anyway. */
function branchOf(
  branches: Branches,
  object: JsonObject,
  override: Override,
): Branch | undefined {
  const tag = tagOf(object, override);
  if (tag === undefined) return undefined;
  const byTag = branches.get(override) ?? new Map<Tag, Branch>();
  branches.set(override, byTag);
  // One more than allowed shows that there are too many.
  if (!byTag.has(tag) && byTag.size <= maxTags)
    byTag.set(tag, { shape: emptyShape(), branches: new Map() });
  return byTag.get(tag);
}
