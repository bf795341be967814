import type {
  ObjectType,
  PayloadType,
  Property,
} from "../../type/payload-type.js";
import { unionOf } from "../../type/union.js";
import { isOfType } from "./own-types.js";

/** Pairs of members of two unions that are looked at. */
const maxPairs = 100;

/** The type of values that are of two types at once; undefined where there can be none. */
export function both(a: PayloadType, b: PayloadType): PayloadType | undefined {
  if (a.kind === "unknown") return b;
  if (b.kind === "unknown") return a;
  if (a.kind === "union" || b.kind === "union") return bothUnions(a, b);
  if (a.kind === "enum" || b.kind === "enum") return bothEnums(a, b);
  if (a.kind === "array" && b.kind === "array")
    return { kind: "array", items: both(a.items, b.items) ?? a.items };
  if (a.kind === "map" && b.kind === "map")
    return { kind: "map", values: both(a.values, b.values) ?? a.values };
  if (a.kind === "object" && b.kind === "object") return bothObjects(a, b);
  if (a.kind === "object" && b.kind === "map") return a;
  if (a.kind === "map" && b.kind === "object") return b;
  if (a.kind === "number" && b.kind === "integer") return b;
  if (a.kind === "integer" && b.kind === "number") return a;
  if (a.kind === "string" && b.kind === "string" && a.format === undefined)
    return b;
  return a.kind === b.kind ? a : undefined;
}

function bothUnions(a: PayloadType, b: PayloadType): PayloadType | undefined {
  const [left, right] = [membersOf(a), membersOf(b)];
  if (left.length * right.length > maxPairs) return a;
  const pairs = left
    .flatMap((one) => right.map((other) => both(one, other)))
    .filter((type) => type !== undefined);
  return pairs.length > 0 ? unionOf(pairs) : undefined;
}

function membersOf(type: PayloadType): readonly PayloadType[] {
  return type.kind === "union" ? type.members : [type];
}

/** The constants of one type that are of the other. */
function bothEnums(a: PayloadType, b: PayloadType): PayloadType | undefined {
  const [constants, other] = a.kind === "enum" ? [a, b] : [b, a];
  if (constants.kind !== "enum") return undefined;
  const values = constants.values.filter((value) =>
    other.kind === "enum"
      ? other.values.includes(value)
      : isOfType(value, [other.kind]),
  );
  return values.length > 0 ? { kind: "enum", values } : undefined;
}

function bothObjects(a: ObjectType, b: ObjectType): ObjectType {
  const properties = new Map<string, Property>(
    a.properties.map((property) => [property.key, property]),
  );
  for (const property of b.properties) {
    const other = properties.get(property.key);
    if (!other) {
      properties.set(property.key, property);
      continue;
    }
    const type = both(other.type, property.type) ?? other.type;
    properties.set(property.key, {
      ...property,
      ...other,
      type,
      optional: other.optional && property.optional,
    });
  }
  return { kind: "object", properties: [...properties.values()] };
}
