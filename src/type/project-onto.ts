import { alternativesOf } from "./alternatives.js";
import type { Defined } from "./payload-type.js";
import type { ObjectType, PayloadType, PlainType } from "./payload-type.js";
import { unionOf } from "./union.js";
import { anyItem, anyKey, type Segments } from "./variable-path.js";
import { childrenOf, mapChildren } from "./visit.js";

const unknown: PayloadType = { kind: "unknown" };

/**
 * What a type says of the value at a path and of nothing else: the reader of a variable knows no more.
 *
 * @param isWhole whether what is in the value counts; else, of an object or list at the end of the path, only that it
 *   is one
 */
export function projectOnto(
  payload: Defined,
  segments: Segments,
  isWhole: boolean,
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
    return unionOf([
      ...scalars,
      throughKey(objects, step, (inner) => project(inner, steps)),
    ]);
  };
  return { type: project([payload.type], segments), definitions };
}

/** The type without a word on keys that it does not name. */
function opened(type: PayloadType): PayloadType {
  const inner = mapChildren(type, opened);
  return inner.kind === "object" ? { ...inner, others: unknown } : inner;
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
