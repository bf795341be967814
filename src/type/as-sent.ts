import type { PayloadType, WholeType } from "./payload-type.js";
import { childrenOf, mapChildren } from "./visit.js";

/**
 * The type of payloads as workflows receive them: what trigger functions always fill is always there. Of an event
 * without such paths, the type itself.
 */
export function asSent(whole: WholeType): WholeType {
  return isFilled(whole.type) ? { ...whole, type: filled(whole.type) } : whole;
}

function isFilled(type: PayloadType): boolean {
  const own = type.kind === "object" ? type.properties : [];
  return (
    own.some(({ alwaysFilled }) => alwaysFilled) ||
    childrenOf(type).some(isFilled)
  );
}

function filled(type: PayloadType): PayloadType {
  const inner = mapChildren(type, filled);
  if (inner.kind !== "object") return inner;
  const properties = inner.properties.map((property) =>
    property.alwaysFilled ? { ...property, optional: false } : property,
  );
  return { ...inner, properties };
}
