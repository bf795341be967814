import type { PayloadType } from "./payload-type.js";
import { membersOf } from "./visit.js";

/** Types as TypeScript has them, on one line; what is in an object is left to the paths below it. */
export function typeLine(types: readonly PayloadType[]): string {
  const lines = types.flatMap(membersOf).map(lineOf);
  const others = lines.filter((line) => line !== "null");
  const all = lines.includes("null") ? [...others, "null"] : others;
  return [...new Set(all)].join(" | ");
}

function lineOf(type: PayloadType): string {
  switch (type.kind) {
    case "integer":
      return "number";
    case "string": {
      const known = (type.known ?? []).map((value) => JSON.stringify(value));
      return [...known, "string"].join(" | ");
    }
    case "enum":
      return type.values.map((value) => JSON.stringify(value)).join(" | ");
    case "array": {
      const items = typeLine([type.items]);
      return items.includes(" | ") ? `(${items})[]` : `${items}[]`;
    }
    case "map":
      return `Record<string, ${typeLine([type.values])}>`;
    case "union":
      return typeLine(type.members);
    case "tuple":
      return `[${type.items.map((item) => typeLine([item])).join(", ")}]`;
    case "intersection":
      return type.parts.map(lineOf).join(" & ");
    case "reference":
      return type.name;
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "object":
      return type.kind;
  }
}
