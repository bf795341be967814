import { isOfType } from "../base/json/json-type.js";
import { definitionOf } from "./definitions.js";
import { bothScalars, intersectionOf, isScalarType } from "./intersection.js";
import type {
  Definitions,
  EnumType,
  ObjectType,
  PayloadType,
  PlainType,
  Property,
} from "./payload-type.js";

/** Pairs of alternatives of two parts that are looked at. */
const maxPairs = 100;

/** The alternatives of each definition, worked out once: through references to references they would double. */
const known = new WeakMap<Definitions, Map<string, readonly PlainType[]>>();

/**
 * What values of a type can be, one by one: references are followed, unions taken apart, and the parts of an
 * intersection joined. None at all, where no value is of the type.
 */
export function alternativesOf(
  type: PayloadType,
  definitions: Definitions,
): readonly PlainType[] {
  if (type.kind === "never") return [];
  if (type.kind === "reference") return ofReference(type.name, definitions);
  if (type.kind === "union")
    return type.members.flatMap((member) =>
      alternativesOf(member, definitions),
    );
  if (type.kind === "intersection")
    return type.parts
      .map((part) => alternativesOf(part, definitions))
      .reduce(ofBoth);
  return [type];
}

function ofReference(
  name: string,
  definitions: Definitions,
): readonly PlainType[] {
  const done =
    known.get(definitions) ?? new Map<string, readonly PlainType[]>();
  known.set(definitions, done);
  const { type } = definitionOf(name, definitions);
  const found = done.get(name) ?? alternativesOf(type, definitions);
  done.set(name, found);
  return found;
}

function ofBoth(
  left: readonly PlainType[],
  right: readonly PlainType[],
): readonly PlainType[] {
  if (left.length * right.length > maxPairs) return left;
  return left.flatMap((one) =>
    right.flatMap((other) => both(one, other) ?? []),
  );
}

/** The type of values that are of two types at once; undefined where there can be none. */
function both(a: PlainType, b: PlainType): PlainType | undefined {
  if (a === b || b.kind === "unknown") return a;
  if (a.kind === "unknown") return b;
  if (isScalarType(a) && isScalarType(b)) {
    const scalar = bothScalars(a, b);
    return scalar.kind === "never" ? undefined : scalar;
  }
  if (a.kind === "enum") return constantsOf(a, b);
  if (b.kind === "enum") return constantsOf(b, a);
  if (a.kind === "array" && b.kind === "array")
    return { kind: "array", items: intersectionOf([a.items, b.items]) };
  if (a.kind === "tuple" && (b.kind === "tuple" || b.kind === "array"))
    return a;
  if (a.kind === "array" && b.kind === "tuple") return b;
  if (a.kind === "map" && b.kind === "map")
    return { kind: "map", values: intersectionOf([a.values, b.values]) };
  if (a.kind === "object" && b.kind === "map") return a;
  if (a.kind === "map" && b.kind === "object") return b;
  if (a.kind === "object" && b.kind === "object") return bothObjects(a, b);
  return a.kind === b.kind ? a : undefined;
}

/** Those of the constants that are of a type that is none of scalars. */
function constantsOf(
  { values }: EnumType,
  { kind }: PlainType,
): PlainType | undefined {
  const type = kind === "object" || kind === "map" ? "object" : "array";
  const kept = values.filter((value) => isOfType(value, [type]));
  return kept.length > 0 ? { kind: "enum", values: kept } : undefined;
}

function bothObjects(a: ObjectType, b: ObjectType): ObjectType {
  const properties = new Map<string, Property>(
    a.properties.map((property) => [property.key, property]),
  );
  for (const property of b.properties) {
    const other = properties.get(property.key);
    properties.set(
      property.key,
      other
        ? {
            ...property,
            ...other,
            type: intersectionOf([other.type, property.type]),
            optional: other.optional && property.optional,
          }
        : property,
    );
  }
  const others =
    a.others && b.others
      ? intersectionOf([a.others, b.others])
      : (a.others ?? b.others);
  return {
    kind: "object",
    properties: [...properties.values()],
    ...(others && { others }),
  };
}
