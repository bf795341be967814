import type { PayloadType } from "./payload-type.js";

/** Whether two types are the same at first sight: scalars, references to one name, or one and the same object. */
export function isSame(a: PayloadType, b: PayloadType): boolean {
  if (a === b) return true;
  if (a.kind === "string") return b.kind === "string" && a.format === b.format;
  if (a.kind === "reference")
    return b.kind === "reference" && a.name === b.name;
  return (
    (a.kind === "boolean" ||
      a.kind === "integer" ||
      a.kind === "number" ||
      a.kind === "unknown" ||
      a.kind === "never" ||
      a.kind === "null") &&
    a.kind === b.kind
  );
}
