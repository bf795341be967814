import { isOfType } from "../base/json/json-type.js";
import { alternativesOf } from "./alternatives.js";
import type { Defined, PlainType } from "./payload-type.js";

/** Whether any object is of the type. */
export function canBeObject({ type, definitions }: Defined): boolean {
  return alternativesOf(type, definitions).some(
    (one) => one.kind === "unknown" || objectsIn(one) !== "none",
  );
}

/** Whether nothing but objects is of the type. */
export function isAlwaysObject({ type, definitions }: Defined): boolean {
  const all = alternativesOf(type, definitions);
  return all.length > 0 && all.every((one) => objectsIn(one) === "all");
}

function objectsIn(type: PlainType): "all" | "some" | "none" {
  if (type.kind === "object" || type.kind === "map") return "all";
  if (type.kind !== "enum") return "none";
  const objects = type.values.filter((value) => isOfType(value, ["object"]));
  if (objects.length === 0) return "none";
  return objects.length === type.values.length ? "all" : "some";
}
