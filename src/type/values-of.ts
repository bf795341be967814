import type { Json, JsonObject } from "../base/json/json.js";
import { sizeOf } from "../base/json/size.js";
import { alternativesOf } from "./alternatives.js";
import type { StringFormat } from "./formats.js";
import type { Defined } from "./payload-type.js";
import type {
  ArrayType,
  Definitions,
  MapType,
  ObjectType,
  PayloadType,
  PlainType,
  TupleType,
} from "./payload-type.js";
import { isRecurring, referencesIn } from "./recursion.js";

/** More would not find what these do not. */
const mostPayloads = 200;

/** Types that are gone into for the values of one: through references to references there would be no end. */
const mostTypes = 10_000;

/** Deeper than payloads may be nested no value is looked for. */
const maxDepth = 256;

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

/** The way to a type: how deep it is, and the references that were gone through. */
interface Way {
  readonly depth: number;
  readonly names: readonly string[];
}

const start: Way = { depth: 0, names: [] };

function further({ depth, names }: Way, references: readonly string[]): Way {
  return { depth: depth + 1, names: [...names, ...references] };
}

/** What values are made with. */
interface Making {
  readonly definitions: Definitions;
  /** What to try as keys where any are possible. */
  readonly keys: readonly string[];
  /** Types that may still be gone into. */
  left: number;
}

/**
 * Small values of a type, at least one for each thing that it may be; none where no value is of it. Objects have what
 * they must have, and one property at a time is each thing that it may be. What a type that refers to itself may be is
 * tried as deep as it has variables.
 *
 * @param keys what to try as keys where any are possible
 */
export function valuesOf(
  { type, definitions }: Defined,
  keys: readonly string[] = [],
): readonly Json[] {
  const making = { definitions, keys: [...keys, anyOther], left: mostTypes };
  return [...valuesWithin(type, start, making)];
}

/** The first of the {@link valuesOf} a type; undefined where no value is of it. */
export function leastValueOf({ type, definitions }: Defined): Json | undefined {
  return leastWithin(type, start, { definitions, keys: [], left: mostTypes });
}

function* valuesWithin(
  type: PayloadType,
  way: Way,
  making: Making,
): Generator<Json, void, undefined> {
  const references = referencesIn(type);
  if (isOver(way, making) || isRecurring(references, way.names)) return;
  const below = further(way, references);
  for (const one of alternativesOf(type, making.definitions))
    yield* plainValues(one, below, making);
}

/** Whether there is an end to it, one type being gone into more. */
function isOver({ depth }: Way, making: Making): boolean {
  making.left -= 1;
  return making.left < 0 || depth > maxDepth;
}

function plainValues(
  type: PlainType,
  way: Way,
  making: Making,
): Iterable<Json> {
  const within = (inner: PayloadType) => valuesWithin(inner, way, making);
  switch (type.kind) {
    case "array":
      return listValues(within(type.items));
    case "tuple":
      return tupleValues(type, making);
    case "map":
      return atMost(mapValues(within(type.values), making));
    case "object":
      return atMost(objectValues(type, within, making));
    case "unknown":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "string":
    case "enum":
      return scalarsOf(type);
  }
}

type Scalar = Exclude<PlainType, ArrayType | TupleType | MapType | ObjectType>;

function scalarsOf(type: Scalar): readonly Json[] {
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
  }
}

function* atMost(values: Iterable<Json>): Generator<Json, void, undefined> {
  let left = mostPayloads;
  for (const value of values) {
    yield value;
    left -= 1;
    if (left === 0) return;
  }
}

function* listValues(items: Iterable<Json>): Generator<Json, void, undefined> {
  yield [];
  for (const item of items) yield [item];
}

function tupleValues(
  { items, least, rest }: TupleType,
  making: Making,
): readonly Json[] {
  const all = items.map((item) => listOf(leastWithin(item, start, making)));
  const needed = all.slice(0, least);
  if (needed.some(({ length }) => length === 0)) return [];
  const more = listOf(leastWithin(rest, start, making));
  return [needed.flat(), all.flat(), [...all.flat(), ...more]];
}

function* mapValues(
  values: Iterable<Json>,
  { keys }: Making,
): Generator<Json, void, undefined> {
  yield {};
  for (const value of values) for (const key of keys) yield { [key]: value };
}

function* objectValues(
  type: ObjectType,
  within: (inner: PayloadType) => Iterable<Json>,
  making: Making,
): Generator<Json, void, undefined> {
  const least = leastObject(type, start, making);
  if (!least) return;
  yield least;
  for (const { key, type: inner } of type.properties)
    for (const value of within(inner)) yield { ...least, [key]: value };
  const other = type.others && leastWithin(type.others, start, making);
  if (other === undefined) return;
  for (const key of making.keys) yield { [key]: other, ...least };
}

/** The smallest value of each type that one was found of. */
const found = new WeakMap<Definitions, WeakMap<PayloadType, Json>>();

/** The smallest value of a type, which has none of the same type in it. */
function leastWithin(
  type: PayloadType,
  way: Way,
  making: Making,
): Json | undefined {
  const known =
    found.get(making.definitions) ?? new WeakMap<PayloadType, Json>();
  found.set(making.definitions, known);
  const least = known.get(type) ?? findLeast(type, way, making);
  if (least !== undefined) known.set(type, least);
  return least;
}

function findLeast(
  type: PayloadType,
  way: Way,
  making: Making,
): Json | undefined {
  const references = referencesIn(type);
  if (
    isOver(way, making) ||
    references.some((name) => way.names.includes(name))
  )
    return undefined;
  const below = further(way, references);
  const [smallest] = alternativesOf(type, making.definitions)
    .flatMap((one) => listOf(leastPlain(one, below, making)))
    .map((value) => ({ value, size: sizeOf(value) }))
    .toSorted((a, b) => a.size - b.size);
  return smallest?.value;
}

function leastPlain(
  type: PlainType,
  way: Way,
  making: Making,
): Json | undefined {
  if (type.kind === "array") return [];
  if (type.kind === "map") return {};
  if (type.kind === "object") return leastObject(type, way, making);
  if (type.kind !== "tuple") return scalarsOf(type)[0];
  const items = type.items
    .slice(0, type.least)
    .flatMap((item) => listOf(leastWithin(item, way, making)));
  return items.length < type.least ? undefined : items;
}

/** An object with what it must have. */
function leastObject(
  { properties }: ObjectType,
  way: Way,
  making: Making,
): JsonObject | undefined {
  const entries: [string, Json][] = [];
  for (const { key, type, optional } of properties) {
    if (optional) continue;
    const value = leastWithin(type, way, making);
    if (value === undefined) return undefined;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

function listOf(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : [value];
}
