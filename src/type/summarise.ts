import type { PayloadType } from "./payload-type.js";

/** A type in a few words, without what is in it. */
export function summarise(type: PayloadType): string {
  switch (type.kind) {
    case "string":
      return type.format === undefined ? "string" : `string (${type.format})`;
    case "enum":
      return type.values.map((value) => JSON.stringify(value)).join(" | ");
    case "map":
      return "object";
    case "union":
      return [...new Set(type.members.map(summarise))].join(" | ");
    case "tuple":
      return "array";
    case "intersection":
      return [...new Set(type.parts.map(summarise))].join(" & ");
    case "reference":
      return type.name;
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "array":
    case "object":
      return type.kind;
  }
}
