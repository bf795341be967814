import type { OverrideNode } from "../../infer/describe/override-tree.js";
import type {
  ObjectType,
  PayloadType,
  Property,
} from "../../type/payload-type.js";
import { membersOf } from "../../type/visit.js";
import {
  anyItem,
  anyKey,
  anySign,
  type Segment,
  type Segments,
} from "../../type/variable-path.js";
import {
  isNothing,
  type ObjectFacet,
  type Shape,
} from "../../infer/shape/shape.js";
import { valuesOf } from "../../infer/shape/merge.js";

/** What values are in. */
export type Around = "samples" | "objects" | "arrays" | "maps";

/** One variable path, with what was seen there and what follows from it. */
export interface Visit {
  readonly segments: Segments;
  readonly shape: Shape;
  /** The types there; several where kinds of objects are told apart around it. */
  readonly types: readonly PayloadType[];
  /** Whether the property may be absent. */
  readonly optional: boolean;
  readonly node: OverrideNode | undefined;
  /** The overrides of what it is in. */
  readonly parent: OverrideNode | undefined;
  /** What it is in, and how many of them there were. */
  readonly around: { readonly kind: Around; readonly count: number };
}

/** Goes through every variable path of a payload, each before what is below it. */
export function* walk(
  shape: Shape,
  type: PayloadType,
  tree: OverrideNode,
): Generator<Visit, void, undefined> {
  const count = shape.object?.count ?? 0;
  yield* from({
    segments: [],
    shape,
    types: [type],
    optional: false,
    node: tree,
    parent: undefined,
    around: { kind: "samples", count },
  });
}

function* from(visit: Visit): Generator<Visit, void, undefined> {
  yield visit;
  const members = visit.types.flatMap(membersOf);
  const { array, object } = visit.shape;
  const items = members.flatMap((type) =>
    type.kind === "array" ? [type.items] : [],
  );
  if (array && items.length > 0)
    yield* fromAny(visit, anyItem, array.items, items, array.count);
  if (!object) return;
  const values = members.flatMap((type) =>
    type.kind === "map" ? [type.values] : [],
  );
  if (values.length > 0)
    yield* fromAny(visit, anyKey, valuesOf(object), values, object.count);
  const objects = members.filter((type) => type.kind === "object");
  if (objects.length > 0) yield* fromKeys(visit, object, objects);
}

function* fromAny(
  above: Visit,
  step: Segment,
  shape: Shape,
  types: readonly PayloadType[],
  count: number,
): Generator<Visit, void, undefined> {
  if (isNothing(shape)) return;
  yield* from({
    segments: [...above.segments, step],
    shape,
    types,
    optional: false,
    node: above.node?.children.get(anySign),
    parent: above.node,
    around: { kind: step === anyItem ? "arrays" : "maps", count },
  });
}

function* fromKeys(
  above: Visit,
  { count, properties }: ObjectFacet,
  objects: readonly ObjectType[],
): Generator<Visit, void, undefined> {
  const types = new Map<string, Property[]>();
  for (const property of objects.flatMap((type) => type.properties)) {
    const alike = types.get(property.key);
    if (alike) alike.push(property);
    else types.set(property.key, [property]);
  }
  for (const [key, { shape }] of properties) {
    const own = types.get(key) ?? [];
    if (own.length === 0) continue;
    yield* from({
      segments: [...above.segments, key],
      shape,
      types: own.map(({ type }) => type),
      optional: own.some(({ optional }) => optional),
      node: above.node?.children.get(key),
      parent: above.node,
      around: { kind: "objects", count },
    });
  }
}
