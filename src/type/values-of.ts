import type { Json, JsonObject } from "../base/json/json.js";
import { alternativesOf } from "./alternatives.js";
import type { StringFormat } from "./formats.js";
import type { Defined } from "./is-part.js";
import type { ObjectType, PayloadType, PlainType } from "./payload-type.js";
import { isAny, type Segment, type Segments } from "./variable-path.js";

/** Deeper than this no value is looked for: a type that needs itself has none. */
const maxDepth = 64;

/** More would not find what these do not. */
const mostPayloads = 200;

/** Two of each format, since one may be among a few constants. */
const texts: Readonly<Record<StringFormat, readonly string[]>> = {
  "date-time": ["2020-01-01T00:00:00Z", "1970-07-07T07:07:07Z"],
  date: ["2020-01-01", "1970-07-07"],
  email: ["a@example.com", "someone@example.org"],
  uuid: [
    "00000000-0000-4000-8000-000000000000",
    "6f1c1bd2-8c1b-4b4e-9a52-0d0f1a1f9b11",
  ],
  uri: ["https://example.com/", "urn:example:a"],
};

/** A key like no other, for objects that may have any. */
const anyOther = "\u{fffd}";

/**
 * Small values of a type, at least one for each thing that it may be; none where no value is of it. Objects have what
 * they must have, and one property at a time is each thing that it may be.
 *
 * @param keys what to try as keys where any are possible
 */
export function valuesOf(
  { type, definitions }: Defined,
  keys: readonly string[] = [],
): readonly Json[] {
  const open = [...keys, anyOther];
  const of = (type: PayloadType, depth: number): readonly Json[] =>
    depth > maxDepth
      ? []
      : alternativesOf(type, definitions).flatMap((one) => plain(one, depth));
  const plain = (type: PlainType, depth: number): readonly Json[] => {
    const first = (inner: PayloadType) => of(inner, depth + 1).slice(0, 1);
    switch (type.kind) {
      case "unknown":
        return ["", 0, true, null, {}, []];
      case "null":
        return [null];
      case "boolean":
        return [false, true];
      case "integer":
        return [0, 70_707];
      case "number":
        return [0, 0.5, 70_707.5];
      case "string":
        return type.format === undefined
          ? ["", "a", anyOther].filter((text) => !type.except?.includes(text))
          : texts[type.format];
      case "enum":
        return type.values;
      case "array":
        return [[], ...of(type.items, depth + 1).map((item) => [item])];
      case "tuple": {
        const items = type.items.map(first);
        const needed = items.slice(0, type.least);
        if (needed.some(({ length }) => length === 0)) return [];
        const rest = first(type.rest);
        return [needed.flat(), items.flat(), [...items.flat(), ...rest]];
      }
      case "map": {
        const values = of(type.values, depth + 1);
        return [
          {},
          ...open.flatMap((key) => values.map((value) => ({ [key]: value }))),
        ].slice(0, mostPayloads);
      }
      case "object": {
        const least = leastOf(type, first);
        if (!least) return [];
        const others = type.others ? first(type.others) : [];
        return [
          least,
          ...type.properties.flatMap(({ key, type }) =>
            of(type, depth + 1).map((value) => ({ ...least, [key]: value })),
          ),
          ...open.flatMap((key) =>
            others.map((other) => ({ [key]: other, ...least })),
          ),
        ].slice(0, mostPayloads);
      }
    }
  };
  return of(type, 0);
}

/** An object with what it must have. */
function leastOf(
  { properties }: ObjectType,
  first: (type: PayloadType) => readonly Json[],
): JsonObject | undefined {
  const entries = properties
    .filter(({ optional }) => !optional)
    .map(({ key, type }) => [key, first(type)] as const);
  if (entries.some(([, values]) => values.length === 0)) return undefined;
  return Object.fromEntries(
    entries.flatMap(([key, [value]]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}

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
      const around = valuesOf({ type: one, definitions });
      const [least] = around;
      const inner = least === undefined ? [] : build(child, steps);
      return [
        ...inner.map((value) => put(least ?? null, step, value)),
        ...(steps.length === 0
          ? around.map((value) => lacking(value, step))
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
