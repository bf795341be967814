import type { PayloadType, Property } from "../type/payload-type.js";
import { unionOf } from "../type/union.js";
import {
  anyItem,
  anyKey,
  type Segments,
  type NoConstant,
  maxConstantDepth,
  whyNoConstant,
} from "../type/variable-path.js";

/** One variable of an event, and those below it. The payload itself is the root, and no variable. */
export interface Variable {
  readonly segments: Segments;
  readonly type: PayloadType;
  /** Whether the property it stands for may be absent. */
  readonly optional: boolean;
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

/** Works out an event's variables from its payload's type. */
export function variablesOf(payload: PayloadType): {
  readonly root: Variable;
  readonly unreachable: UnreachableKey[];
} {
  const keys: UnreachableKey[] = [];
  const root = variable(payload, false, [], keys);
  return { root, unreachable: keys };
}

/** Whether the value may be an object or an array, so that its constant has `$path`. */
export function isComposite({ type }: Variable): boolean {
  return type.kind === "union"
    ? type.members.some(isContainer)
    : isContainer(type);
}

function isContainer({ kind }: PayloadType): boolean {
  return kind === "object" || kind === "array" || kind === "map";
}

/** Whether a template literal type takes the key for an array's index, as it does `0`, `1e3` and ` `. */
export function isIndexLike(key: string): boolean {
  return key !== "" && Number.isFinite(Number(key));
}

/** The members of a union, or the type alone. */
export function membersOf(type: PayloadType): readonly PayloadType[] {
  return type.kind === "union" ? type.members : [type];
}

const none: ReadonlyMap<string, Variable> = new Map();

function variable(
  type: PayloadType,
  optional: boolean,
  segments: Segments,
  keys: UnreachableKey[],
): Variable {
  const members = membersOf(type);
  if (!members.some(isContainer)) {
    return {
      segments,
      type,
      optional,
      properties: none,
      item: undefined,
      entry: undefined,
    };
  }
  const properties = new Map<string, Variable>();
  for (const { key, type, optional } of propertiesOf(members)) {
    const path = [...segments, key];
    const reason = note(path, keys);
    if (reason === "empty" || reason === "dot") continue;
    properties.set(key, variable(type, optional, path, keys));
  }
  return {
    segments,
    type,
    optional,
    properties,
    item: itemOf(members, properties, segments, keys),
    entry: entryOf(members, properties, segments, keys),
  };
}

/** Notes why a path has no constant, if so; of all that is too deep, the first level is enough. */
function note(path: Segments, keys: UnreachableKey[]): NoConstant | undefined {
  const reason = whyNoConstant(path);
  if (reason && path.length <= maxConstantDepth + 1)
    keys.push({ segments: path, reason });
  return reason;
}

function itemOf(
  members: readonly PayloadType[],
  properties: ReadonlyMap<string, Variable>,
  segments: Segments,
  keys: UnreachableKey[],
): Variable | undefined {
  if (!members.some(({ kind }) => kind === "array")) return undefined;
  const items = members.flatMap((member) =>
    member.kind === "array" ? [member.items] : [],
  );
  const path: Segments = [...segments, anyItem];
  note(path, keys);
  // In an object that may as well be an array, a key such as `0` has the same path as an item.
  const alike = [...properties]
    .filter(([key]) => isIndexLike(key))
    .map(([, { type }]) => type);
  return variable(unionOf([...items, ...alike]), false, path, keys);
}

/** The payload's own keys have none, nor have those beside a property that is called as what would lead to them. */
function entryOf(
  members: readonly PayloadType[],
  properties: ReadonlyMap<string, Variable>,
  segments: Segments,
  keys: UnreachableKey[],
): Variable | undefined {
  const maps = members.filter((member) => member.kind === "map");
  if (maps.length === 0 || segments.length === 0 || properties.has("$key"))
    return undefined;
  const path: Segments = [...segments, anyKey];
  note(path, keys);
  return variable(unionOf(maps.map(({ values }) => values)), false, path, keys);
}

/** The properties of all objects among the members; one that several have is of any of their types. */
function propertiesOf(members: readonly PayloadType[]): Iterable<Property> {
  const objects = members.filter((member) => member.kind === "object");
  const [only, ...others] = objects;
  if (only && others.length === 0) return only.properties;
  const properties = new Map<string, Property>();
  for (const property of objects.flatMap(({ properties }) => properties)) {
    const other = properties.get(property.key);
    const type = other ? unionOf([other.type, property.type]) : property.type;
    properties.set(property.key, {
      ...property,
      type,
      optional: property.optional || other?.optional === true,
    });
  }
  return properties.values();
}
