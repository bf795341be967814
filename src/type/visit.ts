import type { PayloadType } from "./payload-type.js";

/** The members of a union, or the type alone. */
export function membersOf(type: PayloadType): readonly PayloadType[] {
  return type.kind === "union" ? type.members : [type];
}

/** The types directly inside a type. */
export function childrenOf(type: PayloadType): readonly PayloadType[] {
  switch (type.kind) {
    case "array":
      return [type.items];
    case "tuple":
      return [...type.items, type.rest];
    case "object": {
      const own = type.properties.map((property) => property.type);
      return type.others ? [...own, type.others] : own;
    }
    case "map":
      return [type.values];
    case "union":
      return type.members;
    case "intersection":
      return type.parts;
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "string":
    case "enum":
    case "reference":
      return [];
  }
}

/** A copy of the type in which every type directly inside it is changed. */
export function mapChildren(
  type: PayloadType,
  change: (type: PayloadType) => PayloadType,
): PayloadType {
  switch (type.kind) {
    case "array":
      return { ...type, items: change(type.items) };
    case "tuple":
      return {
        ...type,
        items: type.items.map(change),
        rest: change(type.rest),
      };
    case "object":
      return {
        ...type,
        properties: type.properties.map((property) => ({
          ...property,
          type: change(property.type),
        })),
        ...(type.others && { others: change(type.others) }),
      };
    case "map":
      return { ...type, values: change(type.values) };
    case "union":
      return { ...type, members: type.members.map(change) };
    case "intersection":
      return { ...type, parts: type.parts.map(change) };
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "string":
    case "enum":
    case "reference":
      return type;
  }
}
