import type { JsonObject } from "../../base/json/json.js";
import type { Override } from "../../input/manifest/manifest.js";
import {
  addToBranches,
  type Branch,
  type Branches,
  branchesOf,
  type Tag,
} from "../../infer/describe/branches.js";
import { misfit } from "../../infer/describe/misfit.js";
import {
  type OverrideNode,
  overrideTree,
} from "../../infer/describe/override-tree.js";
import { writePath } from "../../type/variable-path.js";
import { isOptional, seen, type Shape } from "../../infer/shape/shape.js";
import { areConstants, mostConstants } from "./suggest-enum.js";
import { canBeNamed, isDecided, type Suggestion } from "./suggestion.js";
import type { Visit } from "./walk.js";

/** With fewer objects, what they differ in may be chance. */
const fewestObjects = 20;

/** A kind that was seen less often is none yet. */
const fewestOfKind = 3;

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

  /** What was found, one a path at most: the property that has the fewest values. */
  get suggestions(): readonly Suggestion[] {
    const best = new Map<string, Found>();
    for (const { override, branches } of this.#candidates) {
      const kinds = branchesOf(override, branches);
      const before = best.get(override.variable);
      if (!areApart(kinds)) continue;
      if (!before || kinds.length < before.kinds.length)
        best.set(override.variable, { override, kinds });
    }
    return [...best.values()].map(toSuggestion);
  }
}

/** The objects with one value of a candidate. */
type Kind = readonly [tag: Tag, branch: Branch];

interface Found {
  readonly override: Candidate["override"];
  readonly kinds: readonly Kind[];
}

function candidatesAt(
  visit: Visit,
  overrides: readonly Override[],
): readonly Candidate[] {
  const { object, nulls } = visit.shape;
  if (!object || object.count < fewestObjects) return [];
  if (seen(visit.shape) > object.count + nulls) return [];
  if (isDecided(visit) || !canBeNamed(visit)) return [];
  const properties = [...object.properties];
  // Where all objects have the same keys there are no kinds of them.
  if (!properties.some(([, property]) => isOptional(object, property)))
    return [];
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

/** Whether each kind has a key of its own, and no two have the same ones. */
function areApart(kinds: readonly Kind[]): boolean {
  const common = commonKeys(kinds);
  const own = kinds.map((kind) => ownKeys(kind, common).sort().join("\n"));
  return (
    kinds.every(([, { shape }]) => countOf(shape) >= fewestOfKind) &&
    own.every((keys) => keys !== "") &&
    new Set(own).size === own.length
  );
}

/** The keys that objects of every kind can have. */
function commonKeys(kinds: readonly Kind[]): ReadonlySet<string> {
  return kinds
    .map(([, { shape }]) => new Set(shape.object?.properties.keys()))
    .reduce((one, other) => new Set([...one].filter((key) => other.has(key))));
}

/** The keys that all objects of a kind have, and those of some other kind never. */
function ownKeys([, { shape }]: Kind, common: ReadonlySet<string>): string[] {
  const { object } = shape;
  return [...(object?.properties ?? [])].flatMap(([key, property]) =>
    object && !isOptional(object, property) && !common.has(key) ? [key] : [],
  );
}

function countOf({ object }: Shape): number {
  return object?.count ?? 0;
}

function toSuggestion({ override, kinds }: Found): Suggestion {
  const { variable, discriminator } = override;
  const common = commonKeys(kinds);
  const told = kinds.map((kind) => {
    const [tag, { shape }] = kind;
    const own = ownKeys(kind, common);
    const more = own.length > 3 ? ", …" : "";
    return `all ${countOf(shape)} objects with ${JSON.stringify(tag)} have ${own.slice(0, 3).join(", ")}${more}`;
  });
  return {
    path: variable,
    kind: "discriminator",
    override: { discriminator },
    evidence: told.join("; "),
  };
}
