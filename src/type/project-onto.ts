import { alternativesOf } from "./alternatives.js";

import type {
  Defined,
  Definitions,
  ObjectType,
  PayloadType,
  PlainType,
  Property,
} from "./payload-type.js";
import { tagsOf } from "./properties-of-all.js";
import { unionOf } from "./union.js";
import { anyItem, anyKey, type Segments } from "./variable-path.js";
import { childrenOf, mapChildren } from "./visit.js";

const unknown: PayloadType = { kind: "unknown" };

/**
 * What a type says of the value at a path and of nothing else: the reader of a variable knows no more. A sender knows
 * which of the objects that a constant tells apart it sends.
 *
 * @param isWhole whether what is in the value counts; else, of an object or list at the end of the path, only that it
 *   is one
 */
export function projectOnto(
  payload: Defined,
  segments: Segments,
  isWhole: boolean,
  side: "senders" | "workflows",
): Defined {
  const { definitions } = payload;
  const project = (
    types: readonly PayloadType[],
    [step, ...steps]: Segments,
  ): PayloadType => {
    if (step === undefined && isWhole) return opened(unionOf(types));
    const all = types.flatMap((type) => alternativesOf(type, definitions));
    const kept = all.map((one): PayloadType => {
      if (one.kind === "tuple" || one.kind === "array")
        return {
          kind: "array",
          items: step === anyItem ? project(childrenOf(one), steps) : unknown,
        };
      if (one.kind === "map")
        return {
          kind: "map",
          values: step === anyKey ? project([one.values], steps) : unknown,
        };
      return one;
    });
    const objects = all.filter((one) => one.kind === "object");
    const scalars = kept.filter(({ kind }) => kind !== "object");
    if (objects.length === 0) return unionOf(scalars);
    if (typeof step !== "string")
      return unionOf([...scalars, { kind: "map", values: unknown }]);
    const through = (some: readonly ObjectType[]) =>
      throughKey(some, step, (inner) => project(inner, steps));
    const tags =
      side === "senders" ? tagsBetween(objects, definitions) : undefined;
    return unionOf([
      ...scalars,
      ...(tags
        ? objects.map((one, index) => withTag(through([one]), tags[index]))
        : [through(objects)]),
    ]);
  };
  return { type: project([payload.type], segments), definitions };
}

/** The type without a word on keys that it does not name. */
function opened(type: PayloadType): PayloadType {
  const inner = mapChildren(type, opened);
  return inner.kind === "object" ? { ...inner, others: unknown } : inner;
}

/** The property of each object that tells it from all others; undefined where there is none. */
function tagsBetween(
  objects: readonly ObjectType[],
  definitions: Definitions,
): readonly Property[] | undefined {
  const [first] = objects;
  return first?.properties
    .map(({ key }) =>
      objects.flatMap(({ properties }) =>
        properties.filter((own) => own.key === key && !own.optional),
      ),
    )
    .find((own) => {
      const tags = tagsOf({ kind: "object", properties: own }, definitions);
      return (
        own.length === objects.length && new Set(tags).size === objects.length
      );
    });
}

/** An object that a constant tells from others. */
function withTag(type: PlainType, tag: Property | undefined): PlainType {
  const own = type.kind === "object" ? type.properties : [];
  if (!tag || own.some(({ key }) => key === tag.key)) return type;
  return { kind: "object", properties: [tag, ...own], others: unknown };
}

function throughKey(
  objects: readonly ObjectType[],
  key: string,
  project: (types: readonly PayloadType[]) => PayloadType,
): PlainType {
  const found = objects.flatMap(({ properties }) =>
    properties.filter((property) => property.key === key),
  );
  if (found.length === 0) return { kind: "map", values: unknown };
  const optional =
    found.length < objects.length || found.some(({ optional }) => optional);
  const type = project(found.map(({ type }) => type));
  return {
    kind: "object",
    properties: [{ key, type, optional }],
    others: unknown,
  };
}
