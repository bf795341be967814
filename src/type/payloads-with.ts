import { isList, isObject, type Json } from "../base/json/json.js";
import { alternativesOf } from "./alternatives.js";
import type { Defined, PayloadType, PlainType } from "./payload-type.js";
import { leastValueOf, valuesOf } from "./values-of.js";
import { isAny, type Segment, type Segments } from "./variable-path.js";

/** More would not find what these do not. */
const mostPayloads = 2_000;

/**
 * Small payloads in which a value stands at the end of a path, one for each thing that it may be, and those that do not
 * go so far. With `*`, the first item or any key.
 *
 * @param keys what to try as keys where any are possible
 */
export function payloadsWith(
  payload: Defined,
  segments: Segments,
  keys: readonly string[] = [],
): readonly Json[] {
  const { definitions } = payload;
  const build = (
    type: PayloadType,
    [step, ...steps]: Segments,
  ): readonly Json[] => {
    if (step === undefined) return valuesOf({ type, definitions }, keys);
    const found = alternativesOf(type, definitions).map((one) => {
      const child = childAt(one, step);
      if (!child) return [];
      const least = leastValueOf({ type: one, definitions });
      if (least === undefined) return [];
      return [
        least,
        ...build(child, steps).map((value) => put(least, step, value)),
      ];
    });
    return inTurn(found).slice(0, mostPayloads);
  };
  return build(payload.type, segments);
}

/** The first of each list, then the second: where there are too many, each kind of payload is among those that stay. */
function inTurn(lists: readonly (readonly Json[])[]): readonly Json[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

function childAt(type: PlainType, step: Segment): PayloadType | undefined {
  if (type.kind === "object")
    return type.properties.find(({ key }) => key === step)?.type ?? type.others;
  if (!isAny(step)) return type.kind === "map" ? type.values : undefined;
  if (type.kind === "array") return type.items;
  if (type.kind === "tuple") return type.items[0] ?? type.rest;
  return type.kind === "map" ? type.values : undefined;
}

function put(value: Json, step: Segment, inner: Json): Json {
  if (isList(value)) return [inner, ...value.slice(1)];
  const object = isObject(value) ? value : {};
  return { ...object, [isAny(step) ? "a" : step]: inner };
}
