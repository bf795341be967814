import { alternativesOf } from "../type/alternatives.js";
import { payloadReference } from "../type/definitions.js";
import type {
  Definitions,
  PayloadType,
  PlainType,
  Property,
  WholeType,
} from "../type/payload-type.js";
import { isRecurring, referencesIn } from "../type/recursion.js";
import { unionOf } from "../type/union.js";
import {
  anyItem,
  anyKey,
  type Segments,
  type NoConstant,
  maxConstantDepth,
  whyNoConstant,
} from "../type/variable-path.js";
import { childrenOf } from "../type/visit.js";

/** One variable of an event, and those below it. The payload itself is the root, and no variable. */
export interface Variable {
  readonly segments: Segments;
  readonly type: PayloadType;
  /** What its value can be, references followed. */
  readonly alternatives: readonly PlainType[];
  /** Whether the property it stands for may be absent. */
  readonly optional: boolean;
  /** Why not to read it any more, or true; where kinds of objects have it, of all of them. */
  readonly deprecated?: string | true;
  /** Properties that a path reaches, in the payload's order. */
  readonly properties: ReadonlyMap<string, Variable>;
  /** What stands for any item, where the value may be an array. */
  readonly item: Variable | undefined;
  /** What stands for the value of any key, where the value may be a map. */
  readonly entry: Variable | undefined;
}

/** A key that no path can reach, and where it is. */
export interface UnreachableKey {
  readonly segments: Segments;
  readonly reason: NoConstant;
}

/** Variables of an event that are told apart: through references to references their number can double at every step. */
const maxVariables = 10_000;

/** References that may be gone through on the way to a variable; the next is tried where there are too many variables. */
const reaches = [Infinity, 20, 12, 9, 7, 6, 5, 4, 3, 2, 1];

/** What the variables of an event are worked out with. */
interface Walk {
  readonly definitions: Definitions;
  readonly keys: UnreachableKey[];
  /** References that may be gone through on the way to one variable. */
  readonly reach: number;
  /** The references that were gone through on the way here. */
  readonly above: readonly string[];
  readonly count: { variables: number };
}

/**
 * Works out an event's variables from its payload's type. Where a type refers to itself, the variables end after the
 * second time.
 */
export function variablesOf({ type, definitions }: WholeType): {
  readonly root: Variable;
  readonly unreachable: readonly UnreachableKey[];
} {
  const within = (reach: number) => {
    const keys: UnreachableKey[] = [];
    const count = { variables: 0 };
    const above = [payloadReference];
    const walk = { definitions, keys, reach, above, count };
    const root = variable(type, false, [], walk);
    return { root, unreachable: keys, count: count.variables };
  };
  let found = within(Infinity);
  for (const reach of definitions.size > 0 ? reaches : []) {
    if (found.count <= maxVariables) break;
    found = within(reach);
  }
  return found;
}

/** Whether the value may be an object or an array, so that its constant has `$path`. */
export function isComposite({ alternatives }: Variable): boolean {
  return alternatives.some(isContainer);
}

function isContainer({ kind }: PlainType): boolean {
  return (
    kind === "object" || kind === "array" || kind === "tuple" || kind === "map"
  );
}

/** Whether a template literal type takes the key for an array's index, as it does `0`, `1e3` and ` `. */
export function isIndexLike(key: string): boolean {
  return key !== "" && Number.isFinite(Number(key));
}

const none: ReadonlyMap<string, Variable> = new Map();
const noReferences: readonly string[] = [];

function variable(
  type: PayloadType,
  optional: boolean,
  segments: Segments,
  walk: Walk,
): Variable {
  walk.count.variables += 1;
  const alternatives = alternativesOf(type, walk.definitions);
  const isLeaf = !alternatives.some(isContainer);
  const references = isLeaf ? noReferences : referencesIn(type);
  if (isLeaf || isTooFar(references, walk)) {
    return {
      segments,
      type,
      alternatives,
      optional,
      properties: none,
      item: undefined,
      entry: undefined,
    };
  }
  const below =
    references.length > 0
      ? { ...walk, above: [...walk.above, ...references] }
      : walk;
  const properties = new Map<string, Variable>();
  for (const property of propertiesOf(alternatives)) {
    const { key, type, optional, deprecated } = property;
    const path = [...segments, key];
    const reason = note(path, walk.keys);
    if (reason === "empty" || reason === "dot") continue;
    const found = variable(type, optional, path, below);
    properties.set(key, deprecated ? { ...found, deprecated } : found);
  }
  return {
    segments,
    type,
    alternatives,
    optional,
    properties,
    item: itemOf(alternatives, properties, segments, below),
    entry: entryOf(alternatives, properties, segments, below),
  };
}

function isTooFar(
  references: readonly string[],
  { above, reach, count }: Walk,
): boolean {
  if (references.length === 0) return false;
  return (
    above.length > reach ||
    count.variables > maxVariables ||
    isRecurring(references, above)
  );
}

/** Notes why a path has no constant, if so; of all that is too deep, the first level is enough. */
function note(path: Segments, keys: UnreachableKey[]): NoConstant | undefined {
  const reason = whyNoConstant(path);
  if (reason && path.length <= maxConstantDepth + 1)
    keys.push({ segments: path, reason });
  return reason;
}

function itemOf(
  alternatives: readonly PlainType[],
  properties: ReadonlyMap<string, Variable>,
  segments: Segments,
  walk: Walk,
): Variable | undefined {
  const lists = alternatives.filter(
    ({ kind }) => kind === "array" || kind === "tuple",
  );
  if (lists.length === 0) return undefined;
  const path: Segments = [...segments, anyItem];
  note(path, walk.keys);
  // In an object that may as well be an array, a key such as `0` has the same path as an item.
  const alike = [...properties]
    .filter(([key]) => isIndexLike(key))
    .map(([, { type }]) => type);
  // What may follow a tuple's own items may be anything, and these have paths all the same.
  const rests = lists.flatMap((list) =>
    list.kind === "tuple" && list.rest.kind === "unknown" ? [list.rest] : [],
  );
  const types = lists
    .flatMap(childrenOf)
    .filter((type) => !rests.some((rest) => rest === type));
  const item = variable(unionOf([...types, ...alike]), false, path, walk);
  return rests.length > 0 ? { ...item, type: { kind: "unknown" } } : item;
}

/** The payload's own keys have none, nor have those beside a property that is called as what would lead to them. */
function entryOf(
  alternatives: readonly PlainType[],
  properties: ReadonlyMap<string, Variable>,
  segments: Segments,
  walk: Walk,
): Variable | undefined {
  const maps = alternatives.filter((one) => one.kind === "map");
  if (maps.length === 0 || segments.length === 0 || properties.has("$key"))
    return undefined;
  const path: Segments = [...segments, anyKey];
  note(path, walk.keys);
  return variable(unionOf(maps.map(({ values }) => values)), false, path, walk);
}

/**
 * The properties of all objects among the alternatives; one that several have is of any of their types, and deprecated
 * where all of them say so.
 */
function propertiesOf(alternatives: readonly PlainType[]): Iterable<Property> {
  const objects = alternatives.filter((one) => one.kind === "object");
  const [only, ...others] = objects;
  if (only && others.length === 0) return only.properties;
  const properties = new Map<string, Property>();
  for (const property of objects.flatMap(({ properties }) => properties)) {
    const other = properties.get(property.key);
    const type = other ? unionOf([other.type, property.type]) : property.type;
    const optional = property.optional || other?.optional === true;
    const { deprecated, ...own } = property;
    const isStale = deprecated && (!other || other.deprecated);
    properties.set(property.key, {
      ...own,
      type,
      optional,
      ...(isStale && { deprecated }),
    });
  }
  return properties.values();
}
