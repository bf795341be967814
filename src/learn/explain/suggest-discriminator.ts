import type { JsonObject } from "../../base/json/json.js";
import type { Override } from "../../input/manifest/manifest.js";
import {
  addToBranches,
  type Branches,
  branchesOf,
} from "../../infer/describe/branches.js";
import { misfit } from "../../infer/describe/misfit.js";
import {
  type OverrideNode,
  overrideTree,
} from "../../infer/describe/override-tree.js";
import { writePath } from "../../type/variable-path.js";
import { isOptional, seen } from "../../infer/shape/shape.js";
import {
  commonKeys,
  countOf,
  explained,
  isTagLike,
  type Kind,
  ownKeys,
  separation,
} from "./separation.js";
import { areConstants, mostConstants } from "./suggest-enum.js";
import { canBeNamed, isDecided, type Suggestion } from "./suggestion.js";
import type { Visit } from "./walk.js";

/** With fewer objects, what they differ in may be chance. */
const fewestObjects = 20;

/** A kind that was seen less often is none yet. */
const fewestOfKind = 3;

/** The share of objects that are of kinds seen so often: what is told apart has to be more than the rest. */
const leastOften = 0.5;

/** The share of what is uncertain in the keys of objects that a discriminator explains. */
const leastExplained = 0.3;

/** Candidates of one event; each costs a look at every sample. */
const mostCandidates = 100;

/** A property that may tell kinds of objects apart, and the objects by its values. */
interface Candidate {
  readonly override: Override & { readonly discriminator: string };
  readonly tree: OverrideNode;
  readonly branches: Branches;
}

/** Proposes a `discriminator` where objects of different values of a property have different keys. */
export class DiscriminatorSearch {
  readonly #candidates: readonly Candidate[];

  /** Takes what a first look at the samples has shown. */
  constructor(visits: readonly Visit[], overrides: readonly Override[]) {
    this.#candidates = visits
      .flatMap((visit) => candidatesAt(visit, overrides))
      .slice(0, mostCandidates);
  }

  /** Whether there is nothing to look for. */
  get isEmpty(): boolean {
    return this.#candidates.length === 0;
  }

  /** Looks at a sample again. */
  look(payload: JsonObject): void {
    for (const { branches, tree } of this.#candidates)
      addToBranches(branches, payload, tree);
  }

  /** What was found, one a path at most: the property that tells the objects apart best. */
  get suggestions(): readonly Suggestion[] {
    const best = new Map<string, Found>();
    for (const { override, branches } of this.#candidates) {
      const all = branchesOf(override, branches).map(
        ([tag, { shape }]): Kind => [tag, shape],
      );
      const kinds = all.filter(([, shape]) => countOf(shape) >= fewestOfKind);
      if (!areMost(kinds, all) || !areApart(kinds)) continue;
      if (explained(kinds) < leastExplained) continue;
      const score = separation(kinds, override.discriminator);
      const before = best.get(override.variable);
      if (!before || score > before.score)
        best.set(override.variable, { override, kinds, all, score });
    }
    return [...best.values()].map(toSuggestion);
  }
}

interface Found {
  readonly override: Candidate["override"];
  /** The kinds that were seen often enough. */
  readonly kinds: readonly Kind[];
  readonly all: readonly Kind[];
  readonly score: number;
}

/** Notes properties that are called as what tells kinds apart, of which too few objects were seen to be sure. */
export function likelyTag(
  visit: Visit,
  suggestions: readonly Suggestion[],
): string | undefined {
  const { object } = visit.shape;
  if (!object || !hasKinds(visit)) return undefined;
  const path = writePath(visit.segments);
  if (suggestions.some((each) => each.path === path)) return undefined;
  for (const [key, { shape }] of object.properties) {
    const { string } = shape;
    const values = string?.distinct?.size ?? 0;
    if (!string || string.count < object.count || !isTagLike(key)) continue;
    if (seen(shape) > string.count || values < 2) continue;
    const isRare =
      object.count < fewestObjects || object.count < values * fewestOfKind;
    if (!isRare || !areConstants([...(string.distinct?.keys() ?? [])], key))
      continue;
    const tag = JSON.stringify(path === "" ? key : `${path}.${key}`);
    return `${tag} looks like a tag that tells kinds of objects apart: ${values} values in ${object.count} objects, too few of each to be sure.`;
  }
  return undefined;
}

/** Whether the value is always an object, and not all have the same keys: then there may be kinds of them. */
function hasKinds(visit: Visit): boolean {
  const { object, nulls } = visit.shape;
  if (!object || seen(visit.shape) > object.count + nulls) return false;
  if (isDecided(visit) || !canBeNamed(visit)) return false;
  return [...object.properties.values()].some((each) =>
    isOptional(object, each),
  );
}

function candidatesAt(
  visit: Visit,
  overrides: readonly Override[],
): readonly Candidate[] {
  const { object } = visit.shape;
  if (!object || object.count < fewestObjects || !hasKinds(visit)) return [];
  const properties = [...object.properties];
  return properties.flatMap(([key, property]) => {
    const { string } = property.shape;
    const isConstant =
      string?.distinct &&
      string.count === object.count &&
      string.distinct.size > 1 &&
      string.distinct.size <= mostConstants &&
      areConstants([...string.distinct.keys()], key);
    if (!isConstant || seen(property.shape) > string.count) return [];
    const own = visit.node?.children.get(key)?.override;
    if (own && misfit(own, "discriminator") !== undefined) return [];
    return [candidate(writePath(visit.segments), key, overrides)];
  });
}

/** Of the overrides, only those that say which paths there are matter here. */
function candidate(
  variable: string,
  discriminator: string,
  overrides: readonly Override[],
): Candidate {
  const override = { variable, path: [], discriminator };
  const others = overrides
    .filter((other) => other.map === true && other.variable !== variable)
    .map(({ variable, path }) => ({ variable, path, map: true }));
  return {
    override,
    tree: overrideTree([...others, override]),
    branches: new Map(),
  };
}

/** Whether hardly any object is of a kind that is rare. */
function areMost(kinds: readonly Kind[], all: readonly Kind[]): boolean {
  const count = (some: readonly Kind[]) =>
    some.reduce((sum, [, shape]) => sum + countOf(shape), 0);
  return kinds.length > 1 && count(kinds) >= count(all) * leastOften;
}

/** Whether each kind has a key of its own, and no two have the same ones. */
function areApart(kinds: readonly Kind[]): boolean {
  const common = commonKeys(kinds);
  const own = kinds.map((kind) => ownKeys(kind, common).sort().join("\n"));
  return own.every((keys) => keys !== "") && new Set(own).size === own.length;
}

function toSuggestion({ override, kinds, all }: Found): Suggestion {
  const { variable, discriminator } = override;
  const common = commonKeys(kinds);
  const told = kinds.map((kind) => {
    const [tag, shape] = kind;
    const own = ownKeys(kind, common);
    const more = own.length > 3 ? ", …" : "";
    return `all ${countOf(shape)} objects with ${JSON.stringify(tag)} have ${own.slice(0, 3).join(", ")}${more}`;
  });
  const rare = all.length - kinds.length;
  if (rare > 0)
    told.push(
      `${rare} more kind${rare === 1 ? " is" : "s are"} rare, so that one type is left for ${rare === 1 ? "it" : "them"} and for all others`,
    );
  const named = kinds.flatMap(([tag]) => (typeof tag === "string" ? tag : []));
  return {
    path: variable,
    kind: "discriminator",
    override: { discriminator, ...(rare > 0 && { kinds: named }) },
    evidence: told.join("; "),
  };
}
