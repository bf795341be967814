import type { Json } from "../base/json/json.js";
import { alternativesOf } from "./alternatives.js";
import type { Defined } from "./is-part.js";
import type { PayloadType, PlainType } from "./payload-type.js";
import { leastValueOf, valuesOf } from "./values-of.js";
import { isAny, type Segment, type Segments } from "./variable-path.js";

/** More would not find what these do not. */
const mostPayloads = 200;

/**
 * Small payloads in which a value stands at the end of a path, and those in which it is absent but what it would be in
 * is there. With `*`, the first item or any key.
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
    const found = alternativesOf(type, definitions).flatMap((one) => {
      const child = childAt(one, step);
      if (!child) return [];
      const own = { type: one, definitions };
      const least = leastValueOf(own);
      const inner = least === undefined ? [] : build(child, steps);
      return [
        ...inner.map((value) => put(least ?? null, step, value)),
        ...(steps.length === 0
          ? valuesOf(own).map((value) => lacking(value, step))
          : []),
      ];
    });
    return found.slice(0, mostPayloads);
  };
  return build(payload.type, segments);
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
  if (Array.isArray(value))
    return [inner, ...(value as readonly Json[]).slice(1)];
  const key = isAny(step) ? "a" : step;
  return Object.fromEntries([...Object.entries(value ?? {}), [key, inner]]);
}

function lacking(value: Json, step: Segment): Json {
  if (Array.isArray(value) || isAny(step)) return value;
  return Object.fromEntries(
    Object.entries(value ?? {}).filter(([key]) => key !== step),
  );
}
